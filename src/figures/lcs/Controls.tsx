import { PlayButton } from '../parts/PlayButton.tsx';
import { Slider } from '../parts/Slider.tsx';
import { spokenStep } from './Explanation.tsx';
import type { LcsLabels } from './labels.ts';
import { longestText, type LcsPicture } from './model.ts';

/** The two texts, how far the table is filled, and a button that fills it cell by cell. */
export function Controls({ labels, picture, step, playing, onText1, onText2, onStep, onPlay }: ControlsProps) {
	const { text1, text2, steps } = picture;
	return (
		<div class="figure-controls">
			<TextInput label={labels.text1} value={text1} onInput={onText1} />
			<TextInput label={labels.text2} value={text2} onInput={onText2} />
			<div class="lcs-player">
				<Slider
					label={labels.step}
					shown={`${step} / ${steps}`}
					spoken={spokenStep(labels, picture, step)}
					marks={['0', steps % 2 === 0 && steps > 0 ? String(steps / 2) : '', steps > 0 ? String(steps) : ' ']}
					min={0}
					max={steps}
					value={step}
					onInput={onStep}
				/>
				<PlayButton labels={labels} playing={playing} disabled={steps === 0} onToggle={onPlay} />
			</div>
		</div>
	);
}

function TextInput({ label, value, onInput }: TextInputProps) {
	return (
		<label class="lcs-text">
			<span>{label}</span>
			<input
				type="text"
				autocomplete="off"
				autocapitalize="off"
				autocorrect="off"
				spellcheck={false}
				maxLength={longestText}
				value={value}
				onInput={(event) => onInput(event.currentTarget.value)}
			/>
		</label>
	);
}

interface ControlsProps {
	labels: LcsLabels;
	picture: LcsPicture;
	step: number;
	playing: boolean;
	onText1: (text: string) => void;
	onText2: (text: string) => void;
	onStep: (step: number) => void;
	onPlay: () => void;
}

interface TextInputProps {
	label: string;
	value: string;
	onInput: (text: string) => void;
}

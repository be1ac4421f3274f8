import { Choice } from '../parts/Choice.tsx';
import { PlayButton } from '../parts/PlayButton.tsx';
import { PushButton } from '../parts/PushButton.tsx';
import { Slider } from '../parts/Slider.tsx';
import { spokenRows, spokenStep } from './explain.ts';
import { spokenSplit } from './explain-split.ts';
import type { LcsLabels } from './labels.ts';
import { longestText, type LcsPicture, type Texts, type View } from './model.ts';

const spoken = { full: spokenStep, rows: spokenRows, split: spokenSplit };

/** The two texts, what is kept, how far the view has come, and a button that goes on step by step. */
export function Controls({ labels, picture, view, step, last, playing, onTexts, onView, onStep, onPlay }: ControlsProps) {
	const { text1, text2 } = picture;
	const views = [
		{ value: 'full', text: labels.viewFull },
		{ value: 'rows', text: labels.viewRows },
		{ value: 'split', text: labels.viewSplit },
	] as const;
	return (
		<div class="figure-controls">
			<TextInput label={labels.text1} value={text1} onInput={(text) => onTexts({ text1: text, text2 })} />
			<TextInput label={labels.text2} value={text2} onInput={(text) => onTexts({ text1, text2: text })} />
			<div class="lcs-view">
				<Choice name="lcs-view" label={labels.view} options={views} value={view} onChoose={onView} />
				<PushButton text={labels.exchange} onPush={() => onTexts({ text1: text2, text2: text1 })} />
			</div>
			<div class="lcs-player">
				<Slider
					label={view === 'split' ? labels.split : labels.step}
					shown={`${step} / ${last}`}
					spoken={spoken[view](labels, picture, step)}
					marks={['0', last % 2 === 0 && last > 0 ? String(last / 2) : '', last > 0 ? String(last) : ' ']}
					min={0}
					max={last}
					value={step}
					onInput={onStep}
				/>
				<PlayButton labels={labels} playing={playing} disabled={last === 0} onToggle={onPlay} />
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
	view: View;
	step: number;
	last: number;
	playing: boolean;
	onTexts: (texts: Texts) => void;
	onView: (view: View) => void;
	onStep: (step: number) => void;
	onPlay: () => void;
}

interface TextInputProps {
	label: string;
	value: string;
	onInput: (text: string) => void;
}

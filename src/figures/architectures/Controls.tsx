import { Choice } from '../parts/Choice.tsx';
import { PushButton } from '../parts/PushButton.tsx';
import { Slider } from '../parts/Slider.tsx';
import type { ArchitecturesLabels } from './labels.ts';
import { modelNames, firstShare, type Settings } from './model.ts';

export const [leastShare, greatestShare] = [10, 60];

/** The model; how much is corrupted, or for GPT how long the prefix is; and another draw. */
export function Controls({ labels, settings, longestPrefix, result, onChange }: ControlsProps) {
	const { model, share, prefix, seed } = settings;
	const draws = model !== 'gpt';
	return (
		<div class="figure-controls">
			<Choice
				name="architectures-model"
				label={labels.model}
				options={modelNames.map((value) => ({ value, text: labels[value] }))}
				value={model}
				onChoose={(chosen) => onChange({ model: chosen, share: firstShare[chosen] || share })}
			/>
			{draws ? (
				<Slider
					key="share"
					label={labels.share}
					shown={`${share}%`}
					spoken={`${share}%; ${result}`}
					marks={[`${leastShare}%`, '', `${greatestShare}%`]}
					min={leastShare}
					max={greatestShare}
					value={share}
					onInput={(value) => onChange({ share: value })}
				/>
			) : (
				<Slider
					key="prefix"
					label={labels.prefix}
					shown={String(prefix)}
					spoken={`${prefix}; ${result}`}
					marks={['1', '', String(longestPrefix)]}
					min={1}
					max={longestPrefix}
					value={prefix}
					onInput={(value) => onChange({ prefix: value })}
				/>
			)}
			{draws && <PushButton text={labels.redraw} onPush={() => onChange({ seed: seed + 1 })} />}
		</div>
	);
}

interface ControlsProps {
	labels: ArchitecturesLabels;
	settings: Settings;
	longestPrefix: number;
	/** What the setting leads to, as a screen reader says it. */
	result: string;
	onChange: (change: Partial<Settings>) => void;
}

import type { ModelName } from '@examples/vision-language-connector';
import { Choice } from '../parts/Choice.tsx';
import { Slider } from '../parts/Slider.tsx';
import { formatCount } from './format.ts';
import type { ConnectorsLabels } from './labels.ts';
import { contexts, durations, images, modelNames, type ImageName } from './model.ts';

const modelOptions = (Object.keys(modelNames) as ModelName[]).map((value) => ({ value, text: modelNames[value] }));
const contextOptions = contexts.map((value) => ({ value, text: formatCount(Number(value)) }));

/** Model, image, video and context. */
export function Controls({ labels, state, spoken, onChange }: ControlsProps) {
	const imageOptions = (Object.keys(images) as ImageName[]).map((value) => ({
		value,
		text: `${labels.images[value]} ${images[value].width} × ${images[value].height}`,
	}));
	const duration = durations[state.position]!;
	const shown = duration === 0 ? labels.noVideo : `${formatCount(duration)} ${labels.seconds}`;
	return (
		<div class="figure-controls">
			<Choice
				name="connectors-model"
				label={labels.model}
				options={modelOptions}
				value={state.model}
				onChoose={(model) => onChange({ model })}
			/>
			<Choice
				name="connectors-image"
				label={labels.image}
				options={imageOptions}
				value={state.image}
				onChoose={(image) => onChange({ image })}
			/>
			<Choice
				name="connectors-context"
				label={labels.context}
				options={contextOptions}
				value={state.context}
				onChoose={(context) => onChange({ context })}
			/>
			<Slider
				label={labels.video}
				shown={shown}
				spoken={`${shown}; ${spoken}`}
				marks={[labels.noVideo, ...[durations.length >> 1, durations.length - 1].map((i) => `${formatCount(durations[i]!)} ${labels.seconds}`)]}
				min={0}
				max={durations.length - 1}
				value={state.position}
				onInput={(position) => onChange({ position })}
			/>
		</div>
	);
}

/** What the reader has chosen. */
export interface ConnectorsState {
	model: ModelName;
	image: ImageName;
	context: (typeof contexts)[number];
	/** Of the video slider. */
	position: number;
}

interface ControlsProps {
	labels: ConnectorsLabels;
	state: ConnectorsState;
	/** The result, for the slider to speak. */
	spoken: string;
	onChange: (change: Partial<ConnectorsState>) => void;
}

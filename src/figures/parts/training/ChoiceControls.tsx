import { Choice } from '../Choice.tsx';
import { formatExact } from '../format.ts';
import { TrainingControls, type TrainingLabels } from './TrainingControls.tsx';
import type { Training } from './use-training.ts';
import './choice-controls.css';

/** The options of a training to choose, side by side, and under them the training itself. */
export function ChoiceControls<Options extends Numbers<Options>, Snapshot>({ name, choices, ...controls }: ChoiceControlsProps<Options, Snapshot>) {
	const { options, choose } = controls.training;
	return (
		<div class="figure-controls">
			<div class="training-choices">
				{choices.map(({ key, label, values, text = formatExact }) => (
					<Choice
						key={key}
						name={`${name}-${key}`}
						label={label}
						options={values.map((value) => ({ value: String(value), text: text(value) }))}
						value={String(options[key])}
						onChoose={(value) => choose({ [key]: Number(value) } as Partial<Options>)}
					/>
				))}
			</div>
			<TrainingControls {...controls} />
		</div>
	);
}

/** Options that are numbers, all of them. */
type Numbers<Options> = { [name in keyof Options]: number };

/** One option, and what can be chosen for it. */
export interface OptionChoice<Options> {
	key: keyof Options & string;
	label: string;
	values: readonly number[];
	/** What to write for a value. Default: the value. */
	text?: (value: number) => string;
}

interface ChoiceControlsProps<Options, Snapshot> {
	/** Of the figure, unlike any other on the page. */
	name: string;
	choices: readonly OptionChoice<Options>[];
	labels: TrainingLabels;
	training: Training<Options, Snapshot>;
	/** As `TrainingControls`. */
	steps: number;
	shown: string;
	result: string;
}

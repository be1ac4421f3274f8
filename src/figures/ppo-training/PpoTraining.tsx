import { numberTicks } from '../parts/Axes.tsx';
import { Figure, Panels } from '../parts/Figure.tsx';
import { formatExact } from '../parts/format.ts';
import { frame } from '../parts/frame.ts';
import { Legend } from '../parts/Legend.tsx';
import { Readouts, type Readout } from '../parts/Readouts.tsx';
import { scaleLinear } from '../parts/scale.ts';
import { ScreenReaderTable } from '../parts/ScreenReaderTable.tsx';
import { useTraining } from '../parts/training/use-training.ts';
import { optimumAt, type Moment } from '../toy-task/moment.ts';
import { ChoiceControls, type OptionChoice } from '../parts/training/ChoiceControls.tsx';
import { betas, clipRanges, epochCounts, noClip, responseCounts, steps, type Options } from './choices.ts';
import { CurvePanel } from '../parts/training/CurvePanel.tsx';
import type { PpoTrainingLabels } from './labels.ts';
import { momentAt, prepared, start, threeDecimals } from './model.ts';

/** Milliseconds that a step is in sight at least. */
const pace = 60;
const { left, right, top, bottom } = frame;
const x = { scale: scaleLinear([0, steps], [left, right]), ticks: numberTicks([0, 10, 20, 30]), at: (step: number) => step };
/** No response has a reward beyond ±3, and none is so rare under the reference that the KL could reach 12. */
export const rewardAxis = { scale: scaleLinear([-3.2, 3.2], [bottom, top]), ticks: numberTicks([-3, -2, -1, 0, 1, 2, 3]) };
export const klAxis = { scale: scaleLinear([0, 12], [bottom, top]), ticks: numberTicks([0, 3, 6, 9, 12]) };

/** The toy policy learning by PPO, step by step in a worker: reward and KL beside those of the optimum. */
export function PpoTrainingFigure({ labels }: { labels: PpoTrainingLabels }) {
	const training = useTraining({ prepared, first: start, steps, pace, openWorker });
	const { options, snapshots, done } = training;
	const optimum = optimumAt(options.beta);
	const latest = momentAt(snapshots.at(-1)!, options.beta);
	const result = (['reward', 'kl', 'objective'] as const).map((key) => `${labels[key]} ${threeDecimals(latest[key])}`).join('; ');
	const curves = (key: 'reward' | 'kl') => [
		{ series: 3 as const, values: prepared.snapshots.map((snapshot) => snapshot[key]) },
		{ series: 1 as const, values: snapshots.map((snapshot) => snapshot[key]) },
	];
	const panel = { axis: labels.progress, x };
	return (
		<Figure title={labels.title} caption={labels.caption}>
			<ChoiceControls
				{...{ name: 'ppo-training', choices: optionChoices(labels), labels, training, steps, result }}
				shown={`${formatExact(done)} / ${formatExact(steps)}`}
			/>
			<Legend
				items={[
					{ series: 1, text: labels.yours },
					{ series: 3, text: labels.demo },
					{ series: 'reference', text: labels.optimum },
				]}
			/>
			<Panels>
				<CurvePanel
					{...{ ...panel, y: rewardAxis, title: labels.reward, formula: '$E[r]$', description: labels.rewardDescription }}
					optimum={optimum.reward}
					curves={curves('reward')}
				/>
				<CurvePanel
					{...{ ...panel, y: klAxis, title: labels.kl, formula: '$KL(π‖π_{ref})$', description: labels.klDescription }}
					optimum={optimum.kl}
					curves={curves('kl')}
				/>
			</Panels>
			<Readouts items={readoutItems(labels, latest, optimum, snapshots.at(-1)!.clipFraction)} />
			<ScreenReaderTable
				caption={[labels.title, ...optionChoices(labels).map(({ key, label, text = formatExact }) => `${label} ${text(options[key])}`)].join('; ')}
				head={[labels.progress, labels.reward, labels.kl, labels.outside]}
				rows={snapshots.map(({ reward, kl, clipFraction }, step) => [formatExact(step), ...[reward, kl, clipFraction].map(threeDecimals)])}
			/>
		</Figure>
	);
}

function openWorker(): Worker {
	return new Worker(new URL('./training-worker.ts', import.meta.url), { type: 'module' });
}

function optionChoices(labels: PpoTrainingLabels): OptionChoice<Options>[] {
	return [
		{ key: 'beta', label: labels.beta, values: betas },
		{ key: 'responsesPerStep', label: labels.responses, values: responseCounts },
		{ key: 'epochs', label: labels.epochs, values: epochCounts },
		{ key: 'clipRange', label: labels.clipRange, values: clipRanges, text: (value) => (value === noClip ? labels.noClip : formatExact(value)) },
	];
}

/** The latest policy beside the optimum. */
function readoutItems(labels: PpoTrainingLabels, latest: Moment, optimum: Moment, clipFraction: number): Readout[] {
	const both = (key: keyof Moment) => [latest, optimum].map((moment) => threeDecimals(moment[key])).join(' | ');
	return [
		{ name: labels.reward, formula: '$E[r]: π | π*$', value: both('reward') },
		{ name: labels.kl, formula: '$KL(·‖π_{ref}): π | π*$', value: both('kl') },
		{ name: labels.objective, formula: '$E[r] − β KL: π | π*$', value: both('objective') },
		{ name: labels.outside, formula: '$|r_t(θ) − 1| > ε$', value: threeDecimals(clipFraction) },
	];
}

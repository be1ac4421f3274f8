import { numberTicks } from '../parts/Axes.tsx';
import { Figure, Panels } from '../parts/Figure.tsx';
import { formatExact, formatNumber } from '../parts/format.ts';
import { frame } from '../parts/frame.ts';
import { Legend } from '../parts/Legend.tsx';
import { Readouts } from '../parts/Readouts.tsx';
import { scaleLinear } from '../parts/scale.ts';
import { ScreenReaderTable } from '../parts/ScreenReaderTable.tsx';
import { useTraining } from '../parts/training/use-training.ts';
import { optimumAt } from '../toy-task/moment.ts';
import { ChoiceControls, type OptionChoice } from '../parts/training/ChoiceControls.tsx';
import { CurvePanel } from '../parts/training/CurvePanel.tsx';
import { betas, gradientSteps, pairCounts, seeds, steps, type Options } from './choices.ts';
import type { DpoTrainingLabels } from './labels.ts';
import { prepared, start } from './model.ts';
import { readoutItems } from './readout-items.ts';

const learners = ['dpo', 'ppo'] as const;
/** Milliseconds that a snapshot is in sight at least. */
const pace = 60;
const { left, right, top, bottom } = frame;
const x = {
	scale: scaleLinear([0, steps * gradientSteps], [left, right]),
	ticks: numberTicks([0, 40, 80, 120]),
	at: (snapshot: number) => snapshot * gradientSteps,
};
export const rewardAxis = { scale: scaleLinear([-1.5, 3.2], [bottom, top]), ticks: numberTicks([-1, 0, 1, 2, 3]) };
export const klAxis = { scale: scaleLinear([0, 7.2], [bottom, top]), ticks: numberTicks([0, 1, 2, 3, 4, 5, 6, 7]) };

/** The toy policy learning from pairs by DPO, beside PPO on the reward model of the same pairs, in a worker. */
export function DpoTrainingFigure({ labels }: { labels: DpoTrainingLabels }) {
	const training = useTraining({ prepared, first: start, steps, pace, openWorker });
	const { options, snapshots, done } = training;
	const optimum = optimumAt(options.beta);
	const latest = snapshots.at(-1)!;
	const learned = learners.map((key) => `${labels[key]}: ${labels.reward} ${formatNumber(latest[key].reward)}, ${labels.kl} ${formatNumber(latest[key].kl)}`);
	const panel = (key: 'reward' | 'kl') => ({
		axis: labels.progress,
		x,
		title: labels[key],
		optimum: optimum[key],
		curves: [
			{ series: 1 as const, values: snapshots.map(({ dpo }) => dpo[key]) },
			{ series: 2 as const, values: snapshots.map(({ ppo }) => ppo[key]) },
		],
	});
	return (
		<Figure title={labels.title} caption={labels.caption}>
			<ChoiceControls
				{...{ name: 'dpo-training', choices: optionChoices(labels), labels, training, steps }}
				shown={`${formatExact(x.at(done))} / ${formatExact(x.at(steps))}`}
				result={learned.join('; ')}
			/>
			<Legend
				items={[
					{ series: 1, text: labels.dpo },
					{ series: 2, text: labels.ppo },
					{ series: 'reference', text: labels.optimum },
				]}
			/>
			<Panels>
				<CurvePanel {...panel('reward')} formula="$E[r]$" description={labels.rewardDescription} y={rewardAxis} />
				<CurvePanel {...panel('kl')} formula="$KL(π‖π_{ref})$" description={labels.klDescription} y={klAxis} />
			</Panels>
			<Readouts items={readoutItems(labels, { first: snapshots[0]!, latest, optimum })} />
			<ScreenReaderTable
				caption={[labels.title, ...optionChoices(labels).map(({ key, label }) => `${label} ${formatExact(options[key])}`)].join('; ')}
				head={[labels.progress, ...learners.flatMap((key) => [`${labels[key]}, ${labels.reward}`, `${labels[key]}, ${labels.kl}`])]}
				rows={snapshots.map((snapshot, at) => [
					formatExact(x.at(at)),
					...learners.flatMap((key) => [formatNumber(snapshot[key].reward), formatNumber(snapshot[key].kl)]),
				])}
			/>
		</Figure>
	);
}

function openWorker(): Worker {
	return new Worker(new URL('./training-worker.ts', import.meta.url), { type: 'module' });
}

function optionChoices(labels: DpoTrainingLabels): OptionChoice<Options>[] {
	return [
		{ key: 'beta', label: labels.beta, values: betas },
		{ key: 'count', label: labels.pairs, values: pairCounts },
		{ key: 'seed', label: labels.seed, values: seeds },
	];
}

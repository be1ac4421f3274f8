import { useMemo, useState } from 'preact/hooks';
import { Figure, Panels } from '../parts/Figure.tsx';
import { formatExact, formatNumber } from '../parts/format.ts';
import { Readouts, type Readout } from '../parts/Readouts.tsx';
import { ScreenReaderTable } from '../parts/ScreenReaderTable.tsx';
import type { Moment } from '../toy-task/moment.ts';
import { dpoSteps, firstChoice, lastMoment, ppoSteps } from './choices.ts';
import { Controls } from './Controls.tsx';
import { Key } from './Key.tsx';
import type { PpoOrDpoLabels } from './labels.ts';
import { comparison, type Comparison } from './model.ts';
import { FrontierPanel, ObjectivePanel } from './Panels.tsx';
import { ways } from './ways.ts';
import './ppo-or-dpo.css';

/** The toy task learned by DPO, by PPO on a reward model of the same pairs and by PPO on the truth: reward against KL. */
export function PpoOrDpoFigure({ labels }: { labels: PpoOrDpoLabels }) {
	const [choices, setChoices] = useState(firstChoice);
	const [moment, setMoment] = useState(lastMoment);
	const runs = useMemo(() => comparison(choices), [choices]);
	const { beta, count, seed } = choices;
	const shown = { labels, runs, moment };
	return (
		<Figure title={labels.title} caption={labels.caption}>
			<Controls {...shown} choices={choices} onChoose={setChoices} onMoment={setMoment} />
			<Key labels={labels} />
			<Panels>
				<FrontierPanel {...shown} />
				<ObjectivePanel {...shown} onMoment={setMoment} />
			</Panels>
			<Readouts items={readoutItems(labels, runs, moment)} />
			<ScreenReaderTable
				caption={`${labels.title}; β = ${formatExact(beta)}; ${labels.pairs} ${formatExact(count)}; ${labels.seed} ${formatExact(seed)}`}
				head={[labels.progress, ...ways.flatMap(({ key }) => [`${labels[key]}, ${labels.reward}`, `${labels[key]}, ${labels.kl}`])]}
				rows={dpoSteps.map((dpoStep, at) => [
					`${labels.dpoStep} ${formatExact(dpoStep)}, ${labels.ppoStep} ${formatExact(ppoSteps[at]!)}`,
					...ways.flatMap(({ key }) => rewardAndKl(runs[key][at]!)),
				])}
			/>
		</Figure>
	);
}

/** Reward and KL at the reader's moment. The policy in the formula tells the four apart. */
function readoutItems(labels: PpoOrDpoLabels, runs: Comparison, moment: number): Readout[] {
	const learned = ways.map(({ key, policy }) => readout(labels[key], policy, runs[key][moment]!));
	return [...learned, readout(labels.optimum, 'π*', runs.optimum)];
}

function readout(name: string, policy: string, moment: Moment): Readout {
	return { name, formula: `$${policy}: E[r] | KL$`, value: rewardAndKl(moment).join(' | ') };
}

function rewardAndKl({ reward, kl }: Moment): [string, string] {
	return [formatNumber(reward), formatNumber(kl)];
}

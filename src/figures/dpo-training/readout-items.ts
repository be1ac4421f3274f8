import { formatNumber } from '../parts/format.ts';
import type { Readout } from '../parts/Readouts.tsx';
import type { DpoTrainingLabels } from './labels.ts';
import type { PairNumbers, RewardAndKl, Snapshot } from './snapshot.ts';

/** Reward and KL of the three policies; then what DPO has made of its pairs, from the first snapshot to the latest. */
export function readoutItems(labels: DpoTrainingLabels, { first, latest, optimum }: Moments): Readout[] {
	const policy = (name: string, letter: string, { reward, kl }: RewardAndKl) => ({
		name,
		formula: `$${letter}: E[r] | KL$`,
		value: `${formatNumber(reward)} | ${formatNumber(kl)}`,
	});
	const change = (key: keyof PairNumbers, formula: string) => ({
		name: labels[key],
		formula,
		value: `${formatNumber(first.pairs[key])} → ${formatNumber(latest.pairs[key])}`,
	});
	return [
		policy(labels.dpo, 'π_{DPO}', latest.dpo),
		policy(labels.ppo, 'π_{PPO}', latest.ppo),
		policy(labels.optimum, 'π*', optimum),
		change('loss', '$−log σ(βh)$'),
		change('rewardAccuracy', '$h > 0$'),
		change('rewardMargin', '$βh$'),
		change('chosenLogp', '$log π_{DPO}(y_w)$'),
		change('rejectedLogp', '$log π_{DPO}(y_l)$'),
	];
}

interface Moments {
	first: Snapshot;
	latest: Snapshot;
	/** π* of the chosen β. */
	optimum: RewardAndKl;
}

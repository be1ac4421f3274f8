import type { Measurement as DpoMeasurement } from '@examples/dpo';

/** What the figure needs of a moment of both trainings, as the examples measure them. */
export function snapshotOf(dpo: DpoMeasurement, ppo: { expectedReward: number; kl: number }): Snapshot {
	const { loss, rewardAccuracy, rewardMargin, chosenLogp, rejectedLogp } = dpo;
	const pairs = { loss, rewardAccuracy, rewardMargin, chosenLogp, rejectedLogp };
	return { dpo: { reward: dpo.expectedReward, kl: dpo.kl }, ppo: { reward: ppo.expectedReward, kl: ppo.kl }, pairs };
}

/** A snapshot as `run.json` has it: its numbers in one row. */
export function toRow({ dpo, ppo, pairs }: Snapshot): number[] {
	const { loss, rewardAccuracy, rewardMargin, chosenLogp, rejectedLogp } = pairs;
	return [dpo.reward, dpo.kl, ppo.reward, ppo.kl, loss, rewardAccuracy, rewardMargin, chosenLogp, rejectedLogp];
}

/** The snapshot of a row. */
export function fromRow(row: readonly number[]): Snapshot {
	const [reward, kl, ppoReward, ppoKl, loss, rewardAccuracy, rewardMargin, chosenLogp, rejectedLogp] = row as Row;
	const pairs = { loss, rewardAccuracy, rewardMargin, chosenLogp, rejectedLogp };
	return { dpo: { reward, kl }, ppo: { reward: ppoReward, kl: ppoKl }, pairs };
}

type Row = [number, number, number, number, number, number, number, number, number];

/** Both policies at a moment of their training. */
export interface Snapshot {
	dpo: RewardAndKl;
	/** Learned by PPO from the reward model of the same pairs. */
	ppo: RewardAndKl;
	/** What DPO's policy makes of the pairs that it learns from. */
	pairs: PairNumbers;
}

export interface RewardAndKl {
	/** Mean true reward. */
	reward: number;
	/** KL(policy‖reference), in nats. */
	kl: number;
}

/** As DPO's example measures them. */
export type PairNumbers = Pick<DpoMeasurement, 'loss' | 'rewardAccuracy' | 'rewardMargin' | 'chosenLogp' | 'rejectedLogp'>;

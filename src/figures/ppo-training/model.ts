import { momentOf, referenceAt, type Moment } from '../toy-task/moment.ts';
import { firstOptions } from './choices.ts';
import run from './run.json';

/** The run with the demo's settings, from before the first step to the last. */
export const prepared = {
	options: firstOptions,
	snapshots: run.map(([reward, kl, clipFraction]): Snapshot => ({ reward: reward!, kl: kl!, clipFraction: clipFraction! })),
};

/** Before any step: the policy is the reference. */
export function start(): Snapshot {
	const { reward, kl } = referenceAt(firstOptions.beta);
	return { reward, kl, clipFraction: 0 };
}

/** A snapshot with what it comes to under a β. */
export function momentAt({ reward, kl }: Snapshot, beta: number): Moment {
	return momentOf([kl, reward], beta);
}

/**
 * With the three decimals of the page's table.
 * @example threeDecimals(-4.0374) // => '−4.037'
 */
export function threeDecimals(value: number): string {
	const text = value.toFixed(3);
	return text === '-0.000' ? '0.000' : text.replace('-', '−');
}

/** The policy after a step. */
export interface Snapshot {
	/** Mean true reward. */
	reward: number;
	/** KL(policy‖reference), in nats. */
	kl: number;
	/** Share of the step's tokens whose ratio has left the clip range, on either side. */
	clipFraction: number;
}

import { learnFromPairs } from '@examples/dpo';
import { referenceAt } from '../toy-task/moment.ts';
import { dpoOptions, drawPairs } from '../toy-task/recipes.ts';
import { firstOptions, type Options } from './choices.ts';
import run from './run.json';
import { fromRow, snapshotOf, type Snapshot } from './snapshot.ts';

/** The run of the first choice, from before any step to the last. */
export const prepared = { options: firstOptions, snapshots: run.map(fromRow) };

/** Before any step: both policies are the reference. */
export function start({ beta, count, seed }: Options): Snapshot {
	// DPO's own measurement of the reference comes with its first step.
	const { history } = learnFromPairs({ ...dpoOptions(beta, drawPairs(count, seed)), steps: 1 });
	const { reward, kl } = referenceAt(beta);
	return snapshotOf(history[0]!, { expectedReward: reward, kl });
}

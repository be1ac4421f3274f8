import measured from './toy-run.json';

/** β of the toy run: on the page, where 0 1 2 3 becomes the most probable response. */
export const beta = 0.5;

/** The one prompt of the toy task through all four steps, as `toy-run.ts` computed it; a test repeats it. */
export const toyRun: ToyRun = measured;

/** Numbers of the four steps, in their order. */
export interface ToyRun {
	demonstration: readonly number[];
	/** −log π(y) of it under the SFT model, in nats. */
	demonstrationLoss: number;
	chosen: readonly number[];
	rejected: readonly number[];
	/** How likely the labeler was to choose so. */
	preference: number;
	/** By the learned reward model. */
	chosenReward: number;
	rejectedReward: number;
	rewardLoss: number;
	response: readonly number[];
	reward: number;
	/** β times the log-ratio of policy and reference. */
	penalty: number;
	objective: number;
}

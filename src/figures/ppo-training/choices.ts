/** What the reader can choose, and what is shown before. */
export const betas = [0.2, 0.5, 1];
export const responseCounts = [8, 64, 512];
export const epochCounts = [1, 4, 20];
/** So wide that no ratio comes near its edge. */
export const noClip = 1e6;
export const clipRanges = [0.1, 0.2, noClip];

/** The settings of the example's demo. */
export const firstOptions: Options = { beta: 0.5, responsesPerStep: 64, epochs: 4, clipRange: 0.2 };

export const steps = 30;
/** Every run draws its responses from this seed, so that one choice has one curve. */
export const seed = 1;

/** Of one run; what is not here is as in the demo. */
export interface Options {
	beta: number;
	/** How many responses the policy is sampled for in a step. */
	responsesPerStep: number;
	/** How many gradient steps they serve. */
	epochs: number;
	/** ε. */
	clipRange: number;
}

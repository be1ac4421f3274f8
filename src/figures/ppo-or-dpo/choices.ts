/** The prepared choices: what is run, and what the reader can choose. */
export const betas = [0.2, 0.5, 1];
export const pairCounts = [32, 128, 512];
export const seeds = [1, 2, 3];

/** Which steps of each training the figure shows; a step of PPO samples 64 responses, DPO samples none. */
export const dpoSteps = [0, 1, 2, 5, 10, 20, 40, 70, 100];
export const ppoSteps = [0, 1, 2, 3, 5, 8, 12, 20, 30];
/** The slider counts the steps shown. */
export const lastMoment = dpoSteps.length - 1;

/** What a reader meets first: few pairs. */
export const firstChoice: Choices = { beta: 0.5, count: 32, seed: 1 };

export interface Choices {
	beta: number;
	/** How many pairs. */
	count: number;
	/** Which draw of the pairs. */
	seed: number;
}

/** The words of the best-of-n figure; `$…$` marks formulas (see `parts/math-text.ts`). */
export interface BestOfNLabels {
	/** Name of the figure, for screen readers. */
	title: string;
	/** Name of the slider for n and of the x axis, without n. */
	samples: string;
	/** Name of the slider for the verifier's error rate. */
	errorRate: string;
	/** Name of the left plot. */
	rewardPlot: string;
	/** Name of the right plot. */
	distancePlot: string;
	/** Name of the mean true reward of the pick. */
	reward: string;
	/** Name of the mean score the verifier gives the pick. */
	score: string;
	/** Name of the true reward under a verifier without errors. */
	perfect: string;
	/** Name of the KL of the pick to the policy. */
	kl: string;
	/** Name of the bound on the KL. */
	bound: string;
	/** At the highest point of the true reward. */
	peak: string;
	/** The finding, under the figure. */
	caption: string;
	/** What the left plot shows, for readers who do not see it. */
	rewardDescription: string;
	/** What the right plot shows, for readers who do not see it. */
	distanceDescription: string;
}

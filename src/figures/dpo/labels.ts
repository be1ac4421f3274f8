/** The words of the DPO figure; `$…$` marks formulas (see `parts/math-text.ts`). */
export interface DpoLabels {
	/** Name of the figure, for screen readers. */
	title: string;
	/** Name of the β slider, without β. */
	beta: string;
	/** Name of the margin slider and of the x axis, without h. */
	margin: string;
	/** Name of −log σ(βh). */
	loss: string;
	/** Name of βσ(−βh). */
	weight: string;
	/** Name of βh. */
	rewardDifference: string;
	/** Name of σ(βh). */
	preference: string;
	/** Over the half where h < 0. */
	rankedWrong: string;
	/** Over the half where h > 0. */
	rankedRight: string;
	/** Before “β = 0.1” in the legend. */
	usual: string;
	/** Before “β = …” at the upper bound of the weight. */
	atMost: string;
	/** The finding, under the figure. */
	caption: string;
	/** What the left plot shows, for readers who do not see it. */
	lossDescription: string;
	/** What the right plot shows, for readers who do not see it. */
	weightDescription: string;
}

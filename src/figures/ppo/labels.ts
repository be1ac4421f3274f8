/** The words of the PPO figure; `$…$` marks formulas (see `parts/math-text.ts`). */
export interface PpoLabels {
	/** Name of the figure, for screen readers. */
	title: string;
	/** Name of the ratio slider and of the x axis, without r. */
	ratio: string;
	/** Name of the ε slider, without ε. */
	clipRange: string;
	/** Name of the slider for |A|, without |A|. */
	size: string;
	/** Title of the plot for A > 0. */
	better: string;
	/** Title of the plot for A < 0. */
	worse: string;
	/** In the legend, after “L”: what the solid line is. */
	clipped: string;
	/** In the legend, after “r·A”: what the dashed line is. */
	unclipped: string;
	/** Name of r·A. */
	unclippedTerm: string;
	/** Name of L, which is maximized. */
	objective: string;
	/** Name of −L, which is minimized. */
	loss: string;
	/** Name of the derivative of the loss with respect to log π. */
	gradient: string;
	/** Over the shaded part of a plot. */
	noGradient: string;
	/** Over the rest of a plot. */
	someGradient: string;
	/** The finding, under the figure. */
	caption: string;
	/** What the plot for A > 0 shows, for readers who do not see it. */
	betterDescription: string;
	/** What the plot for A < 0 shows, for readers who do not see it. */
	worseDescription: string;
}

/** The words of the scaling figure; `$…$` marks formulas (see `parts/math-text.ts`). */
export interface ScalingLabels {
	/** Name of the figure, for screen readers. */
	title: string;
	/** Name of the slider, without d_k. */
	headDim: string;
	/** The button that draws another query and other keys. */
	redraw: string;
	/** Names of the two kinds of scores, before their formulas. */
	unscaled: string;
	scaled: string;
	/** Names of the two plots of one row. */
	scores: string;
	weights: string;
	/** Legend: the band of the scores. */
	band: string;
	/** Legend: the winner. */
	winner: string;
	/** Title of the axis of keys, and before the winner's number. */
	key: string;
	/** Above the curves and the table: that they are means, and of what. */
	means: string;
	/** Names of the four measurements. */
	deviation: string;
	entropy: string;
	largestWeight: string;
	gradientNorm: string;
	/** The finding, under the figure. */
	caption: string;
	/** What each plot shows, for readers who do not see it. */
	scoresDescription: string;
	weightsDescription: string;
	entropyDescription: string;
	largestWeightDescription: string;
	gradientNormDescription: string;
}

/** The words of the figure on YaRN; `$…$` marks formulas (see `parts/math-text.ts`). */
export interface YarnLabels {
	/** Name of the figure, for screen readers. */
	title: string;
	/** Name of the slider for the factor, without s. */
	factor: string;
	/** Name of the slider for the trained length, without L. */
	window: string;
	/** Name of the choice of the base, without b. */
	base: string;
	/** Name of the slider for the pair and of the x axes, without i. */
	pair: string;
	/** Names of the lines. */
	yarn: string;
	interpolation: string;
	ntkAware: string;
	byParts: string;
	trained: string;
	/** Over the three stretches of the x axis, by YaRN. */
	kept: string;
	blended: string;
	interpolated: string;
	/** Name of the left plot: what the angle is divided by. */
	divisor: string;
	/** Name of the right plot: positions for a full turn. */
	wavelength: string;
	/** Name of the number of turns within the trained length. */
	turns: string;
	/** Name of the factor on the logits. */
	logits: string;
	/** The finding, under the figure. */
	caption: string;
	/** What the left plot shows, for readers who do not see it. */
	divisorDescription: string;
	/** What the right plot shows, for readers who do not see it. */
	wavelengthDescription: string;
}

/** The words of the figure on rotary positions; `$…$` marks formulas (see `parts/math-text.ts`). */
export interface PositionsLabels {
	/** Name of the figure, for screen readers. */
	title: string;
	/** Name of the slider for the key's position, without n. */
	start: string;
	/** Name of the slider for m − n and of the x axis, without the formula. */
	distance: string;
	/** Name of the slider for the pair, without i. */
	pair: string;
	/** Name of the choice of the base, without b. */
	base: string;
	/** Name of the choice of the layout. */
	layout: string;
	/** The layout that pairs i with i + d/2. */
	halfSplit: string;
	/** The layout that pairs 2i with 2i + 1. */
	interleaved: string;
	/** The bug: query interleaved, key half-split. */
	mixed: string;
	/** Name of the dials: the pairs after the rotation. */
	dials: string;
	/** Name of the query's arrow. */
	query: string;
	/** Name of the key's arrow. */
	key: string;
	/** Name of the left plot and of its number: the score with rotary positions. */
	rotary: string;
	/** Name of the right plot and of its number: the score with sinusoids added. */
	added: string;
	/** Before “n = 20” in the legend. */
	keyAt: string;
	/** Name of what the chosen pair adds to the score. */
	share: string;
	/** Name of the chosen pair's wavelength. */
	wavelength: string;
	/** Unit of the wavelength. */
	positions: string;
	/** The finding, under the figure. */
	caption: string;
	/** What the dials show, for readers who do not see them. */
	dialsDescription: string;
	/** What the left plot shows, for readers who do not see it. */
	rotaryDescription: string;
	/** What the left plot shows when the layouts are mixed. */
	mixedDescription: string;
	/** What the right plot shows, for readers who do not see it. */
	addedDescription: string;
}

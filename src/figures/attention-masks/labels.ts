/** The words of the attention mask figure; `$…$` marks formulas (see `parts/math-text.ts`). */
export interface AttentionMasksLabels {
	/** Name of the figure, for screen readers. */
	title: string;
	/** Names of the three grids. */
	encoder: string;
	decoder: string;
	cross: string;
	/** Where queries and keys of each come from, under its name; the cross grid's also serves readers who do not see it. */
	encoderSource: string;
	decoderSource: string;
	crossSource: string;
	/** Name of the choice of the decoder's mask. */
	variant: string;
	/** Its options, without the sizes. */
	causal: string;
	window: string;
	prefix: string;
	documents: string;
	cache: string;
	/** Names of the sliders. */
	padding: string;
	sourceQuery: string;
	targetQuery: string;
	changedToken: string;
	/** Its value when no token is changed. */
	noToken: string;
	/** The button that draws other vectors. */
	redraw: string;
	/** Axis titles. */
	query: string;
	key: string;
	/** Legend: what the cells and bars mean. */
	visible: string;
	hidden: string;
	padded: string;
	chosen: string;
	weight: string;
	unmasked: string;
	changedKey: string;
	/** Before the sum of the weights. */
	sum: string;
	/** Title of the rows of outputs that show what a changed token moves. */
	outputs: string;
	/** Their axis title. */
	output: string;
	/** Names of the two rows. */
	withMask: string;
	withoutMask: string;
	/** Beside the rows: which outputs change, and what the numbers are. */
	outputsReason: string;
	/** The finding, under the figure. */
	caption: string;
	/** What each grid shows, for readers who do not see it. */
	encoderDescription: string;
	decoderDescription: string;
	crossDescription: string;
	/** The finding of the rows of outputs, for the same readers. */
	outputsDescription: string;
}

/** The words of the figure on key/value heads; `$…$` marks formulas (see `parts/math-text.ts`). */
export interface KeyValueHeadsLabels {
	/** Name of the figure, for screen readers. */
	title: string;
	/** Over the choice of a Qwen2 model. */
	model: string;
	/** Name of the slider for G, and of the lower row of heads. */
	keyValueHeads: string;
	/** Name of the upper row of heads. */
	queryHeads: string;
	/** Beside the number of key/value heads that the model was published with. */
	published: string;
	/** Name of the slider for n, and of the x axis. */
	context: string;
	/** Name of the slider for B. */
	batch: string;
	/** Over the choice of bits per number. */
	precision: string;
	/** After a number of bits. */
	bits: string;
	/** After a number of tokens. */
	tokens: string;
	/** Title of the drawing of heads. */
	sharing: string;
	/** Title of the plot, and name of its number. */
	cache: string;
	/** Name of the bytes of one token. */
	perToken: string;
	/** Name of how many sequences fit into 80 GiB. */
	sequencesThatFit: string;
	/** Name of the FLOPs for each byte of cache in decoding. */
	flopsPerByte: string;
	/** The finding, under the figure. */
	caption: string;
	/** What the drawing of heads shows, for readers who do not see it. */
	sharingDescription: string;
	/** What the plot shows, for readers who do not see it. */
	cacheDescription: string;
}

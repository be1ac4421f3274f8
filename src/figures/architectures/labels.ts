/** The words of the figure on pre-training objectives; `$…$` marks formulas (see `parts/math-text.ts`). */
export interface ArchitecturesLabels {
	/** Name of the figure, for screen readers. */
	title: string;
	/** The text that every model is trained on: words between spaces, each a token. */
	sentence: string;
	/** Further words of the vocabulary, between spaces: what a random token may be. */
	otherWords: string;
	/** Name of the choice of a model, and its options. */
	model: string;
	bert: string;
	gpt: string;
	t5: string;
	bart: string;
	/** Names of the sliders: share of corrupted tokens, tokens of the prefix. */
	share: string;
	prefix: string;
	/** The button that draws again. */
	redraw: string;
	/** Before the rows of tokens. */
	text: string;
	encoderReads: string;
	modelReads: string;
	decoderReads: string;
	/** Under each of them: what must be predicted there. */
	predicts: string;
	/** Legend: what the boxes mean. */
	kept: string;
	/** Of the text: BERT's chosen tokens, and those T5 and BART drop. */
	chosen: string;
	dropped: string;
	/** Of the input: BERT's mask, T5's sentinel, BART's mask with the length of its span. */
	mask: string;
	sentinel: string;
	infill: string;
	random: string;
	same: string;
	label: string;
	noLoss: string;
	/** Names of the numbers. */
	positions: string;
	predictions: string;
	/** The finding, under the figure. */
	caption: string;
	/** What each model's rows show, for readers who do not see them. */
	bertDescription: string;
	gptDescription: string;
	t5Description: string;
	bartDescription: string;
}

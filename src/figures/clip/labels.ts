/** The words of the CLIP figure; `$…$` marks formulas (see `parts/math-text.ts`). */
export interface ClipLabels {
	/** Name of the figure, for screen readers. */
	title: string;
	/** Name of the slider over training, and before its number above the right matrix. */
	step: string;
	/** Name of the temperature slider, without τ. */
	temperature: string;
	/** Names of the sliders for a row and a column, of the sides of the matrices and of the bars. */
	image: string;
	text: string;
	/** Title of the left matrix. */
	before: string;
	/** Title of the bars of one row: which text belongs to the image? */
	row: string;
	/** Title of the bars of one column: which image belongs to the text? */
	column: string;
	/** In the legend: the cells and bars of true pairs, and those of the others. */
	truePair: string;
	otherPair: string;
	/** In the legend: the pair that was chosen. */
	chosenPair: string;
	/** Names of the numbers. */
	imageToText: string;
	textToImage: string;
	loss: string;
	guessing: string;
	cosine: string;
	rowProbability: string;
	columnProbability: string;
	learned: string;
	/** The finding, under the figure. */
	caption: string;
	/** What the left matrix shows, for readers who do not see it. */
	beforeDescription: string;
	/** What the right matrix shows. */
	afterDescription: string;
	/** What the bars of a row show. */
	rowDescription: string;
	/** What the bars of a column show. */
	columnDescription: string;
}

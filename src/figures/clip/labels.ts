import type { TrainingLabels } from '../parts/training/TrainingControls.tsx';

/** The words of the CLIP figure; `$…$` marks formulas (see `parts/math-text.ts`). */
export interface ClipLabels extends TrainingLabels {
	/** Name of the figure, for screen readers. */
	title: string;
	/** Name of the choice of N, with it. */
	batchSize: string;
	/** Name of the slider over training and of the axis under the losses; before its number above the matrix. */
	step: string;
	/** Name of the temperature slider, without τ. */
	temperature: string;
	/** Names of the sliders for a row and a column, of the sides of the matrix and of the bars. */
	image: string;
	text: string;
	/** Under the matrix, each before a number: in how many rows, and columns, the true pair is the largest. */
	rowsWon: string;
	columnsWon: string;
	/** Title of the losses over the steps. */
	halves: string;
	/** In the legend of the losses: the step shown, at the τ of the slider. */
	here: string;
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
	/** What the matrix is, for readers who do not see it. The ranges of its numbers are added. */
	matrixDescription: string;
	/** What the losses over the steps are. Their first and last values are added. */
	halvesDescription: string;
	/** What the bars of a row show. */
	rowDescription: string;
	/** What the bars of a column show. */
	columnDescription: string;
}

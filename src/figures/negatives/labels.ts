/** The words of the figure on negatives; `$…$` marks formulas (see `parts/math-text.ts`). */
export interface NegativesLabels {
	/** Name of the figure, for screen readers. */
	title: string;
	/** Names of the sliders, without their symbols. */
	batchSize: string;
	queueSize: string;
	momentum: string;
	position: string;
	/** After the position at the ends of its slider. */
	newest: string;
	oldest: string;
	/** Titles of the two matrices. */
	simclr: string;
	moco: string;
	/** Sides of the matrices. */
	view: string;
	query: string;
	queue: string;
	/** In the legend: kinds of cells, and what the fill of a queued key means. */
	positive: string;
	negative: string;
	self: string;
	keptFill: string;
	/** Title of the curve. */
	staleness: string;
	/** Before “m = 0.999” in the legend. */
	usual: string;
	/** Names of the numbers. */
	negativesSimclr: string;
	negativesMoco: string;
	guessSimclr: string;
	guessMoco: string;
	oldestAge: string;
	oldestKept: string;
	age: string;
	kept: string;
	/** The finding, under the figure. */
	caption: string;
	/** What the plots show, for readers who do not see them. */
	simclrDescription: string;
	mocoDescription: string;
	stalenessDescription: string;
}

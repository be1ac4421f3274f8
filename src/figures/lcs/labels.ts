/** The words of the figure of the longest common subsequence. */
export interface LcsLabels {
	/** Name of the figure, for screen readers. */
	title: string;
	/** Name of the first text, whose characters are the rows. */
	text1: string;
	/** Name of the second text, whose characters are the columns. */
	text2: string;
	/** On the button that makes the first text the second and the other way round. */
	exchange: string;
	/** Name of the choice of what is kept in memory, and its options. */
	view: string;
	viewFull: string;
	viewRows: string;
	viewSplit: string;
	/** Name of the slider: how many cells are filled. */
	step: string;
	/** Its name in Hirschberg's view: how many splits are made. */
	split: string;
	/** On the button while nothing moves, and while it plays. */
	play: string;
	pause: string;
	/** Title of the table in each view. */
	table: string;
	rowsTable: string;
	splitTable: string;
	/** Title beside it while the table fills: what follows says why the cell holds its number. */
	reason: string;
	/** The reason before the first cell is filled. */
	borders: string;
	/** The reason of a cell whose characters match. */
	match: string;
	/** The reason of a cell whose characters differ. */
	differ: string;
	/** The same beside the full table, with the way back. */
	traceback: string;
	tracebackReason: string;
	/** Title beside the rolling array; what it holds while the table fills, and in the end. */
	kept: string;
	keptReason: string;
	keptEnd: string;
	/** Title beside Hirschberg's parts; before the first split, at a split, and where there is nothing to split. */
	splitTitle: string;
	splitWhole: string;
	splitReason: string;
	splitNone: string;
	/** Names of the two parts that a split leaves, and of the sum it is chosen by. */
	upper: string;
	lower: string;
	largest: string;
	/** Said after the step: the characters of the cell match, or do not. */
	same: string;
	different: string;
	/** Name of the two characters of the newest cell, which are shown with = or ≠. */
	characters: string;
	/** Name of the newest cell’s number. */
	value: string;
	/** Name of the last cell’s number. */
	length: string;
	/** Name of the subsequence that is read off. */
	result: string;
	/** Instead of a result with no characters. */
	none: string;
	/** Instead of a number that is not known yet. */
	notYet: string;
	/** Instead of a result that cannot be read any more. */
	lost: string;
	/** Title of the numbers that each way keeps at a time, and the names of the ways. */
	memory: string;
	fullTable: string;
	twoRows: string;
	oneRow: string;
	scores: string;
	/** The finding, under the figure. */
	caption: string;
	/** What the table shows, for readers who do not see it. */
	description: string;
	/** The same for the rolling array and for Hirschberg's parts. */
	rowsDescription: string;
	splitDescription: string;
}

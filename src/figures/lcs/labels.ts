/** The words of the figure of the longest common subsequence. */
export interface LcsLabels {
	/** Name of the figure, for screen readers. */
	title: string;
	/** Name of the first text, whose characters are the rows. */
	text1: string;
	/** Name of the second text, whose characters are the columns. */
	text2: string;
	/** Name of the slider: how many cells are filled. */
	step: string;
	/** On the button while nothing moves, and while the table fills. */
	play: string;
	pause: string;
	/** Title of the table. */
	table: string;
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
	/** The finding, under the figure. */
	caption: string;
	/** What the table shows, for readers who do not see it. */
	description: string;
}

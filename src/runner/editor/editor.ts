/** What an editor shows and tells. */
export interface EditorOptions {
	text: string;
	/** The number of the text's first line in its file. */
	firstLine: number;
	/** Accessible name, with the keys that lead out of the editor. */
	label: string;
	onChange: (text: string) => void;
	onRun: () => void;
}

/** A place in the text that is wrong: line and column from 1, in the text itself. */
export interface Problem {
	line: number;
	column: number;
	message: string;
}

/** An open editor. */
export interface Editor {
	/** Replaces the text; where the editor can undo, it can undo this. */
	setText(text: string): void;
	/** Marks a place, or with `undefined` none. */
	showProblem(problem: Problem | undefined): void;
	focus(): void;
}

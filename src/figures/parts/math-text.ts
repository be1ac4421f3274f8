/** A run of characters set in one way. */
export interface MathRun {
	text: string;
	kind: 'words' | 'upright' | 'italic';
	subscript: boolean;
}

/**
 * Splits a label into runs: words as they are, and between dollar signs mathematics, where Greek letters and single
 * Latin ones are italic, several Latin letters (log, ref) are upright, and `_x` or `_{ref}` is a subscript.
 * @example parseMathText('a $π_θ$').map((run) => run.text) // => ['a ', 'π', 'θ']
 */
export function parseMathText(source: string): MathRun[] {
	return source.split('$').flatMap((part, index) => {
		if (part === '') return [];
		return index % 2 === 0 ? [{ text: part, kind: 'words' as const, subscript: false }] : parseFormula(part);
	});
}

/** The label without its marks, for text alternatives. */
export function plainText(source: string): string {
	return source.replaceAll(/[${}]/g, '');
}

function parseFormula(formula: string): MathRun[] {
	return [...formula.matchAll(/_\{([^}]*)\}|_(.)|([^_]+)/gu)].flatMap(([, braced, single, base]) =>
		letterRuns(braced ?? single ?? base!, base === undefined),
	);
}

function letterRuns(text: string, subscript: boolean): MathRun[] {
	return [...text.matchAll(/\p{Script=Latin}+|\p{Script=Greek}|[^\p{Script=Latin}\p{Script=Greek}]+/gu)].map(([run]) => ({
		text: run,
		kind: /^\p{Letter}$/u.test(run) ? 'italic' : 'upright',
		subscript,
	}));
}

import { checkTexts } from './check.ts';

// #region edit-distance
/**
 * The cost of turning one text into the other by insertions and deletions, each at
 * a cost of 1: m + n − 2 LCS. Substitutions at a cost of 2 or more change nothing:
 * each is a deletion and an insertion.
 *
 * Levenshtein's distance, where a substitution costs 1, is another number: at least
 * max(m, n) − LCS and at most m + n − 2 LCS.
 *
 * @param text1 m UTF-16 units.
 * @param text2 n UTF-16 units.
 * @param substitutionCost above 0. Default Infinity: none. 1 is
 * Levenshtein's distance.
 * @returns at least 0, in O(m n) time and O(n) space.
 * @throws {TypeError} when one is no string.
 * @throws {RangeError} when `substitutionCost` is not above 0.
 * @see Wagner & Fischer 1974; substitution cost 2 and LCS: Allison & Dix 1986.
 * @example
 * editDistance('kitten', 'sitting')
 * // => 5, where editDistance('kitten', 'sitting', 1) is 3
 */
export function editDistance(
	text1: string,
	text2: string,
	substitutionCost = Infinity,
): number {
	checkInput(text1, text2, substitutionCost);
	const row = Array.from({ length: text2.length + 1 }, (_, j) => j);
	for (const unit of text1.split('')) {
		let diagonal = row[0]!;
		row[0] = diagonal + 1;
		for (let j = 1; j <= text2.length; j += 1) {
			const above = row[j]!;
			const keep = unit === text2[j - 1] ? 0 : substitutionCost;
			row[j] = Math.min(diagonal + keep, above + 1, row[j - 1]! + 1);
			diagonal = above;
		}
	}
	return row.at(-1)!;
}
// #endregion

function checkInput(text1: string, text2: string, substitutionCost: number): void {
	checkTexts({ text1, text2 });
	if (substitutionCost > 0) return;
	throw new RangeError(`substitutionCost must be above 0, got ${substitutionCost}.`);
}

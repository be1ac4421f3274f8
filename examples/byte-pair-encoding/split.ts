import { checkText } from './check.ts';

/** Letters with what stands before them, up to 3 digits, signs, line ends, spaces. */
const words =
	/[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+/gu;

// #region split
/**
 * Cuts a text where no merge may reach across: into words with the space before them,
 * numbers of up to 3 digits, signs, and white space.
 *
 * The pattern is that of Llama 3 without the line for English contractions (’s, ’ll, …).
 *
 * @param text any text.
 * @returns pieces that, joined, are the text again; none for the empty text.
 * @throws {TypeError} when it is no string. @throws {RangeError} when it holds half of a
 * surrogate pair.
 * @see Radford et al. 2019, §2.2: no merges across character categories.
 * @example splitText('The year 2024!') // => ['The', ' year', ' ', '202', '4', '!']
 */
export function splitText(text: string): string[] {
	checkText(text);
	return text.match(words) ?? [];
}
// #endregion

import { checkText } from './check.ts';

// #region answers
/**
 * Whether a free text answers yes, read as POPE's released script reads it: no if
 * the first sentence holds one of the words “No”, “no”, “not”, yes otherwise.
 *
 * So “I cannot see one” is a yes, and so is an empty answer: a model that refuses
 * or contracts gets a higher yes-ratio than it deserves.
 *
 * @param text what the model wrote.
 * @throws {TypeError} when it is no text.
 * @see the released code of Li et al. 2023: `evaluate.py`.
 * @example answersYesAsReleased('There is no dog.') // => false
 */
export function answersYesAsReleased(text: string): boolean {
	checkText({ text });
	const words = text.split('.')[0]!.replaceAll(',', '').split(' ');
	return !['No', 'no', 'not'].some((word) => words.includes(word));
}

/**
 * Whether a free text begins with yes; null when it begins with neither yes nor no,
 * and has to be asked again or counted apart.
 *
 * @param text what the model wrote when told to begin with yes or no.
 * @throws {TypeError} when it is no text.
 * @see Li et al. 2023: the questions have the answers yes and no.
 * @example answersYes('Yes, a small one.') // => true
 */
export function answersYes(text: string): boolean | null {
	checkText({ text });
	const first = /[a-z]+/.exec(text.toLowerCase())?.[0];
	if (first === 'yes') return true;
	return first === 'no' ? false : null;
}
// #endregion

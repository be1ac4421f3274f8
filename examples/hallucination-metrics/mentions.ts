import { checkNames, checkText } from './check.ts';

// #region mentions
/**
 * The objects a caption mentions, in its order and as often as it mentions them.
 *
 * Two words are tried before one: a “hot dog” is no dog. What the list of names
 * does not hold is not seen: CHAIR counts eighty kinds of things and nothing else.
 *
 * @param caption any text.
 * @param names from word (or two words) to the object's canonical name; plurals are
 * words of their own.
 * @returns canonical names.
 * @throws {TypeError | RangeError} when `caption` is no text, or `names` is empty
 * or holds something else than one or two lower-case words.
 * @see the released code of Rohrbach et al. 2018: `caption_to_words`.
 * @example
 * objectMentions('A hot dog!', { dog: 'dog', 'hot dog': 'food' }) // => ['food']
 */
export function objectMentions(caption: string, names: ObjectNames): string[] {
	checkText({ caption });
	checkNames(names);
	const objectOf = new Map(Object.entries(names));
	const words = caption.toLowerCase().match(/[a-z]+/g) ?? [];
	let taken: number | undefined; // The second word of the last pair.
	return words.flatMap((word, i) => {
		if (i === taken) return [];
		const pair = objectOf.get(`${word} ${words[i + 1]}`);
		if (pair !== undefined) taken = i + 1;
		const object = pair ?? objectOf.get(word);
		return object === undefined ? [] : [object];
	});
}
// #endregion

/** From each word for an object to the one name the annotations use. */
export type ObjectNames = Readonly<Record<string, string>>;

import { describe, expect, it } from 'vitest';
import { createRandom } from '@examples/numerics';
import { decode, encode, learnMerges, mergePair, splitText } from './index.ts';
import type { Merge } from './index.ts';
import reference from './reference.json' with { type: 'json' };

/** aa, then aab. */
const short: Merge[] = [[97, 97], [256, 98]];
const training = 'the cat sat on the mat, the rat sat on the cat. 我在读书，他在看书，你在写书。🙂🙃🙂';

// #region merge
describe('a pair merged', () => {
	it('becomes one id, wherever it stands', () => {
		expect(mergePair([1, 1, 1, 2], [1, 1], 256)).toEqual([256, 1, 2]);
		expect(mergePair([5, 7, 3, 5, 7], [5, 7], 256)).toEqual([256, 3, 256]);
	});

	it('does not overlap with itself: aaa is two ids, not aaaa', () => {
		expect(mergePair([4, 4, 4], [4, 4], 300)).toEqual([300, 4]);
		expect(mergePair([4, 4, 4, 4], [4, 4], 300)).toEqual([300, 300]);
		expect(mergePair([4, 4, 4, 4, 4], [4, 4], 300)).toEqual([300, 300, 4]);
	});

	it('is left and right in this order', () => {
		expect(mergePair([7, 5, 7], [5, 7], 256)).toEqual([7, 256]);
		expect(mergePair([7, 5], [5, 7], 256)).toEqual([7, 5]);
	});

	it('leaves all else as it is, the last id too, and the list given', () => {
		const ids = [1, 2, 3];
		expect(mergePair(ids, [2, 9], 256)).toEqual([1, 2, 3]);
		expect(mergePair(ids, [2, 3], 256)).toEqual([1, 256]);
		expect(ids).toEqual([1, 2, 3]);
		expect(mergePair([], [2, 3], 256)).toEqual([]);
	});

	it('needs an id', () => {
		expect(() => mergePair([1], [1, 2], 0)).toThrow(RangeError);
		expect(() => mergePair([1], [1, 2], 0)).toThrow('id must be a whole number above 0, got 0.');
	});
});
// #endregion

// #region split
describe('the cut before the merges', () => {
	it.each([
		['The year 2024!', ['The', ' year', ' ', '202', '4', '!']],
		['dog dog. dog!', ['dog', ' dog', '.', ' dog', '!']],
		['12345678', ['123', '456', '78']],
		['我在读书，他在看书。', ['我在读书', '，他在看书', '。']],
		['a  b\n\n c', ['a', ' ', ' b', '\n\n', ' c']],
		['end  ', ['end', '  ']],
		['', []],
	])('of %j is %j', (text, pieces) => {
		expect(splitText(text)).toEqual(pieces);
	});

	it('loses nothing', () => {
		for (const text of [training, ' \t\n x_1 = "é"; // 🙂\r\n\r\n', '١٢٣٤ ½']) expect(splitText(text).join('')).toBe(text);
	});
});
// #endregion

// #region learn
describe('merges learned', () => {
	it('start with the most frequent pair, and go on with what it made', () => {
		expect(learnMerges('aaab aaab', { numMerges: 2 })).toEqual([[97, 97], [97, 98]]);
		expect(learnMerges('abc xabc yabc', { numMerges: 2 })).toEqual([[97, 98], [256, 99]]);
	});

	it('are counted anew after each merge: once es is one id, st is rarer than est', () => {
		// e-s stands 3 times, s-t 3 times, all of them in est.
		const merges = learnMerges('est west best', { numMerges: 2 });
		expect(merges).toEqual([[101, 115], [256, 116]]);
	});

	it('count a word as often as it stands', () => {
		// a-b stands in two words, x-y in one that stands three times.
		expect(learnMerges('xy xy xy cab dab', { numMerges: 1 })).toEqual([[120, 121]]);
	});

	it('break ties by the smaller left id, then the smaller right id, wherever they stand', () => {
		expect(learnMerges('cd\ncd\nab\nab', { numMerges: 1 })).toEqual([[97, 98]]);
		expect(learnMerges('az\nay\naz\nay', { numMerges: 1 })).toEqual([[97, 121]]);
		expect(learnMerges('ay\naz\nay\naz', { numMerges: 1 })).toEqual([[97, 121]]);
	});

	it('do not reach across words', () => {
		// e-space would be the most frequent pair.
		expect(learnMerges('ae be ce de fe ge', { numMerges: 9 })).toEqual([]);
	});

	it('end where every pair stands once', () => {
		expect(learnMerges('abcd', { numMerges: 5 })).toEqual([]);
		expect(learnMerges('abab', { numMerges: 5 })).toEqual([[97, 98]]);
		expect(learnMerges('', { numMerges: 5 })).toEqual([]);
	});

	it('are a beginning of what more merges give', () => {
		const many = learnMerges(training, { numMerges: 12 });
		expect(many).toHaveLength(12);
		expect(learnMerges(training, { numMerges: 5 })).toEqual(many.slice(0, 5));
	});

	it.each(reference.cases)('agree with Python on $name', ({ pieces, numMerges, merges }) => {
		expect(splitText(pieces.join(''))).toEqual(pieces);
		expect(learnMerges(pieces.join(''), { numMerges })).toEqual(merges);
	});
});

describe('bad input to learning', () => {
	it('is no text or no number of merges', () => {
		expect(() => learnMerges('aa', { numMerges: 0 })).toThrow(RangeError);
		expect(() => learnMerges('aa', { numMerges: 0 })).toThrow('numMerges must be a whole number above 0, got 0.');
		expect(() => learnMerges(3 as unknown as string, { numMerges: 1 })).toThrow(TypeError);
		expect(() => learnMerges(3 as unknown as string, { numMerges: 1 })).toThrow('text must be a string, got 3.');
	});
});
// #endregion

// #region encode
describe('encoding', () => {
	it('without merges gives the bytes: 1 for a Latin letter, 3 for most Chinese, 4 for an emoji', () => {
		expect(encode('a', [])).toEqual([97]);
		expect(encode('é', [])).toEqual([195, 169]);
		expect(encode('书', [])).toEqual([228, 185, 166]);
		expect(encode('🙂', [])).toEqual([240, 159, 153, 130]);
	});

	it('applies merges by rank, not from left to right', () => {
		// bc was learned first: abc is a and bc, although ab comes first in the text.
		expect(encode('abc', [[98, 99], [97, 98]])).toEqual([97, 256]);
		expect(encode('abc', [[97, 98], [98, 99]])).toEqual([256, 99]);
	});

	it('does not look for the longest token: an earlier merge may make it unreachable', () => {
		// bc, ab and abd are tokens, and so is abc: but bc has the lowest rank and takes the b first.
		expect(encode('abd', [[98, 99], [97, 98], [257, 100]])).toEqual([258]);
		expect(encode('abcab', [[98, 99], [97, 98], [257, 99]])).toEqual([97, 256, 257]);
	});

	it('builds tokens of tokens', () => {
		expect(encode('aab', short)).toEqual([257]);
		expect(encode('aaab', [[97, 97], [97, 98]])).toEqual([256, 257]);
		expect(encode('aabaab', short)).toEqual([257, 257]);
	});

	it('merges within pieces only: 2024 is 202 and 4', () => {
		expect(encode('2024', [[50, 52], [48, 50], [50, 257]])).toEqual([258, 52]);
	});

	it('knows no unknown token, and nothing of the empty text', () => {
		expect(encode('', short)).toEqual([]);
		for (const id of encode('Ω≈ç√∫ 漢字 🏳️‍🌈', short)) expect(id).toBeLessThan(256);
	});

	it('never gives more tokens with more merges learned', () => {
		const merges = learnMerges(training, { numMerges: 20 });
		const lengths = merges.map((_, n) => encode(training, merges.slice(0, n)).length);
		expect(lengths[0]).toBe(encode(training, []).length);
		lengths.slice(1).forEach((length, n) => expect(length).toBeLessThan(lengths[n]!));
	});

	it.each(reference.cases)('agrees with Python on $name', ({ merges, encoded }) => {
		for (const { pieces, ids } of encoded) expect(encode(pieces.join(''), merges as [number, number][])).toEqual(ids);
	});

	it.each([
		{ text: 'a', merges: [[97, 256]], type: RangeError, message: 'merges[0][1] must be a whole number from 0 to 255, got 256.' },
		{ text: 'a', merges: [[97, 98], [257, 98]], type: RangeError, message: 'merges[1][0] must be a whole number from 0 to 256, got 257.' },
		{ text: 'a', merges: [[97]], type: RangeError, message: 'merges[0] must join two ids, got 1.' },
		{ text: 'a', merges: [97], type: TypeError, message: 'merges must be pairs of ids, got 97.' },
		{ text: 'a', merges: 7, type: TypeError, message: 'merges must be pairs of ids, got 7.' },
		{ text: null, merges: [], type: TypeError, message: 'text must be a string, got null.' },
		{ text: 'ab\ud83d', merges: [], type: RangeError, message: 'text must be well-formed: text[2] is half of a surrogate pair, which UTF-8 cannot write.' },
		{ text: '\ude42', merges: [], type: RangeError, message: 'text must be well-formed: text[0] is half of a surrogate pair' },
	])('throws on what does not fit: $message', ({ text, merges, type, message }) => {
		const call = () => encode(text as string, merges as unknown as Merge[]);
		expect(call).toThrow(type);
		expect(call).toThrow(message);
	});
});
// #endregion

// #region decode
describe('decoding', () => {
	it('gives the bytes of each id, merged ones too', () => {
		expect(decode([256, 257], [[97, 97], [97, 98]])).toBe('aaab');
		expect(decode([98, 257, 97], short)).toBe('baaba');
		expect(decode([], short)).toBe('');
	});

	it('joins the bytes of all tokens before it makes text: a character may be spread over tokens', () => {
		const merges: Merge[] = [[228, 185]];
		expect(encode('书', merges)).toEqual([256, 166]);
		expect(decode([256, 166], merges)).toBe('书');
		expect(decode([256], merges)).toBe('\ufffd');
	});

	it.each([
		'', ' ', 'low lower lowest', 'naïve café', '我在读书，他在看书。', '🙂🙃', '👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽', 'Ωmega\r\n\ttab  ',
		'\ufeffwith a byte order mark', '\u0000\u007f\u0080\uffff\u{10ffff}', 'é and e\u0301', '2024 年 11 月',
	])('brings %j back', (text) => {
		const merges = learnMerges(training, { numMerges: 25 });
		expect(decode(encode(text, merges), merges)).toBe(text);
	});

	it('brings back random text, whatever the merges', () => {
		const random = createRandom(9);
		const merges = learnMerges(training, { numMerges: 40 });
		for (let trial = 0; trial < 40; trial += 1) {
			const characters = Array.from({ length: random.integer(12) }, () => [...training][random.integer([...training].length)]);
			const text = characters.join('');
			expect(decode(encode(text, merges), merges)).toBe(text);
		}
	});

	it.each([
		{ ids: [258], message: 'ids[0] must be a whole number from 0 to 257, got 258.' },
		{ ids: [97, -1], message: 'ids[1] must be a whole number from 0 to 257, got -1.' },
		{ ids: [0.5], message: 'ids[0] must be a whole number from 0 to 257, got 0.5.' },
	])('throws on an id that no token has, $ids: $message', ({ ids, message }) => {
		expect(() => decode(ids, short)).toThrow(RangeError);
		expect(() => decode(ids, short)).toThrow(message);
	});

	it('throws on merges that are none', () => {
		expect(() => decode([97], [[97, 300]])).toThrow('merges[0][1] must be a whole number from 0 to 255, got 300.');
	});
});
// #endregion

import { editDistance, hirschbergLcs, hirschbergSplit, lcsLength, lcsRow, lcsTable, longestCommonSubsequence } from '@examples/longest-common-subsequence';
import { createRandom } from '@examples/numerics';
import { describe, expect, it } from 'vitest';
import { lcsLength as countsTwice } from '../../../examples/longest-common-subsequence/wrong/counts-twice.ts';
import { longestCommonSubsequence as greedy } from '../../../examples/longest-common-subsequence/wrong/greedy-matching.ts';
import { lcsLength as maxOfThree } from '../../../examples/longest-common-subsequence/wrong/max-of-three.ts';
import { lcsLength as offByOne } from '../../../examples/longest-common-subsequence/wrong/off-by-one-table.ts';
import { lcsLengthRolling as withoutDiagonal } from '../../../examples/longest-common-subsequence/wrong/rolling-without-diagonal.ts';
import { longestCommonSubsequence as leftInATie } from '../../../examples/longest-common-subsequence/wrong/traceback-left-in-a-tie.ts';
import { longestCommonSubsequence as throughARow } from '../../../examples/longest-common-subsequence/wrong/traceback-through-a-rolling-array.ts';
import { expectStated, question, section } from './page.ts';

const page = (id: string) => section('coding/longest-common-subsequence', id);
const answer = (id: string) => question('coding', `lcs-${id}`);
const [text1, text2] = ['abcbdab', 'bdcaba'];
/** All subsequences, the empty one too. */
const subsequences = (text: string) => [...text].reduce((found, unit) => new Set([...found, ...[...found].map((start) => start + unit)]), new Set(['']));

it('counts bytes', () => {
	const entries = 10_001 ** 2;
	expectStated(page('three-minutes'), ...[4, 8].map((bytes) => `${((entries * bytes) / 1e9).toFixed(1)} GB`), `${Math.round((10_001 * 8) / 1000)} kB`);
	expectStated(page('pitfalls'), `2\\cdot10^5\\cdot8=${(2 * 1e5 * 8) / 1e6}\\cdot10^6`);
});

it('counts units, not characters', () => {
	expect(['😀'.length, lcsLength('😀', '😁'), lcsLength('😀', '🀀')]).toEqual([2, 1, 0]);
});

describe('the table', () => {
	it('says this, and this when it is wrong', () => {
		const length = lcsLength(text1, text2);
		expectStated(page('run-table'), ...[length, maxOfThree(text1, text2), offByOne('a', 'b'), countsTwice('aa', 'a')].map(String));
		expect(lcsTable(text2, text1).at(-1)!.at(-1)).toBe(length);
		expect(maxOfThree(text1, text2)).toBe(Math.min(text1.length, text2.length));
	});

	it('has these short cases in the question', () => {
		expectStated(answer('write-the-table'), ...[lcsLength('abcde', 'ace'), lcsLength('abc', 'xyz'), lcsLength('aa', 'a')].map(String));
	});
});

it('needs the diagonal in one row', () => {
	expectStated(page('run-rolling'), `[${lcsRow('abcde', 'ace').join(', ')}]`, String(withoutDiagonal('aa', 'abb')));
	expect(lcsRow('abcde', 'ace')).toEqual(lcsTable('abcde', 'ace').at(-1));
	expectStated(answer('one-row'), ...[withoutDiagonal('aa', 'abb'), lcsLength('aa', 'abb'), withoutDiagonal('abcde', 'ace')].map(String));
});

describe('the traceback', () => {
	it('finds one of three', () => {
		const longest = [...subsequences(text1)].filter((text) => text.length === 4 && subsequences(text2).has(text));
		expect(longest).toHaveLength(3);
		for (const where of [page('run-traceback'), answer('count-them')]) expectStated(where, ...longest.map((text) => `\`${text}\``));
		expectStated(page('run-traceback'), longestCommonSubsequence(text1, text2));
		expect(leftInATie(text1, text2)).not.toBe(longestCommonSubsequence(text1, text2));
	});

	it('goes wrong over one row', () => {
		const letters = ['a', 'b', 'c'];
		let texts = [''];
		const all = [1, 2, 3, 4].flatMap(() => (texts = texts.flatMap((text) => letters.map((letter) => text + letter))));
		const wrong = all.flatMap((left) => all.filter((right) => throughARow(left, right).length !== lcsLength(left, right)));
		expectStated(page('run-traceback'), `\`${throughARow('ab', 'abb')}\``, `\`${longestCommonSubsequence('ab', 'abb')}\``, String(all.length ** 2), String(wrong.length));
		expectStated(page('pitfalls'), `${(100 * (1 - wrong.length / all.length ** 2)).toFixed(0)}%`, String(all.length ** 2));
		expectStated(answer('recover-the-text'), `\`${throughARow('ab', 'abb')}\``);
	});
});

describe('Hirschberg', () => {
	it('splits like this', () => {
		const { before, after, totals, cut, middle } = hirschbergSplit(text1, text2);
		expectStated(page('run-hirschberg'), ...[before, after, totals].map((numbers) => `(${numbers.join(',')})`), `k=${cut}`, text1.slice(0, middle), text1.slice(middle));
		expect(totals.filter((total) => total === Math.max(...totals))).toHaveLength(4);
		expectStated(page('run-hirschberg'), hirschbergLcs(text1, text2));
		expectStated(page('see-it'), `k=${hirschbergSplit(text2, text1).cut}`);
	});

	it('computes nearly twice the cells of the table', () => {
		const random = createRandom(1);
		const [left, right] = [0, 1].map(() => Array.from({ length: 1024 }, () => 'acgt'[random.integer(4)]).join(''));
		const cellsOf = (a: string, b: string): number => {
			if (a.length < 2) return 0;
			const { middle, cut } = hirschbergSplit(a, b);
			return a.length * b.length + cellsOf(a.slice(0, middle), b.slice(0, cut)) + cellsOf(a.slice(middle), b.slice(cut));
		};
		const share = (cellsOf(left!, right!) / 1024 ** 2).toFixed(3);
		for (const where of [page('step-hirschberg'), answer('hirschberg')]) expectStated(where, share);
		expectStated(answer('hirschberg'), String(lcsLength('ab', 'ba')));
	});
});

it('has these bits after every character', () => {
	const table = lcsTable(text1, text2);
	const bits = [...text2].map((_, j) => table.slice(1).map((row, i) => (row[j + 1]! > table[i]![j + 1]! ? 0 : 1)));
	expectStated(page('run-bit-parallel'), ...bits.map((column) => `\`${column.join('')}\``));
	const zeros = bits.map((column) => column.filter((bit) => bit === 0).length);
	expect(zeros).toEqual(table.at(-1)!.slice(1));
	for (const where of page('run-bit-parallel').texts) expect(where.replaceAll('、', ', ').replaceAll('，', ', ')).toContain(zeros.join(', '));
});

describe('edit distance', () => {
	it('is this for kitten and sitting', () => {
		const [left, right] = ['kitten', 'sitting'];
		const [length, indel, levenshtein] = [lcsLength(left!, right!), editDistance(left!, right!), editDistance(left!, right!, 1)];
		expectStated(page('run-edit-distance'), `6+7-${2 * length!}=${indel}`, ...[length!, levenshtein!, editDistance(left!, right!, 1.5), editDistance(left!, right!, 2)].map(String));
		expect(editDistance(left!, right!, 3)).toBe(indel);
		expectStated(page('pitfalls'), ...[length!, indel!, levenshtein!].map(String));
		expectStated(answer('edit-distance'), `L=${length}`, ...[indel!, levenshtein!].map(String));
	});

	it('is this at both ends of the inequality', () => {
		for (const [left, right] of [['abc', 'xyz'], ['ab', 'ba']] as const) {
			expectStated(page('run-edit-distance'), ...[lcsLength(left, right), editDistance(left, right), editDistance(left, right, 1)].map(String));
			expectStated(page('step-edit-distance'), `L=${lcsLength(left, right)}`, String(editDistance(left, right, 1)));
		}
		expectStated(answer('edit-distance'), ...[editDistance('abc', 'xyz'), editDistance('abc', 'xyz', 1), editDistance('abcde', 'ace')].map(String));
		expect(editDistance('abcde', 'ace', 1)).toBe(editDistance('abcde', 'ace'));
		expectStated(answer('edit-distance'), ...[editDistance('aab', 'bcc', 1), editDistance('aab', 'bcc')].map(String));
	});

	it('is what diff counts', () => {
		const differences = 20 + 20;
		expectStated(answer('diff'), `D=${differences}`, String((10_000 + 10_000) * differences));
	});
});

it('is compared with the substring, and with greedy matching', () => {
	const substring = (left: string, right: string) => {
		const pieces = [...left].flatMap((_, start) => Array.from({ length: left.length - start }, (__, length) => left.slice(start, start + length + 1)));
		return Math.max(...pieces.filter((piece) => right.includes(piece)).map((piece) => piece.length));
	};
	const pairs = [[text1, text2], ['abcde', 'ace']] as const;
	expectStated(answer('subsequence-or-substring'), ...pairs.flatMap(([left, right]) => [lcsLength(left, right), substring(left, right)]).map(String));
	for (const where of [page('pitfalls'), answer('prove-the-recurrence')]) expectStated(where, `\`${greedy('cab', 'abc')}\``, `\`${longestCommonSubsequence('cab', 'abc')}\``);
});

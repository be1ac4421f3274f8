import { createRandom } from '@examples/numerics';
import { editDistance, hirschbergLcs, lcsLength, lcsLengthBigInt, lcsLengthBitParallel } from './index.ts';
import { lcsLengthRolling, lcsTable, longestCommonSubsequence } from './index.ts';

const [text1, text2] = ['abcbdab', 'bdcaba'];
console.log(`      ${[...text2].join('  ')}`);
lcsTable(text1, text2).forEach((row, i) => {
	console.log(`${text1[i - 1] ?? ' '}  ${row.join('  ')}`);
});
console.log(`\ntraceback  ${longestCommonSubsequence(text1, text2)}`);
console.log(`Hirschberg ${hirschbergLcs(text1, text2)}`);

console.log('\ntexts               table   rolling   32-bit words   BigInt   ins. + del.   Levenshtein');
const random = createRandom(1);
const randomText = (length: number): string =>
	Array.from({ length }, () => 'acgt'[random.integer(4)]).join('');
const pairs = [
	{ name: 'abcde, ace', texts: ['abcde', 'ace'] },
	{ name: 'kitten, sitting', texts: ['kitten', 'sitting'] },
	{ name: 'random, 40 and 60', texts: [randomText(40), randomText(60)] },
	{ name: 'random, 300 and 300', texts: [randomText(300), randomText(300)] },
] as const;
for (const { name, texts: [left, right] } of pairs) {
	const lengths = [lcsLength, lcsLengthRolling, lcsLengthBitParallel, lcsLengthBigInt].map((length) => length(left!, right!));
	const numbers = [...lengths, editDistance(left!, right!), editDistance(left!, right!, 1)];
	console.log(name.padEnd(20) + numbers.map((n, column) => String(n).padStart([5, 10, 15, 9, 14, 14][column]!)).join(''));
}

import { decode, encode, learnMerges } from './index.ts';

const text = 'low low low low low lower lower newest newest newest newest newest newest widest widest widest';
const merges = learnMerges(text, { numMerges: 12 });
console.log(`learned from "${text.slice(0, 23)} …"\n`);
console.log('rank   joins          makes');
merges.forEach((pair, rank) => {
	const [left, right] = pair.map((id) => `"${decode([id], merges)}"`);
	console.log(`${String(rank).padStart(4)}   ${left!.padEnd(7)}${right!.padEnd(8)}"${decode([256 + rank], merges)}"`);
});

console.log('\ntext           bytes   tokens   ids');
for (const sample of ['low', ' lowest', ' newer', '低', '🙂', ' 2024']) {
	const ids = encode(sample, merges);
	const bytes = encode(sample, []).length;
	const cells = [String(bytes).padStart(5), String(ids.length).padStart(8)];
	console.log(`"${sample}"`.padEnd(15) + cells.join(' ') + '   ' + ids.join(' '));
	if (decode(ids, merges) !== sample) throw new Error(`${sample} does not come back.`);
}

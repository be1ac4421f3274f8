import { createRandom } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { drawQFormer, informationFlow, qFormer, qFormerMask } from './index.ts';

const dModel = 16;
const random = createRandom(11);
const draw = (rows: number): Matrix =>
	Array.from({ length: rows }, () => Array.from({ length: dModel }, () => random.normal()));
const layers = drawQFormer({ numLayers: 4, dModel, dFeedForward: 32 }, random);
const queries = draw(32);

console.log('patches  numbers in   vectors out  numbers out');
for (const side of [4, 8, 16]) {
	const imageFeatures = draw(side * side);
	const output = qFormer({ queries, imageFeatures, layers, numAttentionHeads: 4, objective: 'contrastive' }).queries;
	const cells = [side * side, imageFeatures.flat().length, output.length, output.flat().length];
	console.log(cells.map((cell, i) => String(cell).padStart([7, 12, 14, 13][i]!)).join(''));
}

const sizes = { numQueries: 2, textLength: 3 };
const small = { queries: draw(2), text: draw(3), imageFeatures: draw(4), layers, numAttentionHeads: 4 };
for (const objective of ['contrastive', 'generation', 'matching'] as const) {
	console.log(`\n${objective}: who sees whom (2 queries, 3 words), and whom a change reaches after 4 blocks`);
	const mask = qFormerMask(objective, sizes).map((row) => row.map((visible) => (visible ? '■' : '·')).join(' '));
	const { fromQueries, fromText, fromPatches } = informationFlow({ ...small, objective }, draw(1)[0]!);
	const reach = [...fromQueries, ...fromText, fromPatches[0]!].map(
		(row) => `queries ${row.queries.join(' ').padEnd(4)} words ${row.text.join(' ')}`,
	);
	const names = ['query 0', 'query 1', 'word 0', 'word 1', 'word 2', 'a patch'];
	for (const [i, name] of names.entries()) console.log(`${name}  ${(mask[i] ?? '').padEnd(10)}  → ${reach[i]}`);
}

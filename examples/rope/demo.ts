import { dot } from '@examples/numerics';
import { applyRotaryPositionEmbedding, decayBound, inverseFrequencies, scoreAtDistance, wavelengths } from './index.ts';
import type { RotaryLayout } from './index.ts';

const [query, key] = [[1, 2, 3, 4], [2, -1, 1, 3]];
function score(m: number, n: number, queryLayout: RotaryLayout, keyLayout: RotaryLayout): string {
	const [turnedQuery] = applyRotaryPositionEmbedding([query], [m], { layout: queryLayout });
	const [turnedKey] = applyRotaryPositionEmbedding([key], [n], { layout: keyLayout });
	return dot(turnedQuery!, turnedKey!).toFixed(4).padStart(12);
}

console.log('positions  interleaved  half-split   one of each');
for (const [m, n] of [[0, 0], [3, 1], [103, 101], [1, 3]] as const) {
	const cells = [
		score(m, n, 'interleaved', 'interleaved'),
		score(m, n, 'half-split', 'half-split'),
		score(m, n, 'interleaved', 'half-split'),
	];
	console.log(`${m}, ${n}`.padEnd(9), ...cells);
}

const windows = [4096, 32768, 131072];
console.log('\nwavelengths for d = 128, and pairs of 64 without a full turn in 4,096 / 32,768 / 131,072');
for (const base of [1e4, 5e5, 1e6]) {
	const lengths = wavelengths(inverseFrequencies(128, base));
	const shown = [0, 16, 32, 48, 63].map((pair) => lengths[pair]!.toFixed(pair === 0 ? 1 : 0).padStart(8));
	const incomplete = windows.map((window) => lengths.filter((length) => length > window).length);
	console.log(String(base).padStart(8), shown.join(''), ' ', incomplete.join(' / '));
}

const ones = Array.from({ length: 128 }, () => 1);
console.log('\ndistance  bound  q = k = ones');
for (const distance of [0, 16, 256, 2048, 4096, 50000]) {
	const product = scoreAtDistance(ones, ones, distance, { layout: 'half-split' });
	const cells = [decayBound(distance, 128).toFixed(1).padStart(6), product.toFixed(1).padStart(13)];
	console.log(String(distance).padStart(8), ...cells);
}

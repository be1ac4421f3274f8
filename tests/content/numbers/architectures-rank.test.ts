import { it } from 'vitest';
import { createRandom, dot, mean, softmax } from '@examples/numerics';
import { expectStated, section } from './page.ts';

/** The base-10 logarithm of the size of a determinant, by elimination with the largest pivot. */
function logDeterminant(matrix: readonly (readonly number[])[]): number {
	const rows = matrix.map((row) => Float64Array.from(row));
	let logarithm = 0;
	for (let column = 0; column < rows.length; column += 1) {
		let pivot = column;
		for (let i = column + 1; i < rows.length; i += 1) if (Math.abs(rows[i]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = i;
		[rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
		const top = rows[column]!;
		logarithm += Math.log10(Math.abs(top[column]!));
		for (const row of rows.slice(column + 1)) {
			const factor = row[column]! / top[column]!;
			if (factor === 0) continue;
			for (let j = column; j < row.length; j += 1) row[j] = row[j]! - factor * top[j]!;
		}
	}
	return logarithm;
}

it('states the determinants of random attention, 20 draws with seed 1', () => {
	const random = createRandom(1);
	const draw = () => Array.from({ length: 256 }, () => Array.from({ length: 64 }, () => random.normal()));
	const draws = Array.from({ length: 20 }, () => {
		const [query, key] = [draw(), draw()];
		const scores = query.map((q) => key.map((k) => dot(q, k) / Math.sqrt(64)));
		// A triangular matrix: its determinant is the product of its diagonal.
		const diagonal = scores.map((row, i) => softmax(row.slice(0, i + 1))[i]!);
		return { causal: mean(diagonal.map(Math.log10)) * 256, open: logDeterminant(scores.map((row) => softmax(row))) };
	});
	const shown = [mean(draws.map(({ causal }) => causal)), mean(draws.map(({ open }) => open))].map((exponent) => `10^{${exponent.toFixed(0)}}`);
	expectStated(section('language-models/architectures', 'pitfalls'), ...shown);
});

// The mistake: cosine and sine are added, as sinusoidal encodings are. The length changes, and
// the score has terms with m alone and with n alone.
import type { Matrix, Vector } from '@examples/numerics';
import { pairColumns } from '../layout.ts';
import { frequenciesOf } from '../rotate.ts';
import type { RotaryOptions } from '../rotate.ts';

export function applyRotaryPositionEmbedding(
	states: Matrix,
	positionIds: Vector,
	options: RotaryOptions,
): Matrix {
	const headDim = states[0]!.length;
	const frequencies = frequenciesOf(headDim, options);
	return states.map((row, token) => {
		const rotated = [...row];
		frequencies.forEach((frequency, pair) => {
			const [first, second] = pairColumns(pair, headDim, options.layout);
			const angle = positionIds[token]! * frequency;
			const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
			rotated[first] = row[first]! + cos;
			rotated[second] = row[second]! + sin;
		});
		return rotated;
	});
}

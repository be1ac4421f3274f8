// The mistake: partners by halves, angles by neighbors, as when rotate_half meets cosines that
// repeat in place. A coordinate and its partner turn by different angles.
import type { Matrix, Vector } from '@examples/numerics';
import { frequenciesOf } from '../rotate.ts';
import type { RotaryOptions } from '../rotate.ts';

export function applyRotaryPositionEmbedding(
	states: Matrix,
	positionIds: Vector,
	options: RotaryOptions,
): Matrix {
	const headDim = states[0]!.length;
	const half = headDim / 2;
	const frequencies = frequenciesOf(headDim, options);
	return states.map((row, token) =>
		row.map((x, column) => {
			const partner = column < half ? -row[column + half]! : row[column - half]!;
			const angle = positionIds[token]! * frequencies[Math.floor(column / 2)]!;
			return x * Math.cos(angle) + partner * Math.sin(angle);
		}),
	);
}

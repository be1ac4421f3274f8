// The mistake: every coordinate has an angle of its own, b^(−j/d), instead of one for each pair.
// Cosine and sine of a pair then belong to different angles: it is no rotation.
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
	const { ropeTheta = 10000 } = options;
	return states.map((row, token) => {
		const rotated = [...row];
		const angleOf = (j: number) => positionIds[token]! * ropeTheta ** (-j / headDim);
		frequenciesOf(headDim, options).forEach((_, pair) => {
			const [first, second] = pairColumns(pair, headDim, options.layout);
			const [one, other] = [angleOf(first), angleOf(second)];
			rotated[first] = row[first]! * Math.cos(one) - row[second]! * Math.sin(one);
			rotated[second] = row[first]! * Math.sin(other) + row[second]! * Math.cos(other);
		});
		return rotated;
	});
}

// The mistake: the second coordinate is computed from the first one after its rotation. At
// position 0 nothing shows; elsewhere the pair is no longer as long as it was.
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
			rotated[first] = row[first]! * cos - row[second]! * sin;
			rotated[second] = rotated[first]! * sin + row[second]! * cos;
		});
		return rotated;
	});
}

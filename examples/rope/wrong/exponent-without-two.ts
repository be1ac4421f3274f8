// The mistake: θ_i = b^(−i/d) instead of b^(−2i/d). Still relative, still a rotation; the slowest
// pair turns √b times too fast, and no checkpoint fits.
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
		frequenciesOf(headDim, options).forEach((_, pair) => {
			const [first, second] = pairColumns(pair, headDim, options.layout);
			const angle = positionIds[token]! * ropeTheta ** (-pair / headDim);
			const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
			rotated[first] = row[first]! * cos - row[second]! * sin;
			rotated[second] = row[first]! * sin + row[second]! * cos;
		});
		return rotated;
	});
}

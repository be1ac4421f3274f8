// The mistake: the exponent counts columns, not pairs. The sine and the cosine beside it have
// different frequencies, no longer lie on a circle, and no rotation moves them.
import { checkCount } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { checkWidth } from '../encoding.ts';

export function sinusoidalPositionEncoding(length: number, dModel: number): Matrix {
	checkCount({ length });
	checkWidth(dModel);
	return Array.from({ length }, (_, position) =>
		Array.from({ length: dModel }, (_, column) => {
			const angle = position / 10000 ** (column / dModel);
			return column % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
		}),
	);
}

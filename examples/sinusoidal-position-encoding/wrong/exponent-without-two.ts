// The mistake: i/d instead of 2i/d. The frequencies then stop at 1/100, and the longest wavelength
// is 100 times too short.
import { checkCount } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { checkWidth } from '../encoding.ts';

export function sinusoidalPositionEncoding(length: number, dModel: number): Matrix {
	checkCount({ length });
	checkWidth(dModel);
	return Array.from({ length }, (_, position) =>
		Array.from({ length: dModel }, (_, column) => {
			const angle = position / 10000 ** (Math.floor(column / 2) / dModel);
			return column % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
		}),
	);
}

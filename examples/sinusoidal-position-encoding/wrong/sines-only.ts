// The mistake: sines in every column. Position m and position π/θ − m share a value, and no
// linear map moves a position: sin((m + k)θ) needs cos(mθ).
import { checkCount } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { checkWidth } from '../encoding.ts';

export function sinusoidalPositionEncoding(length: number, dModel: number): Matrix {
	checkCount({ length });
	checkWidth(dModel);
	return Array.from({ length }, (_, position) =>
		Array.from({ length: dModel }, (_, column) => {
			const pair = Math.floor(column / 2);
			return Math.sin(position / 10000 ** ((2 * pair) / dModel));
		}),
	);
}

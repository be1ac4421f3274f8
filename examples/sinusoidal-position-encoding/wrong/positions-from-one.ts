// The mistake: positions are counted from 1. Products of encodings hide it, since they depend on
// distances; a model trained from 0 sees every token in a wrong place.
import { checkCount } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { checkWidth } from '../encoding.ts';

export function sinusoidalPositionEncoding(length: number, dModel: number): Matrix {
	checkCount({ length });
	checkWidth(dModel);
	return Array.from({ length }, (_, index) =>
		Array.from({ length: dModel }, (_, column) => {
			const pair = Math.floor(column / 2);
			const angle = (index + 1) / 10000 ** ((2 * pair) / dModel);
			return column % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
		}),
	);
}

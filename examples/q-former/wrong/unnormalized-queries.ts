// The mistake: the queries' outputs keep their lengths. The longest wins, not the
// one that fits, and the temperature has another meaning for every image.
import { dot, l2Normalize } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';

export function imageTextSimilarity(
	queryOutputs: Matrix,
	textOutput: Vector,
): number {
	const text = l2Normalize(textOutput);
	return Math.max(...queryOutputs.map((row) => dot(text, row)));
}

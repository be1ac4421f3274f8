// The mistake: the mean over the queries. Every query would have to fit the whole
// text; the maximum lets each stand for one thing in the image.
import { dot, l2Normalize, mean } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';

export function imageTextSimilarity(
	queryOutputs: Matrix,
	textOutput: Vector,
): number {
	const text = l2Normalize(textOutput);
	return mean(queryOutputs.map((row) => dot(text, l2Normalize(row))));
}

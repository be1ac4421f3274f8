// The mistake: the first query is taken for a [CLS]. Queries have no order and no
// such role; thirty-one of thirty-two get no gradient.
import { dot, l2Normalize } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';

export function imageTextSimilarity(
	queryOutputs: Matrix,
	textOutput: Vector,
): number {
	return dot(l2Normalize(textOutput), l2Normalize(queryOutputs[0]!));
}

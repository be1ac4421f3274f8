import {
	checkNumbers,
	checkSameLength,
	dot,
	l2Normalize,
	mean,
} from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';
import { checkMatrix } from '@examples/scaled-dot-product-attention';

// #region heads
/**
 * The similarity of the contrastive objective: the largest cosine between a query's
 * output and the text's.
 *
 * One query that has found what the text speaks of is enough; with a mean every
 * query would have to speak of everything.
 *
 * @param queryOutputs [numQueries][embedDim], after their projection.
 * @param textOutput [embedDim], the text's [CLS], after its projection.
 * @returns from −1 to 1; divide by the temperature for a logit.
 * @throws {TypeError | RangeError} when widths differ or a vector has no length.
 * @see Li et al. 2023 (BLIP-2), §3.2, image-text contrastive learning.
 * @example imageTextSimilarity([[0, 2], [3, 4]], [5, 0]) // => 0.6
 */
export function imageTextSimilarity(
	queryOutputs: Matrix,
	textOutput: Vector,
): number {
	checkMatrix({ queryOutputs });
	const text = l2Normalize(textOutput);
	return Math.max(...queryOutputs.map((row) => dot(text, l2Normalize(row))));
}

/**
 * The logit of the matching objective, “these two belong together”: a linear
 * classifier on each query's output, averaged over the queries.
 *
 * @param queryOutputs [numQueries][dModel], under the bidirectional mask.
 * @param head `weight` [dModel] and `bias`: the difference of the released head's
 * two logits, match minus no match.
 * @returns log-odds of a match, in nats.
 * @throws {TypeError | RangeError} when a width differs or a number is not finite.
 * @see Li et al. 2023 (BLIP-2), §3.2, image-text matching.
 * @example matchingLogit([[1, 0], [3, 2]], { weight: [2, 1], bias: 0.5 }) // => 5.5
 */
export function matchingLogit(
	queryOutputs: Matrix,
	{ weight, bias }: { weight: Vector; bias: number },
): number {
	checkMatrix({ queryOutputs });
	checkNumbers({ weight, bias: [bias] });
	checkSameLength({ 'queryOutputs[0]': queryOutputs[0]!, weight });
	return mean(queryOutputs.map((row) => dot(row, weight) + bias));
}
// #endregion

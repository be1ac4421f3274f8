import { checkSameLength, dot, matmul } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';
import { checkMatrix } from '@examples/scaled-dot-product-attention';

// #region score-terms
/**
 * The score of attention when positions are added to the embedding, multiplied out:
 * (x_m + p_m)·W_Q · ((x_n + p_n)·W_K) is a sum of four terms.
 *
 * Only the last is about positions alone, and W_Q·W_Kᵀ stands between p_m and p_n:
 * it is not a function of m − n, though p_m · p_n itself would be.
 *
 * @param input.queryContent x_m, [dModel]: the embedding of the query's token.
 * @param input.queryPosition p_m, [dModel]; `keyContent`, `keyPosition`: x_n and p_n.
 * @param input.wQuery [dModel][headDim], applied as x·W; `wKey` likewise.
 * @returns the four terms and their sum, the score before division by √d_k.
 * @throws {TypeError | RangeError} when a shape does not fit or a number is not finite.
 * @see Vaswani et al. 2017, §3.2.1 and §3.5; multiplied out: Su et al. 2021, §2.3.
 * @example
 * scoreTerms({
 * 	queryContent: [1, 0], queryPosition: [0, 2], wQuery: [[1], [1]],
 * 	keyContent: [3, 0], keyPosition: [0, 5], wKey: [[1], [1]],
 * })
 * // => { contentContent: 3, contentPosition: 5,
 * //      positionContent: 6, positionPosition: 10, score: 24 }
 */
export function scoreTerms(input: ScoreTermsInput): ScoreTerms {
	checkInput(input);
	const { queryContent, queryPosition, keyContent, keyPosition } = input;
	const [content, position] = matmul([queryContent, queryPosition], input.wQuery);
	const [keyedContent, keyedPosition] = matmul([keyContent, keyPosition], input.wKey);
	const contentContent = dot(content!, keyedContent!);
	const contentPosition = dot(content!, keyedPosition!);
	const positionContent = dot(position!, keyedContent!);
	const positionPosition = dot(position!, keyedPosition!);
	const score = contentContent + contentPosition + positionContent + positionPosition;
	return { contentContent, contentPosition, positionContent, positionPosition, score };
}
// #endregion

function checkInput({ wQuery, wKey, ...vectors }: ScoreTermsInput): void {
	checkMatrix({ wQuery, wKey });
	for (const [name, vector] of Object.entries(vectors)) {
		checkMatrix({ [name]: [vector] });
		checkSameLength({ wQuery, [name]: vector });
	}
	checkSameLength({ wQuery, wKey });
	const [[queryRow], [keyRow]] = [wQuery, wKey];
	checkSameLength({ 'wQuery[0]': queryRow!, 'wKey[0]': keyRow! });
}

export interface ScoreTermsInput {
	queryContent: Vector;
	queryPosition: Vector;
	keyContent: Vector;
	keyPosition: Vector;
	wQuery: Matrix;
	wKey: Matrix;
}

/** The first word is the query's side, the second the key's. */
export interface ScoreTerms {
	contentContent: number;
	contentPosition: number;
	positionContent: number;
	positionPosition: number;
	score: number;
}

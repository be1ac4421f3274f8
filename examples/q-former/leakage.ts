import { affectedPositions } from '@examples/encoder-decoder';
import type { Matrix, Vector } from '@examples/numerics';
import { qFormer } from './q-former.ts';
import type { QFormerInput } from './q-former.ts';

// #region leakage
/**
 * Which outputs notice when one query, one token of text, or one patch is replaced:
 * the test for leakage, on the whole stack.
 *
 * What two layers pass on counts: in `generation` the text notices the image,
 * though it has no cross-attention, because the queries do.
 *
 * @param input as `qFormer`, with text.
 * @param replacement [dModel], unlike every row of the input.
 * @returns for each query, token and patch the outputs that are not the same as
 * before: `queries` and `text`, indices in ascending order.
 * @throws {TypeError | RangeError} as `qFormer` and `affectedPositions`.
 * @see Li et al. 2023 (BLIP-2), Figure 2.
 * @example
 * informationFlow({ ...input, objective: 'contrastive' }, [9, 9]).fromPatches[0]
 * // => { queries: [0, 1], text: [] }: the text knows nothing of the image
 */
export function informationFlow(
	input: QFormerInput & { text: Matrix },
	replacement: Vector,
): InformationFlow {
	const { queries, text, imageFeatures } = input;
	const run = (change: Partial<QFormerInput>): Matrix => {
		const output = qFormer({ ...input, ...change });
		return [...output.queries, ...output.text];
	};
	const ofChange = (rows: Matrix, layer: (rows: Matrix) => Matrix): Affected[] =>
		rows.map((_, position) => {
			const found = affectedPositions(layer, rows, { position, replacement });
			const inText = found.map((i) => i - queries.length);
			return {
				queries: found.filter((i) => i < queries.length),
				text: inText.filter((i) => i >= 0),
			};
		});
	return {
		fromQueries: ofChange(queries, (rows) => run({ queries: rows })),
		fromText: ofChange(text, (rows) => run({ text: rows })),
		fromPatches: ofChange(imageFeatures, (rows) => run({ imageFeatures: rows })),
	};
}
// #endregion

interface Affected {
	queries: number[];
	text: number[];
}

/** One entry for each query, token and patch that was replaced. */
export interface InformationFlow {
	fromQueries: Affected[];
	fromText: Affected[];
	fromPatches: Affected[];
}

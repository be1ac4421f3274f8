import { checkCount, checkIndex } from '@examples/numerics';

// #region cost
/**
 * What the tokens of an image cost a language model before it writes a word:
 * floating- point operations of the prefill, and memory of the KV cache.
 *
 * Per layer and n tokens, a multiply-add being 2: projections 2n·(2d² + 2d·d_kv),
 * scores and weighted sum 4n²d without the saving of a causal kernel, gated
 * feed-forward 6n·d·m. The cache holds 2·d_kv numbers a token and layer.
 *
 * @param tokens n, counted with the text in front of them, if any.
 * @param shape of the language model; `keyValueSize` d_kv = key/value heads × head
 * size.
 * @returns `linearFlops`, `attentionFlops`, and `cacheBytes` at `bytesPerValue`,
 * default 2.
 * @throws {RangeError} when a size is no whole number above 0.
 * @see Chen et al. 2024 (FastV): the count, there in multiply-adds and with two
 * matrices.
 * @example
 * const widths = { hiddenSize: 4, keyValueSize: 2, intermediateSize: 8 };
 * visualTokenCost(3, { numLayers: 1, ...widths })
 * // => { linearFlops: 864, attentionFlops: 144, cacheBytes: 24 }
 */
export function visualTokenCost(
	tokens: number,
	shape: LanguageModelShape,
	bytesPerValue = 2,
): VisualTokenCost {
	const { numLayers, hiddenSize, keyValueSize, intermediateSize } = shape;
	checkCount({ tokens, numLayers, hiddenSize, keyValueSize, intermediateSize });
	checkCount({ bytesPerValue });
	const projections = 2 * hiddenSize ** 2 + 2 * hiddenSize * keyValueSize;
	const feedForward = 3 * hiddenSize * intermediateSize;
	return {
		linearFlops: 2 * numLayers * tokens * (projections + feedForward),
		attentionFlops: 4 * numLayers * tokens ** 2 * hiddenSize,
		cacheBytes: 2 * numLayers * tokens * keyValueSize * bytesPerValue,
	};
}
// #endregion

// #region pruning
/**
 * What it saves to drop image tokens after an early layer, as FastV does.
 *
 * The first `keptLayers` run on all of them, the others on the share `keepRatio` of
 * the image tokens and on all the text. Saved are operations of the prefill and
 * entries of the cache; in decoding every weight is still read for every token.
 *
 * @param options.imageTokens, options.textTokens in the prompt; text may be 0.
 * @param options.keptLayers K, from 1 to the number of layers: attention must have
 * been computed before it can rank. `keepRatio`: from 0 to 1, 1 − R in the paper.
 * @param options.shape as `visualTokenCost`.
 * @returns shares from 0 to 1 of `flops` and `cache` that are saved.
 * @throws {RangeError} when a number is out of range.
 * @see Chen et al. 2024 (FastV): the ratio of its title, K = 2 and R = 50 %.
 * @example
 * // A model of two layers:
 * const options = { imageTokens: 8, textTokens: 0, keptLayers: 1, keepRatio: 0.5 };
 * pruningSavings({ ...options, shape }).cache // => 0.25
 */
export function pruningSavings(options: PruningOptions): PruningSavings {
	const { imageTokens, textTokens, keptLayers, keepRatio, shape } = options;
	check(options);
	const { numLayers } = shape;
	const kept = Math.round(imageTokens * keepRatio);
	const inAll = costOf(imageTokens + textTokens, shape);
	const inDeep = costOf(kept + textTokens, shape);
	const deep = (numLayers - keptLayers) / numLayers;
	return {
		flops: deep * (1 - inDeep.flops / inAll.flops),
		cache: deep * (1 - inDeep.cache / inAll.cache),
	};
}
// #endregion

/** Operations and cache, if every layer ran on this many tokens. */
function costOf(
	tokens: number,
	shape: LanguageModelShape,
): { flops: number; cache: number } {
	if (tokens === 0) return { flops: 0, cache: 0 };
	const cost = visualTokenCost(tokens, shape);
	return { flops: cost.linearFlops + cost.attentionFlops, cache: cost.cacheBytes };
}

function check(options: PruningOptions): void {
	const { imageTokens, textTokens, keptLayers, keepRatio, shape } = options;
	checkCount({ imageTokens, keptLayers, 'shape.numLayers': shape.numLayers });
	checkIndex({ textTokens }, Number.MAX_SAFE_INTEGER);
	checkIndex({ keptLayers }, shape.numLayers + 1);
	if (keepRatio >= 0 && keepRatio <= 1) return;
	throw new RangeError(`keepRatio must be from 0 to 1, got ${keepRatio}.`);
}

/** Of a decoder with a gated feed-forward network. */
export interface LanguageModelShape {
	numLayers: number;
	hiddenSize: number;
	keyValueSize: number;
	intermediateSize: number;
}

export interface VisualTokenCost {
	linearFlops: number;
	attentionFlops: number;
	cacheBytes: number;
}

export interface PruningOptions {
	imageTokens: number;
	textTokens: number;
	keptLayers: number;
	keepRatio: number;
	shape: LanguageModelShape;
}

export interface PruningSavings {
	flops: number;
	cache: number;
}

import { sizesOf } from './config.ts';
import type { TransformerConfig } from './config.ts';

// #region attention-parameters
/**
 * The parameters of one attention: queries and output d·h·d_k each, keys and values
 * d·g·d_k each, and the biases. With as many key/value heads g as heads h, and
 * h·d_k = d, the weights are 4d².
 *
 * @param config the sizes of the model.
 * @throws {RangeError} when a size is no count, or key/value heads do not divide
 * heads.
 * @see Vaswani et al. 2017, §3.2.2; fewer key/value heads: Ainslie et al. 2023,
 * §2.2.
 * @example attentionParameters(models['Qwen2-7B']) // => 29364736
 */
export function attentionParameters(config: TransformerConfig): number {
	const { dModel, queryWidth, keyValueWidth, biases } = sizesOf(config);
	const weights = dModel * (2 * queryWidth + 2 * keyValueWidth);
	const inputBiases = biases === 'none' ? 0 : queryWidth + 2 * keyValueWidth;
	const outputBias = biases === 'all' ? dModel : 0;
	return weights + inputBiases + outputBias;
}
// #endregion

// #region feed-forward-parameters
/**
 * The parameters of one feed-forward network: two matrices d × d_ff, or three where
 * a gate is, and the biases. With d_ff = 4d and no gate the weights are 8d².
 *
 * @param config the sizes of the model.
 * @throws {RangeError} as `attentionParameters`.
 * @see Vaswani et al. 2017, Eq. 2; gated: Shazeer 2020, Eq. 6.
 * @example feedForwardParameters(models['Qwen2-7B']) // => 203685888
 */
export function feedForwardParameters(config: TransformerConfig): number {
	const { dModel, dFeedForward, gated, biases } = sizesOf(config);
	const matrices = gated ? 3 : 2;
	const weights = matrices * dModel * dFeedForward;
	return biases === 'all'
		? weights + (matrices - 1) * dFeedForward + dModel
		: weights;
}
// #endregion

// #region parameter-count
/**
 * All parameters of a model, by where they are.
 *
 * A layer has an attention, a feed-forward network and two norms; a decoder layer
 * that reads an encoder has one more attention and norm. Each stack has one more
 * norm: after the embeddings (BERT, BART) or at the end (all others).
 *
 * @param config the sizes of the model.
 * @throws {RangeError} as `attentionParameters`.
 * @see The published counts in models.ts.
 * @example parameterCount(models['Qwen2-7B']).total // => 7615616512
 */
export function parameterCount(config: TransformerConfig): ParameterCount {
	const { dModel, vocabularySize, numAttentionHeads, ...sizes } = sizesOf(config);
	const { encoderLayers, decoderLayers, stacks } = sizes;
	const { maxPositions, segmentTypes, relativeBuckets } = sizes;
	const layers = encoderLayers + decoderLayers;
	const crossLayers = encoderLayers > 0 ? decoderLayers : 0;
	const rows = vocabularySize + stacks * maxPositions + segmentTypes;
	const parts = {
		embeddings: rows * dModel + stacks * relativeBuckets * numAttentionHeads,
		attention: layers * attentionParameters(config),
		crossAttention: crossLayers * attentionParameters(config),
		feedForward: layers * feedForwardParameters(config),
		norms: (2 * layers + crossLayers + stacks) * normParameters(config),
		head: sizes.tiedEmbeddings ? 0 : vocabularySize * dModel,
		pooler: sizes.pooler ? dModel * dModel + dModel : 0,
	};
	const total = Object.values(parts).reduce((sum, part) => sum + part);
	return { ...parts, total };
}

function normParameters({ norm, dModel }: TransformerConfig): number {
	return norm === 'layer-norm' ? 2 * dModel : dModel;
}
// #endregion

// #region matmul-parameters
/**
 * N of the rule C ≈ 6ND: the weights that every token is multiplied by.
 *
 * That leaves out embedding tables, which are looked up, biases and norms, which
 * are added and scaled, and takes in the output projection, tied or not.
 *
 * @param config the sizes of the model; one stack.
 * @throws {RangeError} as `attentionParameters`, and when there are two stacks: no
 * token passes through both.
 * @see Kaplan et al. 2020, §2.1, who leave out the output projection as well.
 * @example matmulParameters(models['Qwen2-7B']) // => 7070285824
 */
export function matmulParameters(config: TransformerConfig): number {
	const { encoderLayers, decoderLayers, stacks } = sizesOf(config);
	if (stacks === 2) {
		throw new RangeError(
			'config must have one stack, got an encoder and a decoder.',
		);
	}
	const bare = { ...config, biases: 'none' } as const;
	const layer = attentionParameters(bare) + feedForwardParameters(bare);
	return (
		(encoderLayers + decoderLayers) * layer + config.vocabularySize * config.dModel
	);
}
// #endregion

/** In parameters. */
export interface ParameterCount {
	embeddings: number;
	attention: number;
	crossAttention: number;
	feedForward: number;
	norms: number;
	/** The output projection; 0 where it is the embedding table. */
	head: number;
	pooler: number;
	total: number;
}

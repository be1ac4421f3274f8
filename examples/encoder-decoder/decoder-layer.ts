import { causalMask, checkMask } from '@examples/attention-mask';
import type { AttentionMask } from '@examples/attention-mask';
import { multiHeadAttention } from '@examples/multi-head-attention';
import type { ProjectionWeights } from '@examples/multi-head-attention';
import type { Matrix } from '@examples/numerics';
import { checkMatrix } from '@examples/scaled-dot-product-attention';
import type { EncoderLayerWeights } from './encoder-layer.ts';
import { feedForward } from './feed-forward.ts';
import { normBy, residualOf } from './residual.ts';
import type { NormPlacement, NormWeights } from './residual.ts';

// #region decoder-layer
/**
 * One layer of the decoder of an encoder-decoder: causal self-attention,
 * cross-attention to the encoder's output, feed-forward, each with a residual and a
 * norm.
 *
 * A decoder-only model such as GPT, Llama or Qwen has no cross-attention: its layer
 * is the encoder's with a causal mask.
 *
 * @param input.hiddenStates [targetLength][dModel]. `memory`:
 * [sourceLength][dModel], the encoder's output.
 * @param input.weights as the encoder's, and those of cross-attention.
 * @param input.numAttentionHeads a divisor of dModel.
 * @param input.mask [targetLength][targetLength] for self-attention.
 * Default: causal.
 * @param input.memoryMask [targetLength][sourceLength] for cross-attention,
 * the padding of the source. Default: all.
 * @param input.normPlacement `'post'` as in the paper, or `'pre'`; `memory` is used
 * as it is in either.
 * @returns [targetLength][dModel].
 * @throws {TypeError | RangeError} when a shape does not fit, or `normPlacement` is
 * neither.
 * @see Vaswani et al. 2017, §3.1 and §3.2.3.
 * @example
 * const input = { hiddenStates: [[1, 3]], memory: [[5, 7]], weights: zeros };
 * decoderLayer({ ...input, numAttentionHeads: 1, normPlacement: 'pre' })
 * // => [[1, 3]] when all matrices and biases are 0
 */
export function decoderLayer(input: DecoderLayerInput): Matrix {
	checkInput(input);
	const { hiddenStates, memory, weights, numAttentionHeads, memoryMask } = input;
	const { mask = causalMask({ queryLength: hiddenStates.length }) } = input;
	const residual = residualOf(input.normPlacement);
	const attended = residual(
		hiddenStates,
		(states) =>
			multiHeadAttention({
				hiddenStates: states,
				weights: weights.selfAttention,
				numAttentionHeads,
				mask,
			}).output,
		normBy(weights.selfAttentionNorm),
	);
	const informed = residual(
		attended,
		(states) =>
			multiHeadAttention({
				hiddenStates: states,
				memory,
				weights: weights.crossAttention,
				numAttentionHeads,
				mask: memoryMask,
			}).output,
		normBy(weights.crossAttentionNorm),
	);
	return residual(
		informed,
		(states) => feedForward(states, weights.feedForward),
		normBy(weights.feedForwardNorm),
	);
}
// #endregion

export interface DecoderLayerInput {
	hiddenStates: Matrix;
	memory: Matrix;
	weights: DecoderLayerWeights;
	numAttentionHeads: number;
	mask?: AttentionMask | undefined;
	memoryMask?: AttentionMask | undefined;
	normPlacement?: NormPlacement | undefined;
}

export interface DecoderLayerWeights extends EncoderLayerWeights {
	crossAttention: ProjectionWeights;
	crossAttentionNorm: NormWeights;
}

function checkInput({ hiddenStates, memory, memoryMask }: DecoderLayerInput): void {
	checkMatrix({ hiddenStates, memory });
	if (memoryMask === undefined) return;
	const [queryLength, keyLength] = [hiddenStates.length, memory.length];
	checkMask(memoryMask, { queryLength, keyLength, name: 'memoryMask' });
}

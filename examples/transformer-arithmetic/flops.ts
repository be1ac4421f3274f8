import { checkPositive } from '@examples/numerics';
import { checkWhole, sizesOf } from './config.ts';
import type { TransformerConfig } from './config.ts';
import { layerFlops } from './layer-flops.ts';

// #region forward-flops
/**
 * The FLOPs of one forward pass over one sequence, a multiply-add counted as 2.
 *
 * The tokens of the source pass through the encoder only, those of the target
 * through the decoder only: with one stack there is one length. A decoder's kernel
 * is taken to skip what the causal mask hides.
 *
 * @param config the sizes of the model.
 * @param input.length tokens of the one stack, or of the decoder.
 * @param input.sourceLength tokens of the encoder, where there is a decoder too.
 * @param input.pastLength tokens in the decoder's cache; 0 unless given.
 * @param input.predictions positions that are projected onto the vocabulary,
 * `length` unless given: BERT does it for the masked ones, decoding for the last.
 * @throws {RangeError} when a size or a length is no count.
 * @see Kaplan et al. 2020, Table 1.
 * @example forwardFlops(models['Qwen2-7B'], { length: 1 }).total // => 14140973056
 */
export function forwardFlops(
	config: TransformerConfig,
	input: ForwardInput,
): ForwardFlops {
	const { length, pastLength = 0, predictions = length } = input;
	const { encoderLayers, decoderLayers, stacks } = sizesOf(config);
	const sourceLength = stacks === 2 ? (input.sourceLength ?? 0) : 0;
	checkWhole({ predictions, sourceLength });
	const read = { length: stacks === 2 ? sourceLength : length };
	const written = { length, pastLength, sourceLength, causal: true };
	const encoder = encoderLayers && encoderLayers * layerFlops(config, read).total;
	const decoder =
		decoderLayers && decoderLayers * layerFlops(config, written).total;
	const head = 2 * predictions * config.vocabularySize * config.dModel;
	return { encoder, decoder, head, total: encoder + decoder + head };
}
// #endregion

// #region training-flops
/**
 * The FLOPs of training on `tokens` tokens: three forward passes, since the
 * backward pass has two matrix products for each one, by the input and by the
 * weight.
 *
 * The rule of thumb 6ND is this without the scores: 2 FLOPs for each weight
 * forward, 4 backward. Recomputed activations would be a fourth pass.
 *
 * @param config the sizes of the model; one stack.
 * @param input.tokens D, all tokens seen.
 * @param input.length tokens of a sequence.
 * @throws {RangeError} when a size or a length is no count.
 * @see Kaplan et al. 2020, §2.1: C ≈ 6N per token.
 * @example
 * trainingFlops(models['Llama 3 405B'], { tokens: 15.6e12, length: 8192 }) / 1e25
 * // => 3.937…
 */
export function trainingFlops(
	config: TransformerConfig,
	{ tokens, length }: { tokens: number; length: number },
): number {
	checkPositive({ tokens });
	return 3 * forwardFlops(config, { length }).total * (tokens / length);
}
// #endregion

/** Lengths in tokens. */
export interface ForwardInput {
	length: number;
	sourceLength?: number;
	pastLength?: number;
	predictions?: number;
}

/** In FLOPs. */
export interface ForwardFlops {
	encoder: number;
	decoder: number;
	head: number;
	total: number;
}

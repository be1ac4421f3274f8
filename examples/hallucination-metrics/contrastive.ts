import { checkNumbers, checkSameLength } from '@examples/numerics';
import type { Vector } from '@examples/numerics';

// #region contrastive
/**
 * Visual contrastive decoding: the logits (1 + α)·ℓ − α·ℓ′, where ℓ saw the image
 * and ℓ′ a distorted one, and only for tokens with p ≥ β·max p under ℓ.
 *
 * What is as likely without seeing keeps its logit; what the image raises by Δ is
 * raised by (1 + α)Δ. Without the cut-off a token that ℓ′ finds absurd would be
 * lifted by its absurdity.
 *
 * @param logits [V], given the image. `distortedLogits`: [V], given the noisy
 * image.
 * @param options.alpha α, at least 0; the released code takes 0.5 unless told.
 * `beta`: β, from 0 to 1; 0 cuts nothing off; the released code takes 0.1.
 * @returns [V]; -Infinity for a token that was cut off, probability 0 after a
 * softmax.
 * @throws {TypeError | RangeError} when lengths differ, or a number is out of
 * range.
 * @see Leng et al. 2024; the released code: `vcd_utils/vcd_sample.py`.
 * @example
 * contrastiveLogits([2, 1, -9], [2, 0, -30], { alpha: 1, beta: 0.1 })
 * // => [2, 2, -Infinity]
 */
export function contrastiveLogits(
	logits: Vector,
	distortedLogits: Vector,
	options: ContrastiveOptions,
): Vector {
	const { alpha, beta } = options;
	check(logits, distortedLogits, options);
	// p ≥ β·max p, taken by logarithms: the normalizer is the same on both sides.
	const lowest = Math.max(...logits) + Math.log(beta);
	return logits.map((logit, token) => {
		if (logit < lowest) return -Infinity;
		return (1 + alpha) * logit - alpha * distortedLogits[token]!;
	});
}
// #endregion

export interface ContrastiveOptions {
	alpha: number;
	beta: number;
}

function check(
	logits: Vector,
	distortedLogits: Vector,
	{ alpha, beta }: ContrastiveOptions,
): void {
	checkNumbers({ logits, distortedLogits, alpha: [alpha] });
	checkSameLength({ logits, distortedLogits });
	if (alpha < 0) throw new RangeError(`alpha must be at least 0, got ${alpha}.`);
	if (beta >= 0 && beta <= 1) return;
	throw new RangeError(`beta must be from 0 to 1, got ${beta}.`);
}

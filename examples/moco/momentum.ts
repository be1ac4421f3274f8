import { checkNumbers, checkSameLength } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { checkMomentum } from './queue.ts';

// #region momentum
/**
 * Lets the key encoder follow the query encoder: θ_k ← m θ_k + (1 − m) θ_q.
 *
 * It runs once a step, and is all that ever changes θ_k.
 *
 * @param input.queryParameters θ_q, [P]: weights in any fixed order, not gradients.
 * @param input.keyParameters θ_k, [P], in the same order.
 * @param input.momentum m, from 0 (a copy) to 1 (frozen); MoCo uses 0.999.
 * @returns the new θ_k, [P], a new list.
 * @throws {TypeError | RangeError} when a list is missing, empty or not finite,
 * they differ in length, or `momentum` is outside [0, 1].
 * @see He et al. 2020, §3.2, Eq. 2.
 * @example
 * momentumUpdate({
 * 	queryParameters: [1, 0], keyParameters: [0, 4], momentum: 0.75,
 * }) // => [0.25, 3]
 */
export function momentumUpdate({
	queryParameters,
	keyParameters,
	momentum,
}: MomentumInput): Vector {
	checkNumbers({ queryParameters, keyParameters });
	checkSameLength({ queryParameters, keyParameters });
	checkMomentum(momentum);
	return keyParameters.map(
		(key, i) => momentum * key + (1 - momentum) * queryParameters[i]!,
	);
}
// #endregion

export interface MomentumInput {
	queryParameters: Vector;
	keyParameters: Vector;
	momentum: number;
}

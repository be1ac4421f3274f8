import { checkNumbers, sum } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';

/** How far from 1 rounding may leave the sum of a softmax: about 1e-9. */
const tolerance = 2 ** -30;

// #region jacobian
/**
 * The derivative of a softmax by its logits, ∂p_i/∂s_j = p_i (δ_ij − p_j),
 * or diag(p) − p·pᵀ.
 *
 * It depends on the logits only through p, and is 0 where p is 0 or 1: a saturated
 * softmax passes no gradient on.
 *
 * @param probabilities [n], what the softmax gave: not the logits.
 * @returns [n][n], symmetric; rows and columns add up to 0.
 * @throws {TypeError | RangeError} when it is no array, empty, negative somewhere,
 * or does not add up to 1.
 * @see Goodfellow et al. 2016, §6.2.2.3: what it means that a softmax saturates.
 * @example
 * softmaxJacobian([0.25, 0.75])
 * // => [[0.1875, -0.1875], [-0.1875, 0.1875]]
 */
export function softmaxJacobian(probabilities: Vector): Matrix {
	checkProbabilities(probabilities);
	return probabilities.map((p, i) =>
		probabilities.map((q, j) => p * (Number(i === j) - q)),
	);
}
// #endregion

function checkProbabilities(probabilities: Vector): void {
	checkNumbers({ probabilities });
	probabilities.forEach((probability, index) => {
		if (probability >= 0) return;
		throw new RangeError(
			`probabilities[${index}] must be at least 0, got ${probability}.`,
		);
	});
	const total = sum(probabilities);
	if (Math.abs(total - 1) < tolerance) return;
	throw new RangeError(
		`probabilities must add up to 1, got ${total}. Pass the softmax, not its logits.`,
	);
}

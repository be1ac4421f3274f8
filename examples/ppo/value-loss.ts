import { checkNumbers, checkPositive, checkSameLength } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { checkMask, clip, maskedMean, maskedMeanGradient } from './mask.ts';
import type { Mask } from './mask.ts';

// #region value-loss
/**
 * The critic's loss, ½ E[max((V − R)², (clip(V, V_old − ε, V_old + ε) − R)²)]:
 * the worse of the two, so that nothing is gained by moving further than ε away
 * from what the critic said while sampling.
 *
 * The clipping is no part of the paper but of its released code; the ½ is
 * that code's too.
 *
 * @param input.values V, [n], of the critic that learns; `oldValues`: as it was
 * while sampling.
 * @param input.returns R, [n], what the critic is to learn.
 * @param input.clipRange ε, above 0, in the unit of the rewards; 0.2 in RLHF code.
 * @param input.mask [n], true on the tokens that count. Default: all.
 * @returns `valueLoss`, and `clipFraction`, the share of tokens whose clipped term
 * is the larger.
 * @throws {TypeError | RangeError} when a list is missing, empty, of another length
 * or not finite, `clipRange` is not above 0, or the mask keeps nothing.
 * @see Schulman et al. 2017, Eq. 9; the clipping: Ziegler et al. 2019,
 * released code.
 * @example
 * clippedValueLoss({ values: [2], oldValues: [1], returns: [3], clipRange: 0.5 })
 * // => { valueLoss: 1.125, clipFraction: 1 }
 */
export function clippedValueLoss(input: ClippedValueInput): ClippedValueOutput {
	const { squares, clippedSquares } = squaredErrors(input);
	const worse = squares.map((square, i) => Math.max(square, clippedSquares[i]!));
	const clipped = squares.map((square, i) => Number(clippedSquares[i]! > square));
	return {
		valueLoss: maskedMean(worse, input.mask) / 2,
		clipFraction: maskedMean(clipped, input.mask),
	};
}

/**
 * The derivative of the clipped value loss by each value: (V − R) / n, and 0 where
 * the clipped term is the larger.
 *
 * @param input as `clippedValueLoss`; `oldValues` and `returns` are constants.
 * @returns [n], ∂valueLoss/∂values; 0 where the mask is false.
 * @throws {TypeError | RangeError} as `clippedValueLoss`.
 * @see Schulman et al. 2017, Eq. 9.
 * @example
 * clippedValueGradient({ values: [2], oldValues: [1], returns: [3], clipRange: 2 })
 * // => [-1]
 */
export function clippedValueGradient(input: ClippedValueInput): Vector {
	const { squares, clippedSquares } = squaredErrors(input);
	const derivatives = input.values.map((value, i) =>
		squares[i]! >= clippedSquares[i]! ? value - input.returns[i]! : 0,
	);
	return maskedMeanGradient(derivatives, input.mask);
}

function squaredErrors(
	input: ClippedValueInput,
): { squares: Vector; clippedSquares: Vector } {
	checkInput(input);
	const { values, oldValues, returns, clipRange } = input;
	const clippedValues = values.map((value, i) =>
		clip(value, oldValues[i]! - clipRange, oldValues[i]! + clipRange),
	);
	return {
		squares: values.map((value, i) => (value - returns[i]!) ** 2),
		clippedSquares: clippedValues.map((value, i) => (value - returns[i]!) ** 2),
	};
}
// #endregion

/** One entry per sampled token. */
export interface ClippedValueInput {
	values: Vector;
	oldValues: Vector;
	returns: Vector;
	clipRange: number;
	mask?: Mask;
}

export interface ClippedValueOutput {
	valueLoss: number;
	clipFraction: number;
}

function checkInput({ values, oldValues, returns, clipRange, mask }: ClippedValueInput): void {
	checkNumbers({ values, oldValues, returns });
	checkSameLength({ values, oldValues, returns });
	checkPositive({ clipRange });
	checkMask(mask, { values });
}

import { checkPositive } from '@examples/numerics';

// #region compute-optimal
/**
 * How a budget of FLOPs is divided between parameters and tokens: C = 6ND with D =
 * 20N, so N = √(C / 120).
 *
 * The ratio is a rule of thumb for the lowest loss at the end of training. A model
 * that will be used a lot is trained on more tokens than that.
 *
 * @param flops C, above 0.
 * @param options.tokensPerParameter D/N, 20 unless given.
 * @returns N and D.
 * @throws {RangeError} when a number is not above 0.
 * @see Hoffmann et al. 2022, §3.4 and Table 3.
 * @example computeOptimal(1.2e22) // => { parameters: 1e10, tokens: 2e11 }
 */
export function computeOptimal(
	flops: number,
	{ tokensPerParameter = 20 }: { tokensPerParameter?: number } = {},
): { parameters: number; tokens: number } {
	checkPositive({ flops, tokensPerParameter });
	const parameters = Math.sqrt(flops / (6 * tokensPerParameter));
	return { parameters, tokens: tokensPerParameter * parameters };
}
// #endregion

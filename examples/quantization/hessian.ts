import { dot, matmul, mean, sum, transpose } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { checkRows } from './check.ts';

// #region hessian
/**
 * The Hessian of a layer's squared output error by any row of its weights, 2 XᵀX.
 *
 * It holds no weights and no labels: inputs are all that calibration needs.
 *
 * @param inputs X, [samples][n].
 * @returns [n][n], symmetric.
 * @throws {TypeError | RangeError} when inputs are missing, ragged or not finite.
 * @see Frantar et al. 2023, §3 (H_F = 2 X_F X_Fᵀ, with samples as columns).
 * @example hessian([[1, 2], [0, 3]]) // => [[2, 4], [4, 26]]
 */
export function hessian(inputs: Matrix): Matrix {
	checkRows({ inputs });
	return matmul(transpose(inputs), inputs).map((row) => row.map((value) => 2 * value));
}

/**
 * The upper triangular U with UᵀU = (H + λI)⁻¹, λ = dampening · mean diagonal of H.
 *
 * Row q of U, divided by U_qq, is what GPTQ needs of the inverse once the weights
 * before q are fixed: [H_F⁻¹]_q,: / [H_F⁻¹]_qq.
 *
 * @param matrix H, [n][n], symmetric, positive semidefinite.
 * @param dampening at least 0; 0.01 in the paper.
 * @returns U, [n][n].
 * @throws {TypeError | RangeError} when H is no square matrix of finite numbers or, dampened,
 * not positive definite.
 * @see Frantar et al. 2023, §4, step 3; Algorithm 1.
 * @example inverseCholesky([[4, 0], [0, 16]], 0) // => [[0.5, 0], [0, 0.25]]
 */
export function inverseCholesky(matrix: Matrix, dampening: number): Matrix {
	checkRows({ hessian: matrix }, matrix.length);
	const lambda = dampening * mean(matrix.map((row, i) => row[i]!));
	const dampened = matrix.map((row, i) =>
		row.map((value, j) => (i === j ? value + lambda : value)),
	);
	const inverse = invertLower(cholesky(dampened)); // L⁻¹, so that H⁻¹ = L⁻ᵀ L⁻¹
	return transpose(cholesky(matmul(transpose(inverse), inverse)));
}
// #endregion

/** The lower triangular L with L·Lᵀ = A. */
function cholesky(matrix: Matrix): Matrix {
	const lower = matrix.map((row) => row.map(() => 0));
	matrix.forEach((row, i) => {
		for (let j = 0; j <= i; j += 1) {
			// What is not filled yet is 0 and adds nothing.
			const rest = row[j]! - dot(lower[i]!, lower[j]!);
			lower[i]![j] = i === j ? squareRoot(rest, i) : rest / lower[j]![j]!;
		}
	});
	return lower;
}

function squareRoot(pivot: number, i: number): number {
	if (pivot > 0) return Math.sqrt(pivot);
	throw new RangeError(
		`hessian must be positive definite, got a pivot of ${pivot} at ${i}: inputs are fewer ` +
			'than weights, or depend on each other. Raise dampening.',
	);
}

/** L⁻¹, row by row: L·L⁻¹ = I. */
function invertLower(lower: Matrix): Matrix {
	const inverse: number[][] = [];
	lower.forEach((row, i) => {
		const rest = row.map((_, j) => {
			const known = sum(inverse.map((earlier, k) => row[k]! * earlier[j]!));
			return Number(i === j) - known;
		});
		inverse.push(rest.map((value) => value / row[i]!));
	});
	return inverse;
}

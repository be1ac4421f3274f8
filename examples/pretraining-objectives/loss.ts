import {
	checkNumbers,
	checkSameLength,
	crossEntropy,
	mean,
	softmax,
} from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';

/** The label of a position without loss, as PyTorch's `cross_entropy` has it. */
export const ignoreIndex = -100;

// #region loss
/**
 * The loss of one sequence under any of the objectives: the mean cross-entropy over
 * the positions that predict, −(1/|P|) Σ_{i∈P} log softmax(logits_i)_{label_i}.
 *
 * Positions labeled `ignoreIndex` count neither in the sum nor in |P|.
 *
 * @param logits [n][vocabulary], in nats; row i predicts labels[i], no shift here.
 * @param labels [n], token ids or `ignoreIndex`.
 * @returns the loss in nats.
 * @throws {RangeError} when lengths differ, no position predicts, or a label is not
 * in the vocabulary.
 * @see Devlin et al. 2019, §3.1: only the masked words are predicted.
 * @example
 * predictionLoss([[0, 0], [0, Math.log(3)]], [-100, 1])
 * // => Math.log(4 / 3)
 */
export function predictionLoss(logits: Matrix, labels: Vector): number {
	const predicting = predictingPositions(logits, labels);
	return mean(predicting.map((i) => crossEntropy(logits[i]!, labels[i]!)));
}
// #endregion

// #region gradient
/**
 * The derivative of `predictionLoss` by the logits: (softmax(logits_i) − onehot) /
 * |P| at the positions that predict, and 0 at all others.
 *
 * @param logits [n][vocabulary], in nats.
 * @param labels [n], token ids or `ignoreIndex`.
 * @returns [n][vocabulary].
 * @throws {RangeError} as `predictionLoss`.
 * @see Goodfellow et al. 2016, §6.2.2.3.
 * @example
 * predictionLossGradient([[5, 1], [0, 0]], [-100, 1])
 * // => [[0, 0], [0.5, -0.5]]
 */
export function predictionLossGradient(logits: Matrix, labels: Vector): Matrix {
	const predicting = new Set(predictingPositions(logits, labels));
	return logits.map((row, i) => {
		if (!predicting.has(i)) return row.map(() => 0);
		const excess = (p: number, token: number) => p - Number(token === labels[i]);
		return softmax(row).map((p, token) => excess(p, token) / predicting.size);
	});
}
// #endregion

function predictingPositions(logits: Matrix, labels: Vector): number[] {
	checkNumbers({ labels });
	checkSameLength({ labels, logits });
	const positions = [...labels.keys()].filter((i) => labels[i] !== ignoreIndex);
	if (positions.length > 0) return positions;
	throw new RangeError(
		`labels must hold a token to predict, got ${labels.length} times ${ignoreIndex}.`,
	);
}

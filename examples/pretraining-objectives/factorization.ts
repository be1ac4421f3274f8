import { checkNumbers } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';

// #region factorization
/**
 * What a causal model can learn: the chain rule Π_i P(x_i | x_{<i}), counted in a
 * corpus. It is the share of `sequence` in the corpus, exactly.
 *
 * @param corpus [sequences][n], token ids, each as likely.
 * @param sequence [n], token ids.
 * @returns a probability.
 * @throws {RangeError} when the corpus is empty or a sequence has another length.
 * @see Radford et al. 2019, §2, Eq. 1.
 * @example chainRule([[1, 2], [3, 4]], [1, 4]) // => 0
 */
export function chainRule(corpus: Matrix, sequence: Vector): number {
	checkCorpus(corpus, sequence);
	return sequence.reduce((probability, _, i) => {
		const before = corpus.filter((other) => agree(other, sequence, i));
		const counted = before.filter((other) => other[i] === sequence[i]);
		return probability === 0 ? 0 : (probability * counted.length) / before.length;
	}, 1);
}

/**
 * What a masked model says when every token is masked: Π_i P(x_i), each from its
 * share at its place, as if the tokens were independent given what is left.
 *
 * @param corpus [sequences][n], token ids, each as likely.
 * @param sequence [n], token ids.
 * @returns a probability; not that of the sequence, unless the tokens are
 * independent.
 * @throws {RangeError} as `chainRule`.
 * @see Yang et al. 2019 (XLNet), abstract: the dependency that BERT neglects.
 * @example productOfMarginals([[1, 2], [3, 4]], [1, 4]) // => 0.25
 */
export function productOfMarginals(corpus: Matrix, sequence: Vector): number {
	checkCorpus(corpus, sequence);
	return sequence.reduce((probability, token, i) => {
		const counted = corpus.filter((other) => other[i] === token);
		return (probability * counted.length) / corpus.length;
	}, 1);
}
// #endregion

function agree(left: Vector, right: Vector, length: number): boolean {
	return left.slice(0, length).every((token, i) => token === right[i]);
}

function checkCorpus(corpus: Matrix, sequence: Vector): void {
	checkNumbers({ sequence });
	if (corpus.length === 0)
		throw new RangeError('corpus must have a sequence, got none.');
	corpus.forEach((other, i) => {
		if (other.length === sequence.length) return;
		throw new RangeError(
			`corpus[${i}] must be as long as sequence (${sequence.length}), ` +
				`got ${other.length} tokens.`,
		);
	});
}

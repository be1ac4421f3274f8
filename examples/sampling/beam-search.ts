import { checkCount } from '@examples/numerics';
import type { Vector } from '@examples/numerics';

// #region beam-search
/**
 * Beam search: extend every live hypothesis by every token, keep the `numBeams`
 * best of all these, set aside those that ended, and go on until none is left.
 *
 * All live hypotheses are equally long, so their sums can be compared. Ended ones
 * are of several lengths, and are ranked by logp / length^lengthPenalty: 0 prefers
 * short ones, 1 is the mean per token. With one beam this is greedy decoding.
 *
 * @param nextLogProbs the model: log π(· | tokens), [vocabularySize]; -Infinity
 * forbids a token.
 * @param options.numBeams, `maxLength`: whole numbers above 0; `lengthPenalty`
 * is 0 unless given, and at least 0.
 * @param options.endToken ends a hypothesis and counts in its length.
 * @returns what ended or reached `maxLength`, best score first; at most
 * `numBeams` · `maxLength`.
 * @throws {RangeError} when an option or a log-probability is out of range.
 * @see Sutskever, Vinyals & Le 2014, §3.2; length: Wu et al. 2016, Eq. 14, divide by
 * ((5 + length) / 6)^α.
 * @example
 * beamSearch(forkingModel, { numBeams: 2, maxLength: 3, endToken: 0 })[0].tokens
 * // => [2, 3, 0]
 */
export function beamSearch(
	nextLogProbs: NextLogProbs,
	options: BeamSearchOptions,
): Hypothesis[] {
	checkOptions(options);
	const { numBeams, maxLength, endToken, lengthPenalty = 0 } = options;
	const ended: Beam[] = [];
	let live: Beam[] = [{ tokens: [], logp: 0 }];
	for (let length = 1; length <= maxLength; length += 1) {
		// [live · vocabularySize] candidates, all of them `length` tokens long.
		const candidates = live.flatMap((beam) => extensions(beam, nextLogProbs));
		const best = candidates.sort((a, b) => b.logp - a.logp).slice(0, numBeams);
		ended.push(...best.filter(({ tokens }) => tokens.at(-1) === endToken));
		live = best.filter(({ tokens }) => tokens.at(-1) !== endToken);
	}
	const score = ({ tokens, logp }: Beam) => logp / tokens.length ** lengthPenalty;
	return [...ended, ...live]
		.map((beam) => ({ ...beam, score: score(beam) }))
		.sort((a, b) => b.score - a.score);
}
// #endregion

/** The beam with each token that the model allows added, log-probabilities summed. */
export function extensions(beam: Beam, nextLogProbs: NextLogProbs): Beam[] {
	const logProbs = nextLogProbs(beam.tokens);
	return logProbs.flatMap((logProb, token) => {
		checkLogProb(logProb, token);
		if (logProb === -Infinity) return [];
		return [{ tokens: [...beam.tokens, token], logp: beam.logp + logProb }];
	});
}

/** log π(next token | tokens so far), [vocabularySize], in nats. */
export type NextLogProbs = (tokens: readonly number[]) => Vector;

export interface BeamSearchOptions {
	numBeams: number;
	maxLength: number;
	endToken: number;
	lengthPenalty?: number;
}

/** Tokens and the sum of their log-probabilities, in nats. */
export interface Beam {
	tokens: number[];
	logp: number;
}

export interface Hypothesis extends Beam {
	/** logp / length^lengthPenalty. */
	score: number;
}

/**
 * Throws unless the search is defined.
 *
 * @throws {RangeError} naming the option.
 */
export function checkOptions(options: BeamSearchOptions): void {
	const { numBeams, maxLength, lengthPenalty } = options;
	checkCount({ numBeams, maxLength });
	if (lengthPenalty === undefined) return;
	if (lengthPenalty >= 0 && lengthPenalty < Infinity) return;
	throw new RangeError(
		`lengthPenalty must be a finite number, at least 0, got ${lengthPenalty}.`,
	);
}

function checkLogProb(logProb: number, token: number): void {
	if (logProb <= 0) return;
	throw new RangeError(
		`nextLogProbs(…)[${token}] must be a log-probability, at most 0, got ${logProb}.`,
	);
}

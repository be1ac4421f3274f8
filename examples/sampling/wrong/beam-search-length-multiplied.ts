// The sum is multiplied by length^lengthPenalty. It is negative, so long answers are punished twice.
import { checkOptions, extensions } from '../beam-search.ts';
import type { Beam, BeamSearchOptions, Hypothesis, NextLogProbs } from '../beam-search.ts';

// #region beam-search
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
	const score = ({ tokens, logp }: Beam) => logp * tokens.length ** lengthPenalty;
	return [...ended, ...live]
		.map((beam) => ({ ...beam, score: score(beam) }))
		.sort((a, b) => b.score - a.score);
}
// #endregion

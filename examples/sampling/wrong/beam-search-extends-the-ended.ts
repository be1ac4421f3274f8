// A hypothesis that has ended goes on being extended: words follow the end token.
import { checkOptions, extensions } from '../beam-search.ts';
import type { Beam, BeamSearchOptions, Hypothesis, NextLogProbs } from '../beam-search.ts';

// #region beam-search
export function beamSearch(
	nextLogProbs: NextLogProbs,
	options: BeamSearchOptions,
): Hypothesis[] {
	checkOptions(options);
	const { numBeams, maxLength, lengthPenalty = 0 } = options;
	let live: Beam[] = [{ tokens: [], logp: 0 }];
	for (let length = 1; length <= maxLength; length += 1) {
		// [live · vocabularySize] candidates, all of them `length` tokens long.
		const candidates = live.flatMap((beam) => extensions(beam, nextLogProbs));
		const best = candidates.sort((a, b) => b.logp - a.logp).slice(0, numBeams);
		live = best;
	}
	const score = ({ tokens, logp }: Beam) => logp / tokens.length ** lengthPenalty;
	return live
		.map((beam) => ({ ...beam, score: score(beam) }))
		.sort((a, b) => b.score - a.score);
}
// #endregion

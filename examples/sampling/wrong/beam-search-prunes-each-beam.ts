// Each beam keeps its own best extension: the beams never compete, and all but the first are wasted.
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
		const share = length === 1 ? numBeams : 1;
		const best = live.flatMap((beam) =>
			extensions(beam, nextLogProbs).sort((a, b) => b.logp - a.logp).slice(0, share),
		);
		ended.push(...best.filter(({ tokens }) => tokens.at(-1) === endToken));
		live = best.filter(({ tokens }) => tokens.at(-1) !== endToken);
	}
	const score = ({ tokens, logp }: Beam) => logp / tokens.length ** lengthPenalty;
	return [...ended, ...live]
		.map((beam) => ({ ...beam, score: score(beam) }))
		.sort((a, b) => b.score - a.score);
}
// #endregion

import { checkCount, checkIndex } from '@examples/numerics';
import type { Random, Vector } from '@examples/numerics';
import { checkShare, checkTokens } from './check.ts';
import { ignoreIndex } from './loss.ts';
import type { TrainingPair } from './pairs.ts';

// #region mask-tokens
/**
 * Masked language modeling: chooses 15% of the tokens and asks for each of them. Of
 * the chosen, 80% read [MASK], 10% a random token, and 10% stay as they are.
 *
 * The number chosen is exact, round(0.15 n) and at least 1, as in BERT's code;
 * other code chooses each token with probability 0.15. Special tokens are never
 * chosen.
 *
 * @param tokens [n], token ids.
 * @param options.maskId the id of [MASK].
 * @param options.specialIds such as [CLS] and [SEP]; none unless given.
 * @param options.vocabularySize random tokens are drawn from 0 … vocabularySize −
 * 1.
 * @param options.maskingRate 0.15 unless given.
 * @returns inputs and labels, [n] each; a label is the token that stood there.
 * @throws {RangeError} when a token is no id or nothing may be masked.
 * @see Devlin et al. 2019, §3.1 and Appendix A.1.
 * @example
 * maskTokens([5, 6, 7], { maskId: 0, vocabularySize: 9, random: createRandom(3) })
 * // => { inputIds: [5, 0, 7], labels: [-100, 6, -100] }
 */
export function maskTokens(tokens: Vector, options: MaskingOptions): TrainingPair {
	checkMasking(tokens, options);
	const { random, maskId, vocabularySize } = options;
	const { specialIds = [], maskingRate = 0.15 } = options;
	const candidates = [...tokens.keys()].filter(
		(i) => !specialIds.includes(tokens[i]!),
	);
	const count = Math.max(1, Math.round(maskingRate * tokens.length));
	const inputIds = [...tokens];
	const labels = tokens.map(() => ignoreIndex);
	for (const i of random.shuffle(candidates).slice(0, count)) {
		labels[i] = tokens[i]!;
		const draw = random.uniform();
		if (draw < 0.8) inputIds[i] = maskId;
		else if (draw < 0.9) inputIds[i] = random.integer(vocabularySize);
	}
	return { inputIds, labels };
}
// #endregion

// #region mask-epochs
/**
 * The masks of one sequence over the epochs of a training run.
 *
 * Static masking draws `copies` of them once and goes round (BERT: 10 copies for 40
 * epochs); dynamic masking draws anew each time, as many copies as epochs
 * (RoBERTa).
 *
 * @param tokens [n], token ids.
 * @param schedule.epochs how often the sequence is seen.
 * @param schedule.copies how many masks are drawn.
 * @param masking as for `maskTokens`.
 * @returns one training pair for each epoch.
 * @throws {RangeError} as `maskTokens`, and when a count is no whole number above
 * 0.
 * @see Liu et al. 2019, §4.1.
 * @example
 * const masking = { maskId: 0, vocabularySize: 9, random: createRandom(8) };
 * maskEpochs([5, 6, 7], { epochs: 4, copies: 2 }, masking)
 * // => four pairs, the first equal to the third, the second to the fourth
 */
export function maskEpochs(
	tokens: Vector,
	{ epochs, copies }: MaskingSchedule,
	masking: MaskingOptions,
): TrainingPair[] {
	checkCount({ epochs, copies });
	const drawn = Array.from({ length: copies }, () => maskTokens(tokens, masking));
	return Array.from({ length: epochs }, (_, epoch) => drawn[epoch % copies]!);
}
// #endregion

/** How `maskTokens` chooses and what it writes. */
export interface MaskingOptions {
	random: Random;
	maskId: number;
	vocabularySize: number;
	specialIds?: Vector;
	maskingRate?: number;
}

/** How often a sequence is seen, and how many masks are drawn for it. */
export interface MaskingSchedule {
	epochs: number;
	copies: number;
}

function checkMasking(tokens: Vector, options: MaskingOptions): void {
	const { maskId, vocabularySize, specialIds = [], maskingRate = 0.15 } = options;
	checkTokens({ tokens });
	checkCount({ vocabularySize });
	checkIndex({ maskId }, vocabularySize);
	checkShare({ maskingRate });
	if (tokens.some((token) => !specialIds.includes(token))) return;
	throw new RangeError(
		`tokens must hold one that may be masked, got ${tokens.length} special ones.`,
	);
}

import type { Vector } from '@examples/numerics';
import { checkTokens } from './check.ts';

// #region shift-right
/**
 * What a decoder reads while it is trained to write `labels`: the same, one
 * position to the right, behind a start token. Position i has seen the labels
 * before i only.
 *
 * @param labels [n], token ids.
 * @param startId the first thing a decoder reads; T5's is its padding token.
 * @returns [n].
 * @throws {RangeError} when one is no token id.
 * @see Vaswani et al. 2017, §3.1; Raffel et al. 2020, §2.1.
 * @example shiftRight([7, 8, 9], 0) // => [0, 7, 8]
 */
export function shiftRight(labels: Vector, startId: number): Vector {
	checkTokens({ labels, startId: [startId] });
	return [startId, ...labels.slice(0, -1)];
}
// #endregion

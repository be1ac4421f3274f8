import { checkCount } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';

// #region queue
/**
 * First in, first out: the keys of a batch go in at the front, and as many of the
 * oldest drop out at the back as the size demands.
 *
 * Here position 0 is the newest key, whatever the batch size. MoCo's code keeps one
 * array and a pointer instead, overwrites the oldest rows in place and asks that
 * the queue be a multiple of the batch; the set of keys is the same.
 *
 * @param queue [n][D], newest first; may be empty.
 * @param keys [N][D], of the batch just used; its last row becomes the newest key.
 * @param size K, the most keys to keep.
 * @returns [min(n + N, K)][D], a new list.
 * @throws {RangeError} when `size` is no whole number above 0.
 * @see He et al. 2020, §3.2, "Dictionary as a queue".
 * @example enqueue([[2], [1]], [[3], [4]], 3) // => [[4], [3], [2]]
 */
export function enqueue(queue: Matrix, keys: Matrix, size: number): Matrix {
	checkCount({ size });
	return [...[...keys].reverse(), ...queue].slice(0, size);
}
// #endregion

// #region staleness
/**
 * How many updates of the key encoder have passed since a key was computed, when
 * the next batch meets it: ⌊position / N⌋ + 1.
 *
 * @param input.position of the key in the queue, 0 for the newest.
 * @param input.batchSize N, keys that enter the queue per step.
 * @returns 1 for the batch just enqueued; K/N for the oldest of K keys.
 * @throws {RangeError} when `position` is no whole number from 0, or `batchSize`
 * none above 0.
 * @see He et al. 2020, §3.2: the oldest mini-batch is removed first.
 * @example keyAge({ position: 65_535, batchSize: 256 }) // => 256
 */
export function keyAge({ position, batchSize }: KeyPlace): number {
	checkCount({ batchSize });
	if (!Number.isInteger(position) || position < 0) {
		throw new RangeError(
			`position must be a whole number from 0, got ${position}.`,
		);
	}
	return Math.floor(position / batchSize) + 1;
}

/**
 * How much of the encoder that made a key is still in the key encoder of now: m^a.
 *
 * After a updates θ_k is m^a times what it was, plus what came from the queries.
 *
 * @param input.age a, updates since the key was computed; need not be whole.
 * @param input.momentum m, from 0 to 1.
 * @returns from 1 (the same encoder) down to 0 (nothing left of it).
 * @throws {RangeError} when `age` is negative or no number, or `momentum` is
 * outside [0, 1].
 * @see He et al. 2020, §3.2, Eq. 2, applied a times.
 * @example keptShare({ age: 2, momentum: 0.9 }) // => 0.81
 */
export function keptShare({ age, momentum }: Ageing): number {
	checkMomentum(momentum);
	if (!(age >= 0)) throw new RangeError(`age must be at least 0, got ${age}.`);
	return momentum ** age;
}
// #endregion

/**
 * Throws unless a momentum is one.
 *
 * @throws {RangeError} when it is outside [0, 1].
 */
export function checkMomentum(momentum: number): void {
	if (momentum >= 0 && momentum <= 1) return;
	throw new RangeError(`momentum must be a number from 0 to 1, got ${momentum}.`);
}

interface Ageing {
	age: number;
	momentum: number;
}

interface KeyPlace {
	position: number;
	batchSize: number;
}

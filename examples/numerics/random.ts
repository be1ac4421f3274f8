import { checkCount } from './check.ts';

// #region random
/**
 * A source of random numbers that repeats itself for the same seed: Mulberry32.
 *
 * Its 2³² states are enough for toys and tests, not for cryptography or long
 * simulations.
 *
 * @param seed a whole number; seeds that agree modulo 2³² give the same source.
 * @throws {RangeError} when `seed` is no whole number.
 * @see Mulberry32: Tommy Ettinger 2017, public domain. `normal`: Box & Muller 1958.
 * `shuffle`: Durstenfeld 1964, Algorithm 235, from the other end.
 * @example createRandom(7).integer(6) // => 0
 */
export function createRandom(seed: number): Random {
	if (!Number.isSafeInteger(seed)) {
		throw new RangeError(`seed must be a whole number, got ${seed}.`);
	}
	let state = seed;

	function uniform(): number {
		state = (state + 0x6d2b79f5) | 0;
		const mixed = Math.imul(state ^ (state >>> 15), state | 1);
		const stirred = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61));
		return ((stirred ^ (stirred >>> 14)) >>> 0) / 2 ** 32;
	}

	function normal(): number {
		const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
		return radius * Math.cos(2 * Math.PI * uniform());
	}

	function integer(n: number): number {
		checkCount({ n });
		return Math.floor(n * uniform());
	}

	function shuffle<Item>(list: readonly Item[]): Item[] {
		const shuffled = [...list];
		for (const last of list.keys()) {
			const other = integer(last + 1);
			[shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
		}
		return shuffled;
	}

	return { uniform, normal, integer, shuffle };
}

/** What every example draws its randomness from. */
export interface Random {
	/** From 0 up to, not including, 1; a multiple of 2⁻³². */
	uniform(): number;
	/** Mean 0, standard deviation 1. */
	normal(): number;
	/** One of 0 … n − 1. */
	integer(n: number): number;
	/** The same entries in random order, as a new list. */
	shuffle<Item>(list: readonly Item[]): Item[];
}
// #endregion

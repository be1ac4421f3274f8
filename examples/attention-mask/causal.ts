import { checkCount, checkIndex } from '@examples/numerics';
import { maskOf } from './mask.ts';
import type { AttentionMask } from './mask.ts';

// #region causal
/**
 * The mask of a decoder: a token sees itself and everything before it.
 *
 * With a KV cache the queries are the last of the keys: query i stands at position
 * pastLength + i. A triangle by index alone would let the only query of a decoding
 * step see nothing but the first key.
 *
 * @param options.queryLength the new tokens.
 * @param options.pastLength tokens whose keys are cached. Default 0.
 * @returns [queryLength][pastLength + queryLength]; the last query sees every key.
 * @throws {RangeError} when `queryLength` is no whole number above 0,
 * or `pastLength` none from 0 up.
 * @see Vaswani et al. 2017, §3.2.3.
 * @example
 * causalMask({ queryLength: 2, pastLength: 1 })
 * // => [[true, true, false], [true, true, true]]
 */
export function causalMask(options: CausalMaskOptions): AttentionMask {
	const { queryLength, pastLength = 0 } = options;
	checkCount({ queryLength });
	checkLength({ pastLength });
	return maskOf(
		queryLength,
		pastLength + queryLength,
		(query, key) => key <= pastLength + query,
	);
}
// #endregion

// #region sliding-window
/**
 * The causal mask with a short memory: a token sees itself and the `windowSize − 1`
 * tokens before it.
 *
 * After n layers information has travelled n × (windowSize − 1) tokens,
 * so the model sees further than one layer does.
 *
 * @param options.length queries and keys.
 * @param options.windowSize how many keys a query sees, itself counted, as Hugging
 * Face's models count. Other conventions: FlashAttention counts the keys before it;
 * Longformer's w is w / 2 on either side.
 * @returns [length][length].
 * @throws {RangeError} when one is no whole number above 0.
 * @see Beltagy et al. 2020, §3.1; causal: Jiang et al. 2023, §2.
 * @example
 * slidingWindowMask({ length: 3, windowSize: 2 })[2]
 * // => [false, true, true]
 */
export function slidingWindowMask(options: SlidingWindowMaskOptions): AttentionMask {
	const { length, windowSize } = options;
	checkCount({ length, windowSize });
	return maskOf(
		length,
		length,
		(query, key) => key <= query && query - key < windowSize,
	);
}
// #endregion

// #region prefix-lm
/**
 * The mask of a prefix language model: the prefix is read in both directions,
 * the rest is causal.
 *
 * With `prefixLength` 0 or 1 it is the causal mask, with `prefixLength` = `length`
 * an encoder's.
 *
 * @param options.prefixLength the tokens of the prompt, from 0 to `length`.
 * @param options.length queries and keys, the prefix counted.
 * @returns [length][length].
 * @throws {RangeError} when `length` is no whole number above 0, or `prefixLength`
 * is beyond it.
 * @see Raffel et al. 2020, §3.2.
 * @example
 * prefixLmMask({ prefixLength: 2, length: 3 })[0]
 * // => [true, true, false]
 */
export function prefixLmMask(options: PrefixLmMaskOptions): AttentionMask {
	const { prefixLength, length } = options;
	checkCount({ length });
	checkIndex({ prefixLength }, length + 1);
	return maskOf(length, length, (query, key) => key <= query || key < prefixLength);
}
// #endregion

export interface CausalMaskOptions {
	queryLength: number;
	pastLength?: number;
}

export interface SlidingWindowMaskOptions {
	length: number;
	windowSize: number;
}

export interface PrefixLmMaskOptions {
	prefixLength: number;
	length: number;
}

function checkLength(named: Readonly<Record<string, number>>): void {
	for (const [name, value] of Object.entries(named)) {
		if (Number.isInteger(value) && value >= 0) continue;
		throw new RangeError(`${name} must be a whole number, at least 0, got ${value}.`);
	}
}

import type { Vector } from '@examples/numerics';

// What every JavaScript host has, of which this code needs no more.
declare const TextEncoder: new () => { encode(text: string): Iterable<number> };
declare const TextDecoder: new (
	label: string,
	options: { ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };

/** The ids of the base alphabet are the 256 bytes; merge number r makes the id 256 + r. */
export const byteCount = 256;

/** The UTF-8 bytes of a text, 1 to 4 for a character: 1 for ASCII, 3 for most Chinese. */
export function toBytes(text: string): Vector {
	return [...new TextEncoder().encode(text)];
}

/** The text of UTF-8 bytes; what is no UTF-8 becomes U+FFFD, and a leading BOM stays. */
export function toText(bytes: Vector): string {
	return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(bytes));
}

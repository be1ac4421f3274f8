/**
 * Which query may see which key: [query][key], true = may attend.
 *
 * PyTorch's `scaled_dot_product_attention` reads booleans the same way; its
 * `nn.MultiheadAttention` the other way round, true = hidden.
 */
export type AttentionMask = readonly (readonly boolean[])[];

/** A mask whose entries are decided by the two positions alone. */
export function maskOf(
	queryLength: number,
	keyLength: number,
	mayAttend: (query: number, key: number) => boolean,
): AttentionMask {
	return Array.from({ length: queryLength }, (_, query) =>
		Array.from({ length: keyLength }, (_, key) => mayAttend(query, key)),
	);
}

/**
 * Throws unless a mask is [queryLength][keyLength] of booleans.
 *
 * @param mask [queryLength][keyLength].
 * @param shape.name what an error message calls the mask. Default `mask`.
 * @throws {TypeError} when it is no matrix of booleans. @throws {RangeError} when it
 * has another shape.
 * @see Vaswani et al. 2017, §3.2.3: what the mask of a decoder is for.
 * @example
 * checkMask([[true]], { queryLength: 1, keyLength: 2 })
 * // RangeError: mask[0] must have … 2 keys, got 1.
 */
export function checkMask(mask: AttentionMask, shape: MaskShape): void {
	const { queryLength, keyLength, name = 'mask' } = shape;
	if (!Array.isArray(mask) || !mask.every((row) => Array.isArray(row))) {
		throw new TypeError(`${name} must be rows of booleans, [query][key], got ${mask}.`);
	}
	if (mask.length !== queryLength) {
		throw new RangeError(
			`${name} must have one row for each of ${queryLength} queries, got ${mask.length}.`,
		);
	}
	mask.forEach((row, query) => {
		if (row.length !== keyLength) {
			throw new RangeError(
				`${name}[${query}] must have one entry for each of ${keyLength} keys, ` +
					`got ${row.length}.`,
			);
		}
		row.forEach((entry, key) => {
			if (typeof entry === 'boolean') return;
			throw new TypeError(
				`${name}[${query}][${key}] must be true (may attend) or false, got ${entry}.`,
			);
		});
	});
}

export interface MaskShape {
	queryLength: number;
	keyLength: number;
	name?: string;
}

import { describe, expect, it } from 'vitest';
import { softmax } from '@examples/numerics';
import {
	additiveMask,
	causalMask,
	checkMask,
	combineMasks,
	documentMask,
	paddingMask,
	prefixLmMask,
	slidingWindowMask,
} from './index.ts';
import type { AttentionMask } from './index.ts';
import reference from './reference.json' with { type: 'json' };

// #region causal
describe('causal mask', () => {
	it('lets a token see itself and what comes before it', () => {
		expect(draw(causalMask({ queryLength: 4 }))).toEqual([
			'■···',
			'■■··',
			'■■■·',
			'■■■■',
		]);
	});

	it('lets the one query of a decoding step see the whole cache', () => {
		expect(draw(causalMask({ queryLength: 1, pastLength: 4 }))).toEqual(['■■■■■']);
	});

	it('lets the first of two new tokens see all but the second', () => {
		expect(draw(causalMask({ queryLength: 2, pastLength: 1 }))).toEqual(['■■·', '■■■']);
	});

	it('with a cache is the last rows of the mask without', () => {
		const full = causalMask({ queryLength: 6 });
		for (const pastLength of [0, 1, 2, 3, 4, 5]) {
			expect(causalMask({ queryLength: 6 - pastLength, pastLength })).toEqual(full.slice(pastLength));
		}
	});

	it.each(reference.causal)('agrees with PyTorch on $queryLength after $pastLength', ({ mask, ...options }) => {
		expect(causalMask(options)).toEqual(mask);
	});

	it('lets every token see itself', () => {
		for (const pastLength of [0, 3]) {
			const mask = causalMask({ queryLength: 4, pastLength });
			mask.forEach((row, query) => expect(row[pastLength + query]).toBe(true));
		}
	});

	it('shows no token what comes after it', () => {
		for (const pastLength of [0, 3]) {
			const mask = causalMask({ queryLength: 4, pastLength });
			mask.forEach((row, query) => expect(row.slice(pastLength + query + 1)).not.toContain(true));
		}
	});
});
// #endregion

describe('bad input to the causal mask', () => {
	it.each([0, 1.5, NaN])('is a query length of %s', (queryLength) => {
		expect(() => causalMask({ queryLength })).toThrow(RangeError);
		expect(() => causalMask({ queryLength })).toThrow(
			`queryLength must be a whole number above 0, got ${queryLength}.`,
		);
	});

	it.each([-1, 0.5, NaN])('is a past length of %s', (pastLength) => {
		expect(() => causalMask({ queryLength: 1, pastLength })).toThrow(RangeError);
		expect(() => causalMask({ queryLength: 1, pastLength })).toThrow(
			`pastLength must be a whole number, at least 0, got ${pastLength}.`,
		);
	});
});

// #region padding
describe('padding mask', () => {
	it('hides a padding key from every query', () => {
		expect(draw(paddingMask({ queryLength: 2, keyIsToken: [true, true, false] }))).toEqual(['■■·', '■■·']);
		expect(paddingMask({ queryLength: 2, keyIsToken: [true, false] })).toEqual([[true, false], [true, false]]);
	});

	it('agrees with PyTorch on padding', () => {
		const { mask, ...options } = reference.padding;
		expect(paddingMask(options)).toEqual(mask);
	});

	it('throws when nothing is a token', () => {
		const call = () => paddingMask({ queryLength: 1, keyIsToken: [false, false] });
		expect(call).toThrow(RangeError);
		expect(call).toThrow('keyIsToken must hold at least one token, got none');
		expect(() => paddingMask({ queryLength: 1, keyIsToken: [] })).toThrow(RangeError);
	});

	it('throws on tokens that are no list of booleans', () => {
		const call = (keyIsToken: unknown, queryLength = 1) => () =>
			paddingMask({ queryLength, keyIsToken: keyIsToken as boolean[] });
		expect(call(undefined)).toThrow(TypeError);
		expect(call(undefined)).toThrow('keyIsToken must be an array of booleans, got undefined.');
		expect(call([true, 1])).toThrow(TypeError);
		expect(call([true, 1])).toThrow('keyIsToken[1] must be true (a token) or false (padding), got 1.');
		expect(call([true], -2)).toThrow('queryLength must be a whole number above 0, got -2.');
	});
});
// #endregion

// #region sliding-window
describe('sliding-window mask', () => {
	it('lets a token see itself and one before it with a window of 2', () => {
		expect(draw(slidingWindowMask({ length: 4, windowSize: 2 }))).toEqual([
			'■···',
			'■■··',
			'·■■·',
			'··■■',
		]);
		expect(slidingWindowMask({ length: 3, windowSize: 2 })[2]).toEqual([false, true, true]);
	});

	it('is the causal mask once the window holds everything', () => {
		const causal = causalMask({ queryLength: 4 });
		expect(slidingWindowMask({ length: 4, windowSize: 4 })).toEqual(causal);
		expect(slidingWindowMask({ length: 4, windowSize: 100 })).toEqual(causal);
		expect(slidingWindowMask({ length: 4, windowSize: 3 })).not.toEqual(causal);
	});

	it.each(reference.slidingWindow)('agrees with PyTorch on a window of $windowSize', ({ mask, ...options }) => {
		expect(slidingWindowMask(options)).toEqual(mask);
	});

	it('throws on a window or a length of nothing', () => {
		const call = (length: number, windowSize: number) => () => slidingWindowMask({ length, windowSize });
		expect(call(3, 0)).toThrow(RangeError);
		expect(call(3, 0)).toThrow('windowSize must be a whole number above 0, got 0.');
		expect(call(0, 3)).toThrow('length must be a whole number above 0, got 0.');
	});
});
// #endregion

// #region prefix-lm
describe('prefix-LM mask', () => {
	it('reads the prefix in both directions and the rest from the left', () => {
		expect(draw(prefixLmMask({ prefixLength: 2, length: 4 }))).toEqual([
			'■■··',
			'■■··',
			'■■■·',
			'■■■■',
		]);
		expect(prefixLmMask({ prefixLength: 2, length: 3 })[0]).toEqual([true, true, false]);
	});

	it('is causal with no prefix, and bidirectional with nothing else', () => {
		const causal = causalMask({ queryLength: 4 });
		expect(prefixLmMask({ prefixLength: 0, length: 4 })).toEqual(causal);
		expect(prefixLmMask({ prefixLength: 1, length: 4 })).toEqual(causal);
		const everything = paddingMask({ queryLength: 4, keyIsToken: [true, true, true, true] });
		expect(prefixLmMask({ prefixLength: 4, length: 4 })).toEqual(everything);
	});

	it.each(reference.prefixLm)('agrees with PyTorch on a prefix of $prefixLength', ({ mask, ...options }) => {
		expect(prefixLmMask(options)).toEqual(mask);
	});

	it.each([-1, 4, 1.5])('throws on a prefix of %s in 3 tokens', (prefixLength) => {
		expect(() => prefixLmMask({ prefixLength, length: 3 })).toThrow(RangeError);
		expect(() => prefixLmMask({ prefixLength, length: 3 })).toThrow(
			`prefixLength must be a whole number from 0 to 3, got ${prefixLength}.`,
		);
		expect(() => prefixLmMask({ prefixLength: 0, length: 0 })).toThrow('length must be a whole number above 0');
	});
});
// #endregion

// #region document
describe('document mask', () => {
	it('keeps packed documents apart', () => {
		expect(draw(documentMask([7, 7, 8]))).toEqual(['■■·', '■■·', '··■']);
	});

	it('starts the triangle anew at each document when it is combined with the causal mask', () => {
		const packed = combineMasks(causalMask({ queryLength: 5 }), documentMask([0, 0, 0, 1, 1]));
		expect(draw(packed)).toEqual(['■····', '■■···', '■■■··', '···■·', '···■■']);
	});

	it('agrees with PyTorch on packed documents', () => {
		const { documentIds, mask, causalMask: packed } = reference.document;
		expect(documentMask(documentIds)).toEqual(mask);
		const causal = causalMask({ queryLength: documentIds.length });
		expect(combineMasks(causal, documentMask(documentIds))).toEqual(packed);
	});

	it('throws on no documents, and on a number that is none', () => {
		expect(() => documentMask([])).toThrow(RangeError);
		expect(() => documentMask([])).toThrow('documentIds must have at least one entry, got none.');
		expect(() => documentMask([1, NaN])).toThrow('documentIds[1] must be a finite number, got NaN.');
	});
});
// #endregion

// #region combine
describe('combined masks', () => {
	it('show what all of them show', () => {
		expect(combineMasks([[true, true]], [[true, false]])).toEqual([[true, false]]);
		expect(combineMasks([[false, true]], [[true, true]], [[true, false]])).toEqual([[false, false]]);
	});

	it('are a mask again, whatever their order and however often one is given', () => {
		const causal = causalMask({ queryLength: 3 });
		const padding = paddingMask({ queryLength: 3, keyIsToken: [true, false, true] });
		expect(combineMasks(causal)).toEqual(causal);
		expect(combineMasks(causal, padding)).toEqual(combineMasks(padding, causal));
		expect(combineMasks(causal, padding, causal)).toEqual(combineMasks(causal, padding));
	});

	it('hide every key from a query that is left padding', () => {
		const padding = paddingMask({ queryLength: 3, keyIsToken: [false, true, true] });
		expect(draw(combineMasks(causalMask({ queryLength: 3 }), padding))).toEqual(['···', '·■·', '·■■']);
	});

	it('become 0 and −∞ to be added to the scores', () => {
		expect(additiveMask([[true, false]])).toEqual([[0, -Infinity]]);
	});

	it('add up in their additive form to that of the combined mask', () => {
		const [left, right] = [documentMask([1, 1, 2]), causalMask({ queryLength: 3 })];
		const added = additiveMask(left).map((row, i) => row.map((x, j) => x + additiveMask(right)[i]![j]!));
		expect(added).toEqual(additiveMask(combineMasks(left, right)));
	});

	it('give PyTorch’s weights when added before a softmax', () => {
		const { mask, scores, weights } = reference.attention;
		const padding = paddingMask({ queryLength: 4, keyIsToken: [true, false, true, true] });
		expect(combineMasks(causalMask({ queryLength: 4 }), padding)).toEqual(mask);
		additiveMask(mask).forEach((row, i) => {
			const masked = softmax(row.map((x, j) => x + scores[i]![j]!));
			masked.forEach((weight, j) => expect(weight).toBeCloseTo(weights[i]![j]!, 12));
		});
	});

	it('throw when there is none, or one of them has another shape', () => {
		expect(() => combineMasks()).toThrow(RangeError);
		expect(() => combineMasks([])).toThrow('masks must hold at least one row of a mask, got none.');
		const call = () => combineMasks([[true, true], [true, true]], [[true, true]]);
		expect(call).toThrow(RangeError);
		expect(call).toThrow('masks[1] must have one row for each of 2 queries, got 1.');
		expect(() => combineMasks([[true, true], [true]])).toThrow(
			'masks[0][1] must have one entry for each of 2 keys, got 1.',
		);
		expect(() => additiveMask([[true], [true, false]])).toThrow('masks[0][1] must have one entry for each');
	});
});
// #endregion

describe('check of a mask', () => {
	it('accepts the shape asked for', () => {
		checkMask([[true], [false]], { queryLength: 2, keyLength: 1 });
	});

	it('refuses another shape', () => {
		const call = () => checkMask([[true]], { queryLength: 1, keyLength: 2 });
		expect(call).toThrow(RangeError);
		expect(call).toThrow('mask[0] must have one entry for each of 2 keys, got 1.');
		expect(() => checkMask([[true]], { queryLength: 2, keyLength: 1 })).toThrow(
			'mask must have one row for each of 2 queries, got 1.',
		);
	});

	it.each([
		{ name: 'nothing', mask: undefined, message: 'mask must be rows of booleans, [query][key], got undefined.' },
		{ name: 'a single row', mask: [true], message: 'mask must be rows of booleans, [query][key], got true.' },
		{ name: 'a number among booleans', mask: [[true, 0]], message: 'mask[0][1] must be true (may attend) or false, got 0.' },
	])('refuses $name', ({ mask, message }) => {
		const call = () => checkMask(mask as unknown as AttentionMask, { queryLength: 1, keyLength: 2 });
		expect(call).toThrow(TypeError);
		expect(call).toThrow(message);
	});
});

function draw(mask: AttentionMask): string[] {
	return mask.map((row) => row.map((visible) => (visible ? '■' : '·')).join(''));
}

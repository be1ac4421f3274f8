import { describe, expect, it } from 'vitest';
import { checkMask } from '@examples/attention-mask';
import { createRandom } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import {
	drawQFormer,
	imageTextSimilarity,
	informationFlow,
	matchingLogit,
	qFormer,
	qFormerLayer,
	qFormerMask,
} from './index.ts';
import type { Objective, QFormerLayerWeights } from './index.ts';
import reference from './reference.json' with { type: 'json' };

const { queries, text, imageFeatures, numAttentionHeads } = reference;
const layers = reference.layers as QFormerLayerWeights[];
const input = { queries, text, imageFeatures, layers, numAttentionHeads };
const sizes = { numQueries: 2, textLength: 3 };
const objectives = ['contrastive', 'generation', 'matching'] as const;

// #region masks
describe('the masks of BLIP-2’s three objectives', () => {
	it('in contrast separate queries and text: neither sees the other', () => {
		expect(qFormerMask('contrastive', sizes)).toEqual([
			[true, true, false, false, false],
			[true, true, false, false, false],
			[false, false, true, true, true],
			[false, false, true, true, true],
			[false, false, true, true, true],
		]);
	});

	it('in generation let text see the queries and its own past, and queries no text', () => {
		expect(qFormerMask('generation', sizes)).toEqual([
			[true, true, false, false, false],
			[true, true, false, false, false],
			[true, true, true, false, false],
			[true, true, true, true, false],
			[true, true, true, true, true],
		]);
	});

	it('in matching let all see all', () => {
		expect(qFormerMask('matching', sizes).flat().every(Boolean)).toBe(true);
		expect(qFormerMask('matching', sizes)).toHaveLength(5);
	});

	it('let queries see each other in all three: they are a set, not a sequence', () => {
		for (const objective of objectives) {
			const corner = qFormerMask(objective, sizes).slice(0, 2).map((row) => row.slice(0, 2));
			expect(corner).toEqual([[true, true], [true, true]]);
		}
	});

	it('differ only where there is text', () => {
		for (const objective of objectives) {
			expect(qFormerMask(objective, { numQueries: 2, textLength: 0 })).toEqual([[true, true], [true, true]]);
		}
		checkMask(qFormerMask('generation', { numQueries: 32, textLength: 9 }), { queryLength: 41, keyLength: 41 });
	});

	it.each(reference.cases)('agree with the reference for $objective', ({ objective, mask }) => {
		expect(qFormerMask(objective as Objective, { numQueries: 3, textLength: 4 })).toEqual(mask);
	});
});
// #endregion

// #region q-former
describe('the Q-Former', () => {
	it('gives as many vectors as there are queries, whatever the image', () => {
		const random = createRandom(4);
		const draw = (rows: number): Matrix => Array.from({ length: rows }, () => Array.from({ length: 8 }, () => random.normal()));
		const thirtyTwo = draw(32);
		for (const patches of [1, 16, 100]) {
			const output = qFormer({ ...input, queries: thirtyTwo, text: [], imageFeatures: draw(patches), objective: 'contrastive' });
			expect([output.queries.length, output.queries[0]!.length, output.text.length]).toEqual([32, 8, 0]);
		}
	});

	it('does not know the order of the patches: that is the image encoder’s to tell', () => {
		const objective = 'matching';
		const shuffled = createRandom(2).shuffle(imageFeatures);
		expect(shuffled).not.toEqual(imageFeatures);
		expectClose(qFormer({ ...input, imageFeatures: shuffled, objective }).queries, qFormer({ ...input, objective }).queries);
	});

	it('under the contrastive mask is two passes: queries alone, text alone', () => {
		const objective = 'contrastive';
		const { queries: joint } = qFormer({ ...input, objective });
		expectClose(qFormer({ ...input, text: [], objective }).queries, joint);
		expectClose(qFormer({ ...input, text: undefined, objective }).queries, joint);
	});

	it('under the generation mask has the same queries with and without text: their keys and values can be cached', () => {
		const objective = 'generation';
		expectClose(qFormer({ ...input, text: [], objective }).queries, qFormer({ ...input, objective }).queries);
	});

	it('reads what a word follows, not what follows it, in generation', () => {
		const objective = 'generation';
		const full = qFormer({ ...input, objective }).text;
		const prefix = qFormer({ ...input, text: text.slice(0, 2), objective }).text;
		expectClose(prefix, full.slice(0, 2));
	});

	it('reads the image only in blocks with cross-attention', () => {
		const [first, second] = layers;
		const blind = { ...input, layers: [second!, second!], objective: 'matching' } as const;
		const other = imageFeatures.map((row) => row.map((x) => x + 1));
		expect(qFormer({ ...blind, imageFeatures: other })).toEqual(qFormer(blind));
		const seeing = { ...blind, layers: [second!, first!] };
		expect(qFormer({ ...seeing, imageFeatures: other }).queries).not.toEqual(qFormer(seeing).queries);
	});

	it('has a feed-forward network for queries and one for text', () => {
		const [first] = layers;
		const swapped = { ...first!, queryFeedForward: first!.textFeedForward };
		const one = { ...input, layers: [first!], objective: 'contrastive' } as const;
		const two = { ...one, layers: [swapped] };
		expect(qFormer(two).queries).not.toEqual(qFormer(one).queries);
		expect(qFormer(two).text).toEqual(qFormer(one).text);
	});

	it.each(reference.cases)('agrees with PyTorch on $objective', ({ objective, ...expected }) => {
		const output = qFormer({ ...input, objective: objective as Objective });
		expectClose(output.queries, expected.queries);
		expectClose(output.text, expected.text);
	});
});

describe('a block', () => {
	it('with weights of 0 leaves only the residual and its norms', () => {
		const zero = (rows: number, columns: number): Matrix => Array.from({ length: rows }, () => Array.from({ length: columns }, () => 0));
		const none = { wQuery: zero(2, 2), wKey: zero(2, 2), wValue: zero(2, 2), wOutput: zero(2, 2) };
		const network = { wIn: zero(2, 3), wOut: zero(3, 2) };
		const plain = { weight: [1, 1], bias: [0, 0] };
		const weights = {
			selfAttention: none,
			selfAttentionNorm: plain,
			crossAttention: none,
			crossAttentionNorm: plain,
			queryFeedForward: network,
			queryNorm: plain,
			textFeedForward: network,
			textNorm: plain,
		};
		const mask = qFormerMask('matching', { numQueries: 1, textLength: 0 });
		const output = qFormerLayer({ queries: [[1, 3]], text: [], imageFeatures: [[9, 9]], weights, numAttentionHeads: 1, mask });
		expect(output.text).toEqual([]);
		expect(output.queries[0]![0]).toBeCloseTo(-1, 4);
		expect(output.queries[0]![1]).toBeCloseTo(1, 4);
	});
});

describe('drawn weights', () => {
	const size = { numLayers: 3, dModel: 4, dFeedForward: 6 };

	it('have cross-attention in every second block, beginning with the first', () => {
		const reads = (every?: number) =>
			drawQFormer({ ...size, ...(every && { crossAttentionEvery: every }) }, createRandom(1)).map((block) => block.crossAttention !== undefined);
		expect(reads()).toEqual([true, false, true]);
		expect(reads(1)).toEqual([true, true, true]);
		expect(reads(3)).toEqual([true, false, false]);
	});

	it('start with the same feed-forward network for queries and text, of the sizes asked for', () => {
		const [first, second] = drawQFormer(size, createRandom(1));
		expect(first!.queryFeedForward).toEqual(first!.textFeedForward);
		expect(first!.selfAttention.wQuery).not.toEqual(second!.selfAttention.wQuery);
		expect([first!.queryFeedForward.wIn.length, first!.queryFeedForward.wIn[0]!.length]).toEqual([4, 6]);
		expect([first!.queryFeedForward.wOut.length, first!.selfAttention.wKey.length]).toEqual([6, 4]);
	});
});
// #endregion

// #region leakage
describe('leakage', () => {
	const replacement = [9, -8, 7, -6, 5, -4, 3, -2];
	const flow = (objective: Objective) => informationFlow({ ...input, objective }, replacement);
	const all = { queries: [0, 1, 2], text: [0, 1, 2, 3] };
	const queriesOnly = { queries: [0, 1, 2], text: [] };

	it('in contrast: the text knows nothing of image or queries, nor they of it', () => {
		const { fromPatches, fromQueries, fromText } = flow('contrastive');
		for (const affected of [...fromPatches, ...fromQueries]) expect(affected).toEqual(queriesOnly);
		for (const affected of fromText) expect(affected).toEqual({ queries: [], text: [0, 1, 2, 3] });
	});

	it('in generation: the image reaches the text through the queries, the text reaches only later text', () => {
		const { fromPatches, fromQueries, fromText } = flow('generation');
		for (const affected of [...fromPatches, ...fromQueries]) expect(affected).toEqual(all);
		expect(fromText).toEqual([
			{ queries: [], text: [0, 1, 2, 3] },
			{ queries: [], text: [1, 2, 3] },
			{ queries: [], text: [2, 3] },
			{ queries: [], text: [3] },
		]);
	});

	it('in matching: everything reaches everything', () => {
		const { fromPatches, fromQueries, fromText } = flow('matching');
		expect([fromPatches.length, fromQueries.length, fromText.length]).toEqual([5, 3, 4]);
		for (const affected of [...fromPatches, ...fromQueries, ...fromText]) expect(affected).toEqual(all);
	});

	it('in generation, after one block alone: text sees the queries as they were, without the image', () => {
		const one = { ...input, layers: layers.slice(0, 1), objective: 'generation' } as const;
		const { fromPatches } = informationFlow(one, replacement);
		for (const affected of fromPatches) expect(affected).toEqual(queriesOnly);
	});

	it.each(reference.cases)('is what autograd finds for $objective', ({ objective, knows }) => {
		const { fromPatches, fromQueries, fromText } = flow(objective as Objective);
		const asTable = (rows: typeof fromPatches) =>
			rows.map((row) => [...[0, 1, 2].map((i) => row.queries.includes(i)), ...[0, 1, 2, 3].map((i) => row.text.includes(i))]);
		expect(asTable(fromQueries)).toEqual(knows.queries);
		expect(asTable(fromText)).toEqual(knows.text);
		expect(asTable(fromPatches)).toEqual(knows.patches);
	});
});
// #endregion

// #region heads
describe('the heads', () => {
	it('compare by the one query that fits the text best', () => {
		expect(imageTextSimilarity([[0, 2], [3, 4]], [5, 0])).toBeCloseTo(0.6, 12);
		expect(imageTextSimilarity([[-1, 0]], [2, 0])).toBeCloseTo(-1, 12);
		expect(imageTextSimilarity([[0, 2], [3, 4], [7, 0]], [5, 0])).toBeCloseTo(1, 12);
	});

	it('match by the mean over the queries', () => {
		expect(matchingLogit([[1, 0], [3, 2]], { weight: [2, 1], bias: 0.5 })).toBeCloseTo(5.5, 12);
	});

	it('agree with PyTorch', () => {
		const { queryOutputs, textOutput, similarity, weight, bias, matching } = reference.heads;
		expect(imageTextSimilarity(queryOutputs, textOutput)).toBeCloseTo(similarity, 12);
		expect(matchingLogit(queryOutputs, { weight, bias })).toBeCloseTo(matching, 12);
	});
});
// #endregion

describe('bad input', () => {
	it('of a mask is named', () => {
		expect(() => qFormerMask('captioning' as Objective, sizes)).toThrow("objective must be 'contrastive', 'generation' or 'matching', got captioning.");
		expect(() => qFormerMask('matching', { ...sizes, numQueries: 0 })).toThrow('numQueries must be a whole number above 0, got 0.');
		expect(() => qFormerMask('matching', { ...sizes, textLength: -1 })).toThrow('textLength must be a whole number from 0');
	});

	it('of the stack is named', () => {
		const objective = 'matching';
		expect(() => qFormer({ ...input, layers: [], objective })).toThrow('layers must have at least one entry, got none.');
		expect(() => qFormer({ ...input, imageFeatures: [], objective })).toThrow('imageFeatures must have at least one row, got none.');
		expect(() => qFormer({ ...input, imageFeatures: [[1, 2]], objective })).toThrow('memory must be 8 wide (dModel), got 2.');
		expect(() => qFormer({ ...input, queries: [], objective })).toThrow('queries must have at least one row, got none.');
		expect(() => qFormer({ ...input, text: [[1]], objective })).toThrow('hiddenStates[3]');
		expect(() => qFormer({ ...input, numAttentionHeads: 3, objective })).toThrow('numAttentionHeads must divide dModel (8), got 3.');
	});

	it('of the heads is named', () => {
		expect(() => imageTextSimilarity([], [1])).toThrow('queryOutputs must have at least one row, got none.');
		expect(() => imageTextSimilarity([[1, 2]], [0, 0])).toThrow('finite length above 0');
		expect(() => imageTextSimilarity([[1, 2]], [1])).toThrow('right must have as many entries as left (1), got 2.');
		expect(() => matchingLogit([[1]], { weight: [1, 2], bias: 0 })).toThrow('weight must have as many entries as queryOutputs[0] (1), got 2.');
		expect(() => matchingLogit([], { weight: [1], bias: 0 })).toThrow('queryOutputs must have at least one row');
		expect(() => matchingLogit([[1]], { weight: [1], bias: NaN })).toThrow('bias[0] must be a finite number, got NaN.');
	});

	it('of drawn weights is named', () => {
		const size = { numLayers: 1, dModel: 4, dFeedForward: 4 };
		expect(() => drawQFormer({ ...size, numLayers: 0 }, createRandom(1))).toThrow('numLayers must be a whole number above 0, got 0.');
		expect(() => drawQFormer({ ...size, crossAttentionEvery: 0.5 }, createRandom(1))).toThrow('crossAttentionEvery');
	});
});

function expectClose(actual: Matrix, expected: Matrix): void {
	expect(actual.map((row) => row.length)).toEqual(expected.map((row) => row.length));
	const differences = actual.flat().map((x, i) => Math.abs(x - expected.flat()[i]!));
	expect(Math.max(...differences)).toBeLessThan(1e-12);
}

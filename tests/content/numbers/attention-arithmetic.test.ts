import { keyValueCacheBytes } from '@examples/grouped-query-attention';
import { crossEntropy } from '@examples/numerics';
import { onlineNormalizer } from '@examples/online-softmax';
import { attentionParameters, crossingLength, feedForwardParameters, layerFlops } from '@examples/transformer-arithmetic';
import { describe, expect, it } from 'vitest';
import { expectStated, question, section } from './page.ts';

/** A layer with d_ff = 4d, without biases. */
const layer = (dModel: number) => ({ vocabularySize: 1, dModel, decoderLayers: 1, numAttentionHeads: dModel / 128, dFeedForward: 4 * dModel, norm: 'layer-norm' as const });
const part = (id: string) => section('transformer/attention', id);
const ask = (id: string) => question('transformer', `attention-${id}`);

/** FLOPs of a layer at n = d; the scores of a causal kernel that skips are taken as one half. */
function layersAt(n: number, dModel = n) {
	const { scores, total, crossAttention } = layerFlops(layer(dModel), { length: n, sourceLength: n });
	const encoder = total - crossAttention;
	return { encoder, decoderOnly: encoder - scores / 2, dense: total, skipped: total - scores / 2 };
}

describe('the pages on attention state', () => {
	it('the ratios of encoder and decoder layers', () => {
		const { encoder, decoderOnly, dense, skipped } = layersAt(4096);
		const ratios = [dense, skipped, decoderOnly].map((flops) => (flops / encoder).toFixed(2));
		expectStated(part('step-cost'), ...ratios);
		expectStated(ask('cost-of-a-decoder'), ...ratios);
		const short = layersAt(128, 128 * 512);
		expect(short.dense / short.encoder).toBeCloseTo(4 / 3, 2);
		expectStated(part('pitfalls'), ...[decoderOnly, encoder].map((flops) => (flops / 1e12).toFixed(2)));
	});

	it('the weights in units of d²', () => {
		const [d, config] = [512, layer(512)];
		const [attention, feedForward] = [attentionParameters(config) / d ** 2, feedForwardParameters(config) / d ** 2];
		expectStated(part('three-minutes'), `${attention + feedForward}d^2`, `${2 * attention + feedForward}d^2`);
		expectStated(part('step-cost'), `${attention}d^2`, `${feedForward}d^2`);
		expectStated(ask('encoder-or-decoder'), `${attention + feedForward}d^2`);
		expectStated(ask('multi-head-shapes'), `${attention}d^2`);
	});

	it('where attention overtakes the rest', () => {
		const { feedForward, allWeights } = crossingLength(layer(4096));
		expectStated(part('step-cost'), String(allWeights), `${allWeights / 4096}d`);
		expectStated(ask('or-feed-forward'), String(allWeights), `${allWeights / 4096}d`, `${feedForward / 4096}d`);
		for (const length of [4096, allWeights, 32_768]) {
			const { scores, total } = layerFlops(layer(4096), { length });
			expectStated(ask('or-feed-forward'), String(length), `${(100 * (scores / total)).toFixed(0)}%`);
		}
		const { scores, projections, feedForward: rest } = layerFlops(layer(4096), { length: 2 * 4096 });
		expect(scores + projections).toBe(rest);
	});

	it('the memory of a score matrix and of a mask', () => {
		const pairs = 32_768 ** 2;
		for (const where of [part('step-cost'), ask('or-feed-forward')]) expectStated(where, `${(pairs * 32 * 2) / 2 ** 30}`, '32768');
		expectStated(ask('mask-before-softmax'), ...[1, 2, 4].map((bytes) => String((pairs * bytes) / 2 ** 30)));
	});

	it('what a cache saves and what it takes', () => {
		const n = 1024;
		const cached = 24 * n ** 3 + 2 * n ** 3;
		let repeated = 0;
		for (let t = 1; t <= n; t += 1) repeated += 24 * t * n ** 2 + 2 * t ** 2 * n;
		const times = (repeated / cached).toFixed(0);
		expectStated(part('step-kv-cache'), times);
		expectStated(ask('kv-cache'), times, (38 / 3 / 26).toFixed(3));
		const bytes = (numLayers: number, numKeyValueHeads: number, sequenceLength: number) =>
			keyValueCacheBytes({ numLayers, numKeyValueHeads, headDim: 128, sequenceLength, batchSize: 1, bytesPerValue: 2 });
		expectStated(part('step-kv-cache'), String(bytes(32, 32, 1) / 2 ** 10), String(bytes(32, 32, 4096) / 2 ** 30));
		expectStated(ask('kv-cache'), String(bytes(32, 32, 1)), String(bytes(32, 32, 4096) / 2 ** 30), ...[8, 64].map((heads) => String(bytes(80, heads, 1) / 2 ** 10)));
	});

	it('the ratios of cited measurements', () => {
		expectStated(part('three-minutes'), (46 / 1.7).toFixed(0));
		expectStated(ask('cost-of-a-decoder'), ((128 * 47) / 222).toFixed(0));
		expectStated(ask('flash-attention'), `${((75.2 / 66.6 - 1) * 100).toFixed(0)}%`);
		expect((40.3 / 4.4).toFixed(0)).toBe('9');
	});

	it('the running sums of the online softmax', () => {
		const logits = [1, 3, 2, 5];
		const sums = logits.map((_logit, i) => onlineNormalizer(logits.slice(0, i + 1)).sum);
		const share = (sum: number) => (1 / sum).toFixed(3);
		let [max, unscaled] = [-Infinity, 0];
		for (const logit of logits) {
			max = Math.max(max, logit);
			unscaled += Math.exp(logit - max);
		}
		expect(share(sums[3]!)).toBe(Math.exp(-crossEntropy(logits, 3)).toFixed(3));
		expectStated(ask('online-softmax'), ...sums.slice(1).map((sum) => sum.toFixed(4)), share(sums[3]!), unscaled.toFixed(4), share(unscaled));
	});
});

import { clipLoss } from '@examples/clip';
import { logSigmoid } from '@examples/numerics';
import { describe, expect, it } from 'vitest';
import { expectStated, question } from './page.ts';

const ask = (id: string) => question('multimodal', `clip-${id}`);

describe('the questions on CLIP state', () => {
	it('what a batch of 32,768 takes', () => {
		const pairs = 32_768 ** 2;
		expectStated(ask('batch-size'), (pairs / 1e9).toFixed(2), String((pairs * 4) / 2 ** 30), String((32_768 * 768 * 4) / 2 ** 20));
		expect(Math.round(Math.log10(pairs))).toBe(9);
	});

	it('what SigLIP pays at the start', () => {
		const negatives = 32_767;
		const cost = (bias: number, sign: number) => -logSigmoid(sign * bias);
		const plain = cost(0, 1) + negatives * cost(0, -1);
		const [positive, others] = [cost(-10, 1), negatives * cost(-10, -1)];
		expectStated(ask('or-siglip'), plain.toFixed(0), ...[positive + others, positive, others].map((value) => value.toFixed(2)));
		const literally = cost(10, 1) + negatives * cost(10, -1);
		expectStated(ask('or-siglip'), literally.toFixed(0));
	});

	it('values that a test of the loss can assert', () => {
		const rows = [[1, 0], [0, 3]];
		const loss = (temperature: number) => clipLoss({ imageEmbeds: rows, textEmbeds: rows, temperature }).loss.toFixed(4);
		expectStated(ask('write-the-loss'), loss(1), loss(0.5));
	});

	it('the size of an index', () => {
		expectStated(ask('retrieval'), ((1e9 * 512 * 2) / 1e12).toFixed(2));
	});

	it('the overflow of single and the spacing of half precision', () => {
		expectStated(ask('write-the-loss'), Math.log((2 - 2 ** -23) * 2 ** 127).toFixed(1));
		expect(2 ** (6 - 10)).toBe(1 / 16);
	});
});

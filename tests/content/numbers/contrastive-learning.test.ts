import { clipLoss } from '@examples/clip';
import { keyAgreement, learnMoco, type ViewBatch } from '@examples/moco';
import { createRandom, matmul, mean, type Matrix } from '@examples/numerics';
import { offClipGradient, offClipLoss } from '@examples/off-clip';
import { alignment, ntXentGradient, ntXentLoss, uniformity } from '@examples/simclr';
import { describe, expect, it } from 'vitest';
import { expectStated, question, section } from './page.ts';

const part = (id: string) => section('multimodal/contrastive-methods', id);
const ask = (id: string) => question('multimodal', `contrastive-${id}`);
const digits = (places: number) => (value: number) => value.toFixed(places);

/** The demo of SimCLR: free points, 100 steps. */
function descend(steps: number) {
	const random = createRandom(5);
	const begin = (): Matrix => Array.from({ length: 8 }, () => [1, 0, 0].map((value) => value + 0.2 * random.normal()));
	let firstViews = begin();
	let secondViews = begin();
	const down = (rows: Matrix, gradient: Matrix): Matrix => rows.map((row, i) => row.map((value, d) => value - gradient[i]![d]!));
	for (let step = 0; step < steps; step += 1) {
		const gradient = ntXentGradient({ firstViews, secondViews, temperature: 0.5 });
		[firstViews, secondViews] = [down(firstViews, gradient.firstViews), down(secondViews, gradient.secondViews)];
	}
	const views = { firstViews, secondViews, temperature: 0.5 };
	return [ntXentLoss(views), alignment(firstViews, secondViews), uniformity([...firstViews, ...secondViews])].map(digits(4));
}

/** The demo of MoCo. */
function trainMoco(momentum: number) {
	const random = createRandom(1);
	const draw = (rows: number, columns: number, scale = 1): Matrix => Array.from({ length: rows }, () => Array.from({ length: columns }, () => scale * random.normal()));
	const camera = draw(4, 8);
	const batches = Array.from({ length: 16 }, (): ViewBatch => {
		const images = matmul(draw(8, 4), camera);
		const view = () => images.map((row) => row.map((value) => value + 0.3 * random.normal()));
		return { queryViews: view(), keyViews: view() };
	});
	const encoder = draw(8, 3, Math.sqrt(1 / 8));
	const { keyEncoder, queue, losses } = learnMoco({ encoder, batches, queue: draw(64, 3), momentum, temperature: 0.2, learningRate: 2 });
	const views = batches.slice(-8).flatMap(({ keyViews }) => keyViews).reverse();
	const agreement = keyAgreement({ queue, views, keyEncoder });
	return [mean(agreement.slice(-8)), mean(losses.slice(-4))];
}

/** The demo of OFF-CLIP: mean cosine of normal images with normal reports, and the abnormal loss. */
function trainOffClip(kinds: readonly boolean[], steps: number) {
	const isNormal = [true, true, true, false, false, false];
	const random = createRandom(2);
	const near = (): Matrix => isNormal.map((normal, i) => [0, 1, 2, 3].map((d) => Number(d === (normal ? 0 : i - 2)) + 0.15 * random.normal()));
	let pairs = { imageEmbeds: near(), textEmbeds: near(), temperature: 0.1 };
	const down = (rows: Matrix, slope: Matrix): Matrix => rows.map((row, i) => row.map((value, d) => value - 0.2 * slope[i]![d]!));
	for (let step = 0; step < steps; step += 1) {
		const slope = offClipGradient({ ...pairs, isNormal: kinds });
		pairs = { ...pairs, imageEmbeds: down(pairs.imageEmbeds, slope.imageEmbeds), textEmbeds: down(pairs.textEmbeds, slope.textEmbeds) };
	}
	const cosines = clipLoss({ ...pairs, temperature: 1 }).logitsPerImage.slice(0, 3).flatMap((row) => row.slice(0, 3));
	return [mean(cosines), offClipLoss({ ...pairs, isNormal }).abnormalLoss].map(digits(3));
}

describe('the page on contrastive methods states what toy runs bring', () => {
	it('what 100 steps of free points bring', () => {
		const [before, after] = [descend(0), descend(100)];
		expectStated(part('run-gradient'), ...before, ...after);
		expectStated(ask('alignment-uniformity'), ...before.slice(1), ...after.slice(1));
	});

	it.each([0, 0.5, 0.9, 0.99, 0.999])('the toy run at a momentum of %f', (momentum) => {
		expectStated(part('run-moco'), `${momentum} | ${trainMoco(momentum).map(digits(3)).join(' | ')}`);
	});

	it('what the training of six patients brings', () => {
		const isNormal = [true, true, true, false, false, false];
		const [start] = trainOffClip(isNormal, 0);
		const [byClip, byOffClip] = [trainOffClip(isNormal.map(() => false), 300), trainOffClip(isNormal, 300)];
		expectStated(part('run-off-clip'), start!, ...byClip, ...byOffClip);
		expect(byClip[1]).toBe(byOffClip[1]);
		expectStated(ask('hard-negatives'), start!, byClip[0]!, byOffClip[0]!);
	});
});

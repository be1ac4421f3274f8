import { clipLoss } from '@examples/clip';
import { keptShare, keyAge, mocoLoss } from '@examples/moco';
import type { Matrix } from '@examples/numerics';
import { offClipLoss } from '@examples/off-clip';
import { alignment, negativesPerAnchor, ntXentGradient, ntXentLoss, uniformity } from '@examples/simclr';
import { describe, expect, it } from 'vitest';
import { momentumUpdate as swapped } from '../../../examples/moco/wrong/momentum-swapped.ts';
import { ntXentLoss as withOtherSideOnly } from '../../../examples/simclr/wrong/negatives-of-the-other-side-only.ts';
import { ntXentLoss as withNextRow } from '../../../examples/simclr/wrong/next-row-as-partner.ts';
import { ntXentLoss as withSelf } from '../../../examples/simclr/wrong/self-included.ts';
import { expectStated, question, section } from './page.ts';

const part = (id: string) => section('multimodal/contrastive-methods', id);
const ask = (id: string) => question('multimodal', `contrastive-${id}`);
const digits = (places: number) => (value: number) => value.toFixed(places);

/** Two images whose views point the same way, at right angles. */
const rightAngled = { firstViews: [[1, 0], [0, 2]], secondViews: [[3, 0], [0, 1]] };
const equal = { firstViews: Array.from({ length: 4 }, () => [1, 2]), secondViews: Array.from({ length: 4 }, () => [1, 2]), temperature: 1 };

describe('the page on contrastive methods states', () => {
	it('the losses of guessing', () => {
		expectStated(part('nt-xent'), Math.log(1 + negativesPerAnchor(4096)).toFixed(2));
		expectStated(part('moco-loss'), Math.log(65_537).toFixed(2));
		expectStated(part('info-nce-bound'), Math.log(32_768).toFixed(1), Math.log2(32_768).toFixed(0));
		expectStated(part('pitfalls'), Math.log(256).toFixed(2));
		expectStated(ask('projection-head'), String(negativesPerAnchor(4096)), Math.log(1 + negativesPerAnchor(4096)).toFixed(2));
		expectStated(ask('what-to-monitor'), Math.log(1 + negativesPerAnchor(256)).toFixed(2), Math.log(65_537).toFixed(2));
		expectStated(ask('mutual-information'), Math.log(256).toFixed(2));
		expectStated(ask('write-nt-xent'), ...[512, 4096].map((batch) => String(negativesPerAnchor(batch))));
	});

	it('NT-Xent of two right-angled pairs, right and wrong', () => {
		const losses = (loss: typeof ntXentLoss) => [1, 0.5, 0.1].map((temperature) => loss({ ...rightAngled, temperature }).toFixed(4));
		expectStated(part('run-nt-xent'), ...losses(ntXentLoss), ...losses(withSelf), losses(withOtherSideOnly)[0]!);
		expectStated(part('pitfalls'), losses(ntXentLoss)[2]!, losses(withSelf)[2]!);
		expect(ntXentLoss({ firstViews: [[7, 0], [0, 2]], secondViews: rightAngled.secondViews, temperature: 1 })).toBeCloseTo(ntXentLoss({ ...rightAngled, temperature: 1 }), 12);
	});

	it.each([
		['right', ntXentLoss],
		['with the view itself', withSelf],
		['with the other side only', withOtherSideOnly],
		['with the wrong label', withNextRow],
	] as const)('the values that a test tells apart: %s', (_name, loss) => {
		expectStated(ask('write-nt-xent'), loss({ ...rightAngled, temperature: 1 }).toFixed(4));
		if (loss !== withNextRow) expectStated(ask('write-nt-xent'), loss(equal).toFixed(4));
		else expect(loss(equal)).toBeCloseTo(Math.log(7), 12);
	});

	it('collapse and its opposite', () => {
		expectStated(part('run-gradient'), ntXentLoss(equal).toFixed(4));
		expect(Math.max(...ntXentGradient(equal).firstViews.flat().map(Math.abs))).toBeLessThan(1e-12);
		expect([alignment(equal.firstViews, equal.secondViews), uniformity(equal.firstViews)].map(Math.abs)).toEqual([0, 0]);
		const [opposite] = [uniformity([[1, 0], [-1, 0]])].map(digits(0));
		expectStated(part('run-gradient'), opposite!);
		expectStated(ask('alignment-uniformity'), opposite!);
	});

	it('the losses of MoCo', () => {
		const loss = (queue: Matrix, temperature: number) => mocoLoss({ queries: [[2, 0]], positiveKeys: [[1, 0]], queue, temperature }).toFixed(4);
		const queue = [[0, 3], [0, -1]];
		expectStated(part('run-moco'), loss(queue, 1), loss(queue, 0.2), loss([...queue, [1, 1]], 1), loss([[0, 3], [1, 0]], 0.07));
	});

	it('how old keys are and what is left of their encoder', () => {
		const age = keyAge({ position: 65_535, batchSize: 256 });
		const left = [0.999, 0.99].map((momentum) => keptShare({ age, momentum }));
		expectStated(part('momentum'), String(age), ...left.map((share) => `${(100 * share).toFixed(0)}%`));
		expectStated(part('see-it'), String(age), ...left.map((share) => `${(100 * share).toFixed(0)}%`), ...left.map(digits(3)));
		expect(keptShare({ age, momentum: 0.9 })).toBeLessThan(1e-6);
		expectStated(part('run-moco'), `${(100 * keptShare({ age: 16, momentum: 0.999 })).toFixed(0)}%`);
		expect(swapped({ queryParameters: [0], keyParameters: [1], momentum: 0.999 })[0]).toBeCloseTo(1 / 1000, 12);
		expectStated(ask('moco-queue'), String(age), Math.ceil(Math.log(0.5) / Math.log(0.999)).toFixed(0));
	});

	it.each([0, 0.25, 0.5, 1])('the losses with a twin turned by %f', (angle) => {
		const twin = [Math.cos(angle), Math.sin(angle)];
		const rows = [[1, 0], twin, [-1, 0]];
		const pairs = { imageEmbeds: rows, textEmbeds: rows, temperature: 0.1 };
		const losses = [clipLoss(pairs).loss, offClipLoss({ ...pairs, isNormal: [true, true, false] }).loss];
		expectStated(part('run-off-clip'), `${angle} | ${losses.map(digits(4)).join(' | ')}`);
	});

	it('the floor of a row of normal samples', () => {
		const twins = 0.1 * 256;
		expectStated(part('off-clip'), (twins - 1).toFixed(0), Math.log(twins).toFixed(2));
		expectStated(ask('normal-samples'), Math.log(twins).toFixed(2));
	});

	it('what a row still teaches', () => {
		const left = (negatives: number) => 1 - 1 / (1 + negatives * Math.exp((0.1 - 0.9) / 0.1));
		expectStated(ask('large-batch'), ...[15, 255, negativesPerAnchor(4096), 65_536].map((count) => left(count).toFixed(3)), ((8192 ** 2 * 4) / 1e8).toFixed(1));
	});

	it('temperatures', () => {
		expectStated(ask('temperature'), ...([[1, 1], [0.2, 1], [0.1, 1], [0.07, 0]] as const).map(([temperature, places]) => Math.exp(0.2 / temperature).toFixed(places)));
		const axes = (temperature: number) => {
			const rows = Array.from({ length: 64 }, (_, i) => Array.from({ length: 64 }, (_other, d) => Number(d === i)));
			return ntXentLoss({ firstViews: rows, secondViews: rows, temperature }).toFixed(4);
		};
		expectStated(ask('temperature'), axes(1), axes(0.1), Math.log(1 + negativesPerAnchor(64)).toFixed(4));
	});
});

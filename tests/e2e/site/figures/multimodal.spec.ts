import { clipLoss } from '@examples/clip';
import { answerAtThreshold, chair, createToyPoll, pope } from '@examples/hallucination-metrics';
import { keptShare, keyAge, mocoLoss } from '@examples/moco';
import { createRandom } from '@examples/numerics';
import { negativesPerAnchor, ntXentLoss } from '@examples/simclr';
import { videoTokenCount, visualTokenCount, type ModelName } from '@examples/vision-language-connector';
import { formatCount, formatShare } from '../../../../src/figures/connectors/format.ts';
import { formatExact, formatNumber } from '../../../../src/figures/parts/format.ts';
import { expect, test } from '../helpers.ts';
import { bars, clipTitle, halves, learnedPairs, matrixShows, pairShows } from './clip.ts';
import { after, expectShown, openFigure, type Figure } from './figure.ts';

test('negatives: how many there are, what guessing costs, and how stale a key is', async ({ page }) => {
	const title = 'Where SimCLR and MoCo take their negatives from, and how stale they are';
	const figure = await openFigure(page, 'en/multimodal/contrastive-methods/', title);
	const simclr = (batchSize: number) => {
		const alike = same(batchSize);
		return [
			[figure.readout('Negatives, SimCLR'), formatCount(negativesPerAnchor(batchSize))],
			[figure.readout('Loss of guessing, SimCLR'), formatNumber(ntXentLoss({ firstViews: alike, secondViews: alike, temperature: 1 }))],
		] as const;
	};
	const moco = (queueSize: number) => {
		const guessing = mocoLoss({ queries: same(1), positiveKeys: same(1), queue: same(queueSize), temperature: 1 });
		return [[figure.readout('Negatives, MoCo'), formatCount(queueSize)], [figure.readout('Loss of guessing, MoCo'), formatNumber(guessing)]] as const;
	};
	const stale = (position: number, batchSize: number, momentum: number, ...names: readonly [age: string, kept: string]) => {
		const age = keyAge({ position, batchSize });
		return [[figure.readout(names[0]), formatCount(age)], [figure.readout(names[1]), formatNumber(keptShare({ age, momentum }))]] as const;
	};
	const here = (position: number, batchSize: number, momentum: number) =>
		stale(position, batchSize, momentum, 'Age here, in updates', 'Share left here');
	const oldest = (queueSize: number, batchSize: number, momentum: number) =>
		stale(queueSize - 1, batchSize, momentum, 'Age of the oldest key', 'Left of its encoder');
	// Batch and queue are powers of two, the momentum is 0, 0.5, 0.9, 0.99 and on to 1, the position counts 64ths of the queue.
	await after(() => figure.move('Batch size N', 2), ...simclr(64), ...oldest(65_536, 64, 0.99), ...here(32_768, 64, 0.99));
	await after(() => figure.move('Queue size K', 1), ...moco(8192), ...oldest(8192, 64, 0.99), ...here(4096, 64, 0.99));
	await after(() => figure.move('Momentum m', 2), oldest(8192, 64, 0.9)[1], here(4096, 64, 0.9)[1]);
	await after(() => figure.move('Position in the queue p', 50), ...here(6400, 64, 0.9));
	await after(() => figure.pick('Share left of the encoder', 'K/4'), ...here(2048, 64, 0.9));
	await expect(figure.slider('Position in the queue p')).toHaveValue('16');
});

test('connectors: what image and video take of a context', async ({ page }) => {
	const figure = await openFigure(page, 'en/multimodal/vision-language-models/', 'Patches, tokens and context of five vision-language models');
	const numbers = figure.drawing('Share of the context').locator('.figure-tick');
	const shows = (model: ModelName, [width, height]: readonly [number, number], context: number, duration = 0) => {
		const image = visualTokenCount({ model, width, height }).contextTokens;
		const video = duration > 0 ? videoTokenCount({ width: 1280, height: 720, duration, patchSize: 16 }) : undefined;
		const parts = [image, video?.tokens ?? 0, context - image - (video?.tokens ?? 0)];
		const frames = video ? [`frames of the video: ${formatCount(video.frames)}, ${formatNumber(video.fps)}/s`] : [];
		const shares = parts.map((count) => `${formatCount(count)} · ${formatShare(count / context)}`);
		return [numbers, ['0', formatCount(context), ...shares, ...frames]] as const;
	};
	const patches = ([width, height]: readonly [number, number]) => {
		const count = visualTokenCount({ model: 'qwen2-vl', width, height });
		return [figure.row('Qwen2-VL'), [count.patches, count.tokens].map(formatCount)] as const;
	};
	const [photo, screenshot] = [[448, 448], [1920, 1080]] as const;
	await after(() => figure.choose('Model', 'Qwen3-VL'), shows('qwen3-vl', screenshot, 4096));
	await after(() => figure.choose('Image', 'photo 448 × 448'), shows('qwen3-vl', photo, 4096), patches(photo));
	await after(() => figure.choose('Context of the language model, in tokens', '32,768'), shows('qwen3-vl', photo, 32_768));
	// 0, 5, 10, 20, 30 seconds and on to an hour.
	await after(() => figure.move('Video of 1280 × 720 beside it', 3), shows('qwen3-vl', photo, 32_768, 20));
	await after(() => figure.choose('Model', 'LLaVA-1.5'), shows('llava-1.5', photo, 32_768));
	await expect(figure.slider('Video of 1280 × 720 beside it')).toHaveAttribute('aria-valuetext', /LLaVA-1\.5: takes no video$/);
});

test('hallucination: POPE at a threshold, CHAIR at a length', async ({ page }) => {
	const figure = await openFigure(page, 'en/multimodal/challenges/', 'POPE over a threshold, CHAIR over the length of captions');
	const answers = (tempting: number, threshold: number) => {
		const { labels, evidence } = createToyPoll({ questions: 400, sight: 2, guess: 1, tempting, random: createRandom(7) });
		return pope({ answers: answerAtThreshold(evidence, threshold), labels });
	};
	const popeShows = (tempting: number, threshold: number) => {
		const { precision, recall, f1, yesRatio } = answers(tempting, threshold);
		return legend(figure, 0, { precision, recall, F1: f1, 'yes-ratio': yesRatio });
	};
	const chairShows = (mentions: number) => {
		const described = scenes.map(([objects, said]) => ({ objects: objects.split(' '), caption: said.split(' ').slice(0, mentions).join(', ') }));
		const names = Object.fromEntries(scenes.flat().flatMap((each) => each.split(' ')).map((name) => [name, name]));
		const { instance, sentence, coverage } = chair(described, names);
		return legend(figure, 1, { 'CHAIR instance': instance, 'CHAIR sentence': sentence, coverage });
	};
	// Half of a popular poll's absent objects fit the scene, all of an adversarial one's.
	const { accuracy, precision, recall, f1, yesRatio } = answers(0.5, 1);
	await after(() => figure.choose('Absent objects of the questions', 'popular'), popeShows(0.5, -0.5), [
		figure.row('1'),
		[accuracy, precision, recall, f1, yesRatio].map((share) => formatNumber(share)),
	]);
	// In tenths from −3.
	await after(() => figure.move('Threshold for yes θ', 41), popeShows(0.5, 1.1));
	await after(() => figure.pick('Answers of one toy model', '2'), popeShows(0.5, 2));
	await expect(figure.slider('Threshold for yes θ')).toHaveValue('50');
	await after(() => figure.move('Objects each caption mentions', 6), chairShows(6));
	await after(() => figure.pick('Five captions', '2'), chairShows(2));
	await expect(figure.slider('Objects each caption mentions')).toHaveValue('2');
});

test('CLIP: cosines, both softmaxes and both halves of the loss of a training that was prepared', async ({ page }) => {
	const figure = await openFigure(page, 'en/multimodal/clip/', clipTitle);
	const matrix = figure.drawing('Training step');
	const end = learnedPairs(8, 100);
	await after(() => figure.move('Image', 3), ...pairShows(figure, end, 3, 1), bars(figure, 'Row', end, 3));
	await after(() => figure.move('Text', 5), ...pairShows(figure, end, 3, 5), bars(figure, 'Column', end, 5));
	const early = learnedPairs(8, 25);
	await after(() => figure.pick('Both halves of the loss', '25'), ...halves(figure, early), ...matrixShows(figure, early).slice(0, 2));
	await expect(figure.slider('Training step')).toHaveValue('25');
	const later = learnedPairs(8, 44);
	await after(() => figure.move('Training step', 44), ...halves(figure, later), ...pairShows(figure, later, 3, 5), ...matrixShows(figure, later).slice(0, 2));
	// From 0.01, 20 positions to a decade; the cosines stay.
	const sharper = { ...later, temperature: 0.025 };
	await after(() => figure.move('Temperature τ', 8), ...halves(figure, sharper), ...pairShows(figure, sharper, 3, 5).slice(1));
	await expectShown(...matrixShows(figure, later));
	// A cell for each pair, image by image.
	await after(() => matrix.locator('.clip-number').nth(8 * (6 - 1) + 2 - 1).click(), ...pairShows(figure, sharper, 6, 2));
	await after(() => figure.pick('Row: which text?', '7'), ...pairShows(figure, sharper, 6, 7));
	await after(() => figure.pick('Column: which image?', '4'), ...pairShows(figure, sharper, 4, 7));
	await expect(figure.slider('Image')).toHaveValue('4');
	await expect(figure.slider('Text')).toHaveValue('7');
	const untrained = learnedPairs(16, 0);
	const { loss: guessing } = clipLoss({ imageEmbeds: same(16), textEmbeds: same(16), temperature: 1 });
	await after(
		() => figure.choose('Pairs in the batch, N', '16'),
		...halves(figure, untrained),
		...pairShows(figure, untrained, 4, 7),
		...matrixShows(figure, untrained).slice(1),
		[figure.readout('Loss of guessing'), formatNumber(guessing)],
	);
});

/** As many vectors as there are, all alike: every candidate is as good as another, and the loss is that of guessing. */
function same(count: number): number[][] {
	return Array.from({ length: count }, () => [1]);
}

/** Under a plot, names and values; whole ones are written without decimals. */
function legend(figure: Figure, plot: number, values: Readonly<Record<string, number>>) {
	const written = Object.entries(values).map(([name, value]) => `${name} ${value === 1 ? formatExact(value) : formatNumber(value)}`);
	return [figure.root.locator('.figure-legend').nth(plot).locator('li'), written] as const;
}

/** What the figure's five images show, and what its captions mention. */
const scenes = [
	['table cup plate person', 'table plate person cup fork knife chair bottle'],
	['dog bench person', 'dog person bench car person dog car book'],
	['car person clock bench', 'car person clock bench dog bottle car book'],
	['book cup clock table chair', 'table book cup chair clock bottle plate person'],
	['bowl fork bottle', 'bowl table fork bottle knife plate cup chair'],
] as const;

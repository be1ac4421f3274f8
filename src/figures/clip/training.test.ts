import { clipLoss, embed, learnTowers } from '@examples/clip';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { batchSizes } from './model.ts';
import { prepared, toPreparedRun } from './prepared.ts';
import { firstSnapshot, startOfTraining, steps, trainingSteps, type Snapshot } from './training.ts';

const whole = (pairs: number): Snapshot[] => [firstSnapshot({ pairs }), ...trainingSteps({ pairs })];

describe.each(batchSizes)('the worker’s training of %d pairs', (pairs) => {
	const snapshots = whole(pairs);
	const { imageFeatures, textFeatures, imageTower, textTower } = startOfTraining(pairs);
	const example = learnTowers({ imageFeatures, textFeatures, imageTower, textTower, learningRate: 0.05, steps });

	it('learns step by step what the example learns at once', () => {
		const { temperature, ...towers } = snapshots[steps]!.learned!;
		expect(snapshots).toHaveLength(steps + 1);
		expect(temperature).toBeCloseTo(example.temperature, 10);
		for (const side of ['imageTower', 'textTower'] as const) {
			const [values, expected] = [towers[side], example[side]].map(({ weights, bias }) => [...weights, bias].flat());
			values!.forEach((value, index) => expect(value).toBeCloseTo(expected![index]!, 9));
		}
	});

	it('has at each step the halves of the example’s loss', () => {
		for (const [step, { imageToTextLoss, textToImageLoss, learned }] of snapshots.entries()) {
			expect((imageToTextLoss + textToImageLoss) / 2, `step ${step}`).toBeCloseTo(example.history[step]!.loss, 9);
			expect(learned!.temperature, `step ${step}`).toBeCloseTo(example.history[step]!.temperature, 10);
		}
		const exact = clipLoss({
			imageEmbeds: embed(example.imageTower, imageFeatures),
			textEmbeds: embed(example.textTower, textFeatures),
			temperature: example.temperature,
		});
		expect(snapshots[steps]!.imageToTextLoss).toBeCloseTo(exact.imageToTextLoss, 9);
		expect(snapshots[steps]!.textToImageLoss).toBeCloseTo(exact.textToImageLoss, 9);
	});

	it('comes out the same each time', () => {
		expect(whole(pairs)).toEqual(snapshots);
	});
});

describe('prepared-run.json', () => {
	const run = toPreparedRun(whole(8));
	const { learned, ...losses } = run;

	// After a change of the example: vitest run --project source src/figures/clip -u
	it('has what the example learns', async () => {
		const lines = [
			...Object.entries(losses).map(([name, values]) => `\t"${name}": ${JSON.stringify(values)}`),
			`\t"learned": [\n${learned.map((moment) => `\t\t${JSON.stringify(moment)}`).join(',\n')}\n\t]`,
		];
		await expect(`{\n${lines.join(',\n')}\n}\n`).toMatchFileSnapshot('prepared-run.json');
	});

	it('is a whole run that weighs no more than a small picture', () => {
		expect(prepared.snapshots).toHaveLength(steps + 1);
		expect(readFileSync(new URL('prepared-run.json', import.meta.url)).length).toBeLessThan(8_500);
	});
});

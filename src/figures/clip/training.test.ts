import { embed } from '@examples/clip';
import { expect, it } from 'vitest';
import checkpoints from './checkpoints.json';
import { checkpoint, checkpointSteps, startOfTraining, train } from './training.ts';

const trained = checkpointSteps.map((step) =>
	checkpoint(step, step === 0 ? { ...startOfTraining(), temperature: 0.07 } : train(step)),
);

// After a change of the example: vitest run --project source src/figures/clip -u
it('has in checkpoints.json what the example learns', async () => {
	await expect(`[\n${trained.map((moment) => `\t${JSON.stringify(moment)}`).join(',\n')}\n]\n`).toMatchFileSnapshot('checkpoints.json');
});

it('follows one training: every checkpoint is a moment of the last one', () => {
	const { history } = train(100);
	for (const { step, temperature } of checkpoints) expect(temperature).toBeCloseTo(history[step]!.temperature, 5);
});

it('keeps enough digits for the embeddings', () => {
	const { imageFeatures } = startOfTraining();
	const exact = embed(train(100).imageTower, imageFeatures);
	embed(checkpoints.at(-1)!.imageTower, imageFeatures).forEach((row, i) => {
		row.forEach((value, d) => expect(value).toBeCloseTo(exact[i]![d]!, 4));
	});
});

import { klDivergence, referencePolicy, sequenceDistribution } from '@examples/toy-preferences';
import { expect, it } from 'vitest';
import { optimumAt } from '../toy-task/moment.ts';
import otherRuns from '../ppo-or-dpo/runs.json';
import { betas, firstOptions, pairCounts, seeds, steps } from './choices.ts';
import { klAxis, rewardAxis } from './DpoTraining.tsx';
import { prepared, start } from './model.ts';
import { fromRow, toRow } from './snapshot.ts';

it('has a prepared run of every snapshot, from the start on', () => {
	expect(prepared.snapshots).toHaveLength(steps + 1);
	toRow(start(firstOptions)).forEach((value, column) => expect(toRow(prepared.snapshots[0]!)[column]).toBeCloseTo(value, 2));
});

it('starts at the reference, where every pair is a tie', () => {
	const reference = sequenceDistribution(referencePolicy);
	for (const seed of seeds) {
		const { dpo, ppo, pairs } = start({ beta: 0.2, count: 128, seed });
		expect(dpo.kl).toBe(klDivergence(reference, reference));
		expect(ppo.kl).toBe(0);
		expect(ppo.reward).toBeCloseTo(dpo.reward, 12);
		expect(pairs.loss).toBeCloseTo(Math.LN2, 12);
		expect([pairs.rewardAccuracy, pairs.rewardMargin]).toEqual([0, 0]);
	}
});

it('writes a snapshot as a row and reads it back', () => {
	const row = [1, 2, 3, 4, 5, 6, 7, 8, 9];
	expect(toRow(fromRow(row))).toEqual(row);
	expect(fromRow(row)).toMatchObject({ dpo: { reward: 1, kl: 2 }, ppo: { reward: 3, kl: 4 }, pairs: { loss: 5, rejectedLogp: 9 } });
});

it('has axes with room for every choice and its optimum', () => {
	expect(otherRuns).toHaveLength(betas.length * pairCounts.length * seeds.length);
	const points = otherRuns.flatMap(({ dpo, model }) => [...dpo, ...model]);
	const kls = [...points.map(([kl]) => kl!), ...betas.map((beta) => optimumAt(beta).kl)];
	const rewards = [...points.map(([, reward]) => reward!), ...betas.map((beta) => optimumAt(beta).reward)];
	const [lowest, highest] = rewardAxis.scale.domain;
	// DPO goes on a little after the last step that is known of the other figure.
	expect(Math.max(...kls)).toBeLessThan(klAxis.scale.domain[1]! - 0.2);
	expect(Math.max(...rewards)).toBeLessThan(highest - 0.2);
	expect(Math.min(...rewards)).toBeGreaterThan(lowest + 0.2);
});

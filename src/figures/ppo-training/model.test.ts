import { allSequences, policyLogps, referencePolicy, trueReward } from '@examples/toy-preferences';
import { describe, expect, it } from 'vitest';
import { optimumAt } from '../toy-task/moment.ts';
import { betas, clipRanges, epochCounts, firstOptions, responseCounts, steps } from './choices.ts';
import { momentAt, prepared, start, threeDecimals } from './model.ts';
import { klAxis, rewardAxis } from './PpoTraining.tsx';

describe('the prepared run', () => {
	it('has every step, from the reference on', () => {
		expect(prepared.snapshots).toHaveLength(steps + 1);
		expect(prepared.snapshots[0]!.reward).toBeCloseTo(start().reward, 3);
		expect(prepared.snapshots[0]).toMatchObject({ kl: 0, clipFraction: 0 });
	});

	it('has settings that can be chosen', () => {
		expect(betas).toContain(firstOptions.beta);
		expect(responseCounts).toContain(firstOptions.responsesPerStep);
		expect(epochCounts).toContain(firstOptions.epochs);
		expect(clipRanges).toContain(firstOptions.clipRange);
	});

	it('stays below the optimum', () => {
		for (const snapshot of prepared.snapshots) {
			expect(momentAt(snapshot, firstOptions.beta).objective).toBeLessThan(optimumAt(firstOptions.beta).objective);
		}
	});
});

describe('the axes', () => {
	it('have room for every policy that there could be', () => {
		const rewards = allSequences.map(trueReward);
		const rarest = Math.min(...policyLogps(referencePolicy, allSequences));
		expect(rewardAxis.scale.domain[0]).toBeLessThan(Math.min(...rewards));
		expect(rewardAxis.scale.domain[1]).toBeGreaterThan(Math.max(...rewards));
		// KL(π‖π_ref) is largest for a policy that says nothing but the rarest response.
		expect(klAxis.scale.domain[1]).toBeGreaterThan(-rarest);
	});
});

it('pays β for a nat of KL', () => {
	const { objective } = momentAt({ reward: 2, kl: 3, clipFraction: 0 }, 0.5);
	expect(objective).toBe(0.5);
});

it.each([
	[1.8134, '1.813'],
	[-4.03742, '−4.037'],
	[-0.0001, '0.000'],
])('prints %d as %s', (value, text) => {
	expect(threeDecimals(value)).toBe(text);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sum } from '@examples/numerics';
import { groupRelativeAdvantages, grpoGradient, grpoLoss, tokenWeights } from './index.ts';

const reward = fc.double({ min: -100, max: 100, noNaN: true });
const groups = fc.tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 1, max: 4 })).chain(([groupSize, count]) =>
	fc.tuple(fc.constant(groupSize), fc.array(reward, { minLength: groupSize * count, maxLength: groupSize * count })),
);
const logProb = fc.double({ min: -8, max: -0.01, noNaN: true });
const responses = fc.array(
	fc.tuple(
		fc.array(fc.tuple(logProb, logProb, logProb), { minLength: 1, maxLength: 5 }),
		fc.double({ min: -3, max: 3, noNaN: true }),
	),
	{ minLength: 1, maxLength: 4 },
);

describe('advantages of any groups', () => {
	it('add up to 0 within each group', () => {
		fc.assert(
			fc.property(groups, ([groupSize, rewards]) => {
				const advantages = groupRelativeAdvantages(rewards, { groupSize });
				for (let start = 0; start < rewards.length; start += groupSize) {
					expect(sum(advantages.slice(start, start + groupSize))).toBeCloseTo(0, 8);
				}
			}),
		);
	});

	it('keep the order of the rewards, and are at most (n − 1)/√n', () => {
		fc.assert(
			fc.property(groups, ([groupSize, rewards]) => {
				const advantages = groupRelativeAdvantages(rewards, { groupSize });
				const largest = (groupSize - 1) / Math.sqrt(groupSize);
				advantages.forEach((advantage, i) => {
					expect(Math.abs(advantage)).toBeLessThanOrEqual(largest + 1e-9);
					const first = i - (i % groupSize);
					if (rewards[i]! > rewards[first]!) expect(advantage).toBeGreaterThanOrEqual(advantages[first]!);
				});
			}),
		);
	});
});

describe('the loss of any responses', () => {
	it('is finite, with a penalty of at least 0', () => {
		fc.assert(
			fc.property(responses, (list) => {
				const { loss, kl } = grpoLoss(inputOf(list));
				expect(Number.isFinite(loss)).toBe(true);
				expect(kl).toBeGreaterThanOrEqual(0);
			}),
		);
	});

	it('has the gradient that finite differences have, away from the edge of the clip', () => {
		fc.assert(
			fc.property(responses, (list) => {
				const input = inputOf(list);
				const ratio = Math.exp(input.logProbs[0]![0]! - input.oldLogProbs[0]![0]!);
				fc.pre(Math.abs(ratio - 0.8) > 1e-3 && Math.abs(ratio - 1.2) > 1e-3 && ratio < 50);
				const loss = (by: number) =>
					grpoLoss({ ...input, logProbs: input.logProbs.map((row, i) => (i === 0 ? [row[0]! + by, ...row.slice(1)] : row)) }).loss;
				const slope = (loss(1e-6) - loss(-1e-6)) / 2e-6;
				const size = Math.max(1, Math.abs(slope));
				expect(Math.abs(slope - grpoGradient(input)[0]![0]!) / size).toBeLessThan(1e-4);
			}),
		);
	});
});

it('weights of any lengths add up to 1 by sequence and by token', () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 10 }), (lengths) => {
			for (const normalization of ['sequence', 'token'] as const) {
				const weights = tokenWeights(lengths, { normalization });
				expect(sum(weights.map((weight, i) => weight * lengths[i]!))).toBeCloseTo(1, 9);
			}
		}),
	);
});

type Response = [[number, number, number][], number];

function inputOf(list: readonly Response[]) {
	return {
		logProbs: list.map(([tokens]) => tokens.map((token) => token[0])),
		oldLogProbs: list.map(([tokens]) => tokens.map((token) => token[1])),
		refLogProbs: list.map(([tokens]) => tokens.map((token) => token[2])),
		advantages: list.map(([, advantage]) => advantage),
		clipRange: 0.2,
		beta: 0.1,
	};
}

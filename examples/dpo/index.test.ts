import { describe, expect, it } from 'vitest';
import { createRandom, sigmoid, sum } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import {
	expectedReward,
	klDivergence,
	optimalDistribution,
	policyLogps,
	referencePolicy,
	samplePreferencePairs,
	sequenceDistribution,
} from '@examples/toy-preferences';
import { dpoGradient, dpoLoss, learnFromPairs, sequenceLogps } from './index.ts';
import type { DpoInput } from './index.ts';
import reference from './reference.json' with { type: 'json' };

/** Three pairs: the policy has moved toward the first and the third, away from the second. */
const pairs: DpoInput = {
	chosenLogps: [-12.5, -7.25, -30],
	rejectedLogps: [-14, -6.5, -31.5],
	refChosenLogps: [-13, -7, -32],
	refRejectedLogps: [-13.5, -7.5, -31],
	beta: 0.3,
};

const swapped: DpoInput = {
	chosenLogps: pairs.rejectedLogps,
	rejectedLogps: pairs.chosenLogps,
	refChosenLogps: pairs.refRejectedLogps,
	refRejectedLogps: pairs.refChosenLogps,
	beta: pairs.beta,
};

// #region loss
describe('DPO loss', () => {
	it('is ln 2 when the policy is the reference', () => {
		const { chosenLogps, rejectedLogps } = pairs;
		const start = { ...pairs, refChosenLogps: chosenLogps, refRejectedLogps: rejectedLogps };
		expect(dpoLoss(start).loss).toBeCloseTo(Math.LN2, 12);
	});

	it('is −ln σ of the margin between the implicit rewards', () => {
		const output = dpoLoss({
			chosenLogps: [-4],
			refChosenLogps: [-5],
			rejectedLogps: [-7],
			refRejectedLogps: [-6],
			beta: 0.5,
		});
		const { loss, ...rewards } = output;
		expect(loss).toBeCloseTo(-Math.log(sigmoid(1)), 12);
		expect(rewards).toEqual({ chosenRewards: [0.5], rejectedRewards: [-0.5], rewardAccuracy: 1 });
	});

	it('falls when a chosen response becomes likelier, rises when a rejected one does', () => {
		const { loss } = dpoLoss(pairs);
		expect(dpoLoss({ ...pairs, chosenLogps: [-12.5, -7.25, -29] }).loss).toBeLessThan(loss);
		expect(dpoLoss({ ...pairs, rejectedLogps: [-14, -6.5, -30.5] }).loss).toBeGreaterThan(loss);
	});

	it('flips the margin when chosen and rejected are swapped', () => {
		const [there, back] = [dpoLoss(pairs), dpoLoss(swapped)];
		expectClose(margins(back), margins(there).map((margin) => -margin));
		// −ln σ(−m) + ln σ(m) = m
		expect(back.loss - there.loss).toBeCloseTo(sum(margins(there)) / 3, 12);
	});

	it('does not change when both log-ratios grow alike: Z cancels', () => {
		const moved = {
			...pairs,
			chosenLogps: pairs.chosenLogps.map((logp) => logp - 2.5),
			rejectedLogps: pairs.rejectedLogps.map((logp) => logp - 2.5),
		};
		expect(dpoLoss(moved).loss).toBeCloseTo(dpoLoss(pairs).loss, 12);
	});

	it('knows a response by its log-ratio, not by its log-probability', () => {
		const rarer = {
			...pairs,
			chosenLogps: pairs.chosenLogps.map((logp) => logp - 40),
			refChosenLogps: pairs.refChosenLogps.map((logp) => logp - 40),
		};
		expect(dpoLoss(rarer).loss).toBeCloseTo(dpoLoss(pairs).loss, 12);
	});

	it('scales the implicit rewards with beta', () => {
		const [once, twice] = [dpoLoss(pairs), dpoLoss({ ...pairs, beta: 2 * pairs.beta })];
		expectClose(twice.chosenRewards, once.chosenRewards.map((reward) => 2 * reward));
		expectClose(twice.rejectedRewards, once.rejectedRewards.map((reward) => 2 * reward));
	});

	it('is the mean over the pairs', () => {
		const alone = [0, 1, 2].map((i) => dpoLoss(pair(i)).loss);
		expect(dpoLoss(pairs).loss).toBeCloseTo(sum(alone) / 3, 12);
	});

	it('counts a pair as correct only when its chosen reward is strictly higher', () => {
		expect(dpoLoss(pairs).rewardAccuracy).toBeCloseTo(2 / 3, 12);
		expect(dpoLoss(swapped).rewardAccuracy).toBeCloseTo(1 / 3, 12);
		const { refChosenLogps, refRejectedLogps } = pair(0);
		const tie = { ...pair(0), chosenLogps: refChosenLogps, rejectedLogps: refRejectedLogps };
		expect(dpoLoss(tie).rewardAccuracy).toBe(0);
	});

	it('grows like the margin, and stays finite, for a pair far on the wrong side', () => {
		const wrong = { ...pair(0), chosenLogps: [-1e4], refChosenLogps: [0], beta: 1 };
		expect(dpoLoss(wrong).loss).toBeCloseTo(1e4 - 0.5, 6);
	});

	it.each(reference.loss)('agrees with PyTorch on $name', ({ input, output }) => {
		const actual = dpoLoss(input);
		expect(actual.loss).toBeCloseTo(output.loss, 10);
		expectClose(actual.chosenRewards, output.chosenRewards);
		expectClose(actual.rejectedRewards, output.rejectedRewards);
		expect(actual.rewardAccuracy).toBeCloseTo(output.rewardAccuracy, 12);
	});
});
// #endregion

// #region label-smoothing
describe('label smoothing', () => {
	it('of 0 is the plain loss', () => {
		expect(dpoLoss({ ...pairs, labelSmoothing: 0 })).toEqual(dpoLoss(pairs));
	});

	it('mixes in the loss of the swapped pairs', () => {
		const mixed = 0.8 * dpoLoss(pairs).loss + 0.2 * dpoLoss(swapped).loss;
		expect(dpoLoss({ ...pairs, labelSmoothing: 0.2 }).loss).toBeCloseTo(mixed, 12);
	});

	it('has its optimum where the policy is as sure as the labels: σ(margin) = 1 − ε', () => {
		const margin = Math.log(0.8 / 0.2);
		const sure = { ...pair(0), chosenLogps: [-13 + margin], rejectedLogps: [-13.5], beta: 1 };
		expect(dpoGradient({ ...sure, labelSmoothing: 0.2 }).chosenLogps[0]).toBeCloseTo(0, 12);
	});
});
// #endregion

// #region gradient
describe('DPO gradient', () => {
	it('weighs a pair by σ(rejected reward − chosen reward)', () => {
		const { chosenRewards, rejectedRewards } = dpoLoss(pairs);
		const weights = chosenRewards.map((reward, i) => sigmoid(rejectedRewards[i]! - reward));
		expectClose(dpoGradient(pairs).chosenLogps, weights.map((weight) => (-0.3 / 3) * weight));
	});

	it('pulls chosen up and rejected down, as hard', () => {
		const { chosenLogps, rejectedLogps } = dpoGradient(pairs);
		expect(chosenLogps.every((derivative) => derivative < 0)).toBe(true);
		expectClose(rejectedLogps, chosenLogps.map((derivative) => -derivative));
	});

	it('is ∓beta/2 when the policy is the reference', () => {
		const { chosenLogps, rejectedLogps } = pair(0);
		const start = { ...pair(0), refChosenLogps: chosenLogps, refRejectedLogps: rejectedLogps, beta: 0.5 };
		expect(dpoGradient(start)).toEqual({ chosenLogps: [-0.25], rejectedLogps: [0.25] });
	});

	it('is weak for a pair that is learned, and beta for one that is wrong', () => {
		const learned = { ...pair(0), refChosenLogps: [-100], beta: 1 };
		const wrong = { ...pair(0), chosenLogps: [-100], beta: 1 };
		expect(dpoGradient(learned).rejectedLogps[0]).toBeLessThan(1e-30);
		expect(dpoGradient(wrong).rejectedLogps[0]).toBeCloseTo(1, 12);
	});

	it.each([0, 0.2])('agrees with finite differences, label smoothing %s', (labelSmoothing) => {
		const input = { ...pairs, labelSmoothing };
		for (const name of ['chosenLogps', 'rejectedLogps'] as const) {
			const slopes = input[name].map((_, i) => {
				const nudged = (by: number) => input[name].map((logp, j) => (i === j ? logp + by : logp));
				const loss = (by: number) => dpoLoss({ ...input, [name]: nudged(by) }).loss;
				return (loss(1e-4) - loss(-1e-4)) / 2e-4;
			});
			slopes.forEach((slope, i) => expect(dpoGradient(input)[name][i]).toBeCloseTo(slope, 8));
		}
	});

	it.each(reference.loss)("agrees with PyTorch's autograd on $name", ({ input, gradient }) => {
		expectClose(dpoGradient(input).chosenLogps, gradient.chosenLogps);
		expectClose(dpoGradient(input).rejectedLogps, gradient.rejectedLogps);
	});
});
// #endregion

// #region sequence-logps
describe('log-probability of a response', () => {
	const logits = [[0, Math.log(3)], [0, 0], [5, 7]];

	it('sums what each row of logits says of the next token', () => {
		const logp = sequenceLogps(logits, [0, 1, 0], [false, true, true]);
		expect(logp).toBeCloseTo(Math.log(3 / 4) + Math.log(1 / 2), 12);
	});

	it('leaves out the prompt, whose labels may be −100', () => {
		const logp = sequenceLogps(logits, [-100, -100, 0], [false, false, true]);
		expect(logp).toBeCloseTo(Math.log(1 / 2), 12);
	});

	it('leaves out the padding after the response', () => {
		const logp = sequenceLogps(logits, [0, 1, -100], [false, true, false]);
		expect(logp).toBeCloseTo(Math.log(3 / 4), 12);
	});

	it('adds up over the parts of a response', () => {
		const { logits: rows, labels } = reference.sequence;
		const under = (mask: boolean[]) => sequenceLogps(rows, labels, mask);
		const first = under([false, false, true, true, false, false, false]);
		const second = under([false, false, false, false, true, true, false]);
		expect(under(reference.sequence.completionMask)).toBeCloseTo(first + second, 12);
	});

	it('is the toy policy’s own log-probability', () => {
		const response = [2, 3, 0, 1];
		const rows = response.map((_, t) => referencePolicy[t]![t === 0 ? 0 : response[t - 1]!]!);
		const mask = [false, true, true, true, true];
		const logp = sequenceLogps([...rows, [0, 0, 0, 0]], [-100, ...response], mask);
		expect(logp).toBeCloseTo(policyLogps(referencePolicy, [response])[0]!, 12);
	});

	it('stays finite with logits of ±10,000', () => {
		expect(sequenceLogps([[1e4, -1e4], [0, 0]], [0, 1], [false, true])).toBe(-20000);
	});

	it('agrees with PyTorch on a masked sequence', () => {
		const { logits: rows, labels, completionMask, logp } = reference.sequence;
		expect(sequenceLogps(rows, labels, completionMask)).toBeCloseTo(logp, 12);
	});
});
// #endregion

// #region learn
describe('learning the toy task', () => {
	const fromReference = { reference: referencePolicy, learningRate: 10, steps: 20 };
	const drawn = samplePreferencePairs(referencePolicy, { count: 256, random: createRandom(1) });
	let learned: ReturnType<typeof learnFromPairs> | undefined;
	// Within a test, so that a loss that throws fails the tests and not the file.
	const learn = () => {
		const { history } = (learned ??= learnFromPairs({ ...fromReference, pairs: drawn, beta: 0.5 }));
		return { history, first: history[0]!, last: history[20]! };
	};

	it('starts at a loss of ln 2, no accuracy and no KL', () => {
		const { loss, rewardAccuracy, rewardMargin, kl } = learn().first;
		expect(loss).toBeCloseTo(Math.LN2, 12);
		expect([rewardAccuracy, rewardMargin, kl]).toEqual([0, 0, 0]);
	});

	it('lowers the loss at every step, and raises the true reward it never saw', () => {
		const { history, first, last } = learn();
		expect(history.map(({ step }) => step)).toEqual(Array.from({ length: 21 }, (_, step) => step));
		history.slice(1).forEach(({ loss }, step) => expect(loss).toBeLessThan(history[step]!.loss));
		expect(last.rewardAccuracy).toBeGreaterThan(0.8);
		expect(last.expectedReward - first.expectedReward).toBeGreaterThan(2);
		expect(last.kl).toBeGreaterThan(1);
	});

	it('pushes the chosen responses down as well: likelihood displacement', () => {
		const { history, first, last } = learn();
		expect(history[2]!.chosenLogp).toBeGreaterThan(first.chosenLogp);
		expect(last.chosenLogp).toBeLessThan(first.chosenLogp - 0.5);
		expect(last.rejectedLogp).toBeLessThan(first.rejectedLogp - 2);
	});

	it('widens the margin by beta times what the log-ratios moved', () => {
		const { first, last } = learn();
		const moved = last.chosenLogp - first.chosenLogp - (last.rejectedLogp - first.rejectedLogp);
		expect(last.rewardMargin).toBeCloseTo(0.5 * moved, 12);
	});

	it('stays nearer to the reference with a larger beta', () => {
		const few = drawn.slice(0, 64);
		const [near, far] = [2, 0.5].map((beta) => {
			// The gradient by the logits has a factor of beta, and so has the reward that it moves.
			const options = { ...fromReference, pairs: few, beta, learningRate: 2 / beta ** 2 };
			return learnFromPairs(options).history[20];
		});
		expect(near!.kl).toBeLessThan(far!.kl);
	});

	it('approaches π* ∝ π_ref e^{r/β} when pairs are plenty', () => {
		const plenty = samplePreferencePairs(referencePolicy, { count: 1000, random: createRandom(2) });
		const options = { reference: referencePolicy, beta: 1, learningRate: 14, steps: 12 };
		const { policy } = learnFromPairs({ ...options, pairs: plenty });
		const [start, end] = [referencePolicy, policy].map(sequenceDistribution) as [Vector, Vector];
		const optimum = optimalDistribution(referencePolicy, 1);
		// Nine tenths of the way: the rest is the chance in 1000 labels, and 12 steps.
		expect(klDivergence(optimum, end) / klDivergence(optimum, start)).toBeLessThan(0.1);
		const gained = expectedReward(end) - expectedReward(start);
		const toGain = expectedReward(optimum) - expectedReward(start);
		expect(Math.abs(1 - gained / toGain)).toBeLessThan(0.1);
	});

	it('goes on from a policy as if it had never stopped: 3 and 4 steps are 7', () => {
		const options = { reference: referencePolicy, pairs: drawn.slice(0, 32), beta: 0.5, learningRate: 10 };
		const { history, policy } = learnFromPairs({ ...options, steps: 7 });
		const first = learnFromPairs({ ...options, steps: 3 });
		const second = learnFromPairs({ ...options, policy: first.policy, steps: 4 });
		expect(second.policy).toEqual(policy);
		const steps = second.history.map((row) => ({ ...row, step: row.step + 3 }));
		expect([...first.history.slice(0, 3), ...steps]).toEqual(history);
	});

	it('takes the same steps as PyTorch', () => {
		const { losses, policy: expected, ...options } = reference.learn;
		const { policy, history: steps } = learnFromPairs(options);
		expectClose(steps.slice(0, -1).map(({ loss }) => loss), losses);
		expectClose(policy.flat(2), expected.flat(2));
	});
});
// #endregion

// #region bad-input
describe('bad input to the loss', () => {
	it.each(['chosenLogps', 'rejectedLogps', 'refChosenLogps', 'refRejectedLogps'] as const)(
		'is named when it is in %s',
		(name) => {
			const call = (logps: unknown) => () => dpoLoss({ ...pairs, [name]: logps });
			expect(call([-1, NaN, -3])).toThrow(RangeError);
			expect(call([-1, NaN, -3])).toThrow(`${name}[1] must be a finite number, got NaN.`);
			expect(call([-1, -2, 0.3])).toThrow(RangeError);
			expect(call([-1, -2, 0.3])).toThrow(
				`${name}[2] must be a log-probability, at most 0, got 0.3. Pass log π, not π`,
			);
			expect(call([])).toThrow(`${name} must have at least one entry, got none.`);
			expect(call(undefined)).toThrow(TypeError);
			expect(call(undefined)).toThrow(`${name} must be an array of numbers, got undefined.`);
		},
	);

	it('is refused when lists differ in length', () => {
		for (const name of ['rejectedLogps', 'refChosenLogps', 'refRejectedLogps'] as const) {
			const call = () => dpoLoss({ ...pairs, [name]: [-1, -2] });
			expect(call).toThrow(RangeError);
			expect(call).toThrow(`${name} must have as many entries as chosenLogps (3), got 2.`);
		}
	});

	it.each([0, -0.1, NaN, Infinity])('is refused when beta is %s', (beta) => {
		const call = () => dpoLoss({ ...pairs, beta });
		expect(call).toThrow(RangeError);
		expect(call).toThrow(`beta must be a finite number above 0, got ${beta}.`);
		expect(() => dpoGradient({ ...pairs, beta })).toThrow(RangeError);
	});

	it.each([-0.1, 0.5, 0.6, NaN])('is refused when labelSmoothing is %s', (labelSmoothing) => {
		const call = () => dpoLoss({ ...pairs, labelSmoothing });
		expect(call).toThrow(RangeError);
		expect(call).toThrow(
			`must be at least 0 and below 0.5, where labels are coin flips; got ${labelSmoothing}.`,
		);
	});
});

describe('bad input to the log-probability of a response', () => {
	const logits = [[0, 1], [2, 3], [4, 5]];

	it('is refused when lengths differ', () => {
		const call = () => sequenceLogps(logits, [0, 1], [false, true, true]);
		expect(call).toThrow(RangeError);
		expect(call).toThrow('labels must have as many entries as logits (3), got 2.');
		expect(() => sequenceLogps(logits, [0, 1, 0], [false, true])).toThrow(
			'completionMask must have as many entries as logits (3), got 2.',
		);
	});

	it('is refused when the mask keeps nothing', () => {
		const call = () => sequenceLogps(logits, [0, 1, 0], [false, false, false]);
		expect(call).toThrow(RangeError);
		expect(call).toThrow('completionMask must keep at least one token, got none: there is no response.');
	});

	it('is refused when the mask keeps the first token', () => {
		const call = () => sequenceLogps(logits, [0, 1, 0], [true, true, true]);
		expect(call).toThrow(RangeError);
		expect(call).toThrow(
			'completionMask[0] must be false, got true: nothing predicts the first token. Begin',
		);
	});

	it.each([-100, -1, 2, 0.5])('is refused when the mask keeps the label %s', (label) => {
		const call = () => sequenceLogps(logits, [0, 1, label], [false, false, true]);
		expect(call).toThrow(RangeError);
		expect(call).toThrow(`labels[2] must be a whole number from 0 to 1, got ${label}.`);
	});

	it('is measured against the row that predicts the label', () => {
		const call = () => sequenceLogps([[0, 1], [2, 3, 4]], [0, 2], [false, true]);
		expect(call).toThrow('labels[1] must be a whole number from 0 to 1, got 2.');
	});

	it('is named when logits are not numbers', () => {
		const call = () => sequenceLogps([[0, 1], [2, NaN], [4, 5]], [0, 1, 0], [false, false, true]);
		expect(call).toThrow(RangeError);
		expect(call).toThrow('logits[1] must hold neither NaN nor Infinity, got NaN.');
	});
});

describe('bad input to learning', () => {
	const learn = (changed: object) => () => learnFromPairs({ ...reference.learn, steps: 1, ...changed });

	it('is refused when there are no pairs', () => {
		expect(learn({ pairs: [] })).toThrow(RangeError);
		expect(learn({ pairs: [] })).toThrow('pairs must have at least one entry, got none.');
	});

	it('is refused when there is nothing to step by', () => {
		expect(learn({ learningRate: 0 })).toThrow('learningRate must be a finite number above 0, got 0.');
		expect(learn({ steps: 0 })).toThrow('steps must be a whole number above 0, got 0.');
	});

	it('is refused by the loss when its beta is 0', () => {
		expect(learn({ beta: 0 })).toThrow('beta must be a finite number above 0, got 0.');
	});
});
// #endregion

/** One pair of the three, as a batch of its own. */
function pair(i: number): DpoInput {
	const only = (logps: Vector): Vector => [logps[i]!];
	return {
		chosenLogps: only(pairs.chosenLogps),
		rejectedLogps: only(pairs.rejectedLogps),
		refChosenLogps: only(pairs.refChosenLogps),
		refRejectedLogps: only(pairs.refRejectedLogps),
		beta: pairs.beta,
	};
}

function margins({ chosenRewards, rejectedRewards }: ReturnType<typeof dpoLoss>): Vector {
	return chosenRewards.map((reward, i) => reward - rejectedRewards[i]!);
}

/** Equal entry by entry, but for rounding. */
function expectClose(actual: Vector, expected: Vector): void {
	expect(actual).toHaveLength(expected.length);
	const gaps = actual.map((value, index) => Math.abs(value - expected[index]!));
	expect(Math.max(...gaps)).toBeLessThan(1e-11);
}

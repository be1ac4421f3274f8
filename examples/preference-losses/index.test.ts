import { describe, expect, it } from 'vitest';
import { dpoGradient, dpoLoss } from '@examples/dpo';
import { sigmoid } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import {
	ipoGradient,
	ipoLoss,
	ktoGradient,
	ktoLoss,
	ktoReferencePoint,
	orpoGradient,
	orpoLoss,
	simpoGradient,
	simpoLoss,
} from './index.ts';
import type { IpoInput, KtoInput, OrpoInput, SimpoInput } from './index.ts';
import reference from './reference.json' with { type: 'json' };

/** Three pairs whose margins are 2, −1 and 0.5. */
const pairs: IpoInput = {
	chosenLogps: [-12, -7.25, -30],
	rejectedLogps: [-14, -6.5, -31.5],
	refChosenLogps: [-13, -7, -31],
	refRejectedLogps: [-13, -7.25, -32],
	beta: 0.3,
};

/** The same responses with their lengths, for losses that divide by them. */
const measured = { chosenLengths: [10, 4, 25], rejectedLengths: [7, 5, 21] };
const simpo: SimpoInput = { ...pick(pairs), ...measured, beta: 2.5, gamma: 0.8 };
const orpo: OrpoInput = { ...pick(pairs), ...measured, lambda: 0.4 };

/** Four single responses; log-ratios of 1, −0.25, 1.5 and −2. */
const marked: KtoInput = {
	logps: [-12, -7.25, -30, -14],
	refLogps: [-13, -7, -31.5, -12],
	desirable: [true, true, false, false],
	referencePoint: 0.5,
	beta: 0.4,
};

// #region ipo
describe('IPO loss', () => {
	it('is 0 where every margin is 1/(2β)', () => {
		const target = 1 / (2 * pairs.beta);
		const there = { ...pairs, chosenLogps: [-12, -7, -30], refChosenLogps: [-12, -7, -30] };
		const rejected = { rejectedLogps: [-20, -21, -22], refRejectedLogps: [-20, -21, -22].map((x) => x + target) };
		expect(ipoLoss({ ...there, ...rejected }).loss).toBeCloseTo(0, 12);
		ipoGradient({ ...there, ...rejected }).chosenLogps.forEach((slope) => expect(slope).toBeCloseTo(0, 12));
	});

	it('is (1/(2β))² when the policy is the reference', () => {
		const { refChosenLogps, refRejectedLogps } = pairs;
		const start = { ...pairs, chosenLogps: refChosenLogps, rejectedLogps: refRejectedLogps };
		expect(ipoLoss(start)).toEqual({ loss: (1 / 0.6) ** 2, margins: [0, 0, 0] });
	});

	it('is the squared distance of log-ratio margins, in nats, from the target', () => {
		const output = ipoLoss({
			chosenLogps: [-4], refChosenLogps: [-5],
			rejectedLogps: [-7], refRejectedLogps: [-6], beta: 0.5,
		});
		expect(output).toEqual({ loss: 1, margins: [2] });
		expect(ipoLoss(pairs).margins).toEqual([2, -1, 0.5]);
	});

	it('pulls a pair back that has gone beyond the target, where DPO goes on pushing', () => {
		const beyond = { ...pairs, refRejectedLogps: [-3, -3, -3] };
		expect(ipoGradient(beyond).chosenLogps[2]).toBeGreaterThan(0);
		expect(dpoGradient(beyond).chosenLogps[2]).toBeLessThan(0);
	});

	it('knows only the margin: the reference counts, and what both sides share cancels', () => {
		const moved = { ...pairs, chosenLogps: [-13.5, -8.75, -31.5], rejectedLogps: [-15.5, -8, -33] };
		expect(ipoLoss(moved).loss).toBeCloseTo(ipoLoss(pairs).loss, 12);
		expect(ipoLoss({ ...pairs, refChosenLogps: [-11, -7, -31] }).loss).not.toBeCloseTo(ipoLoss(pairs).loss, 3);
	});

	it('has an example whose gradient is 2(h − 1/(2β))', () => {
		const pair = {
			chosenLogps: [-4], refChosenLogps: [-5],
			rejectedLogps: [-7], refRejectedLogps: [-6], beta: 0.5,
		};
		expect(ipoGradient(pair)).toEqual({ chosenLogps: [2], rejectedLogps: [-2] });
	});

	it.each(reference.ipo)("agrees with PyTorch and its autograd on $name", ({ input, output, gradient }) => {
		const { loss, margins } = ipoLoss(input);
		expectClose([loss, ...margins], [output.loss, ...output.margins]);
		expectClose(ipoGradient(input).chosenLogps, gradient.chosenLogps);
		expectClose(ipoGradient(input).rejectedLogps, gradient.rejectedLogps);
	});
});
// #endregion

// #region kto
describe('KTO loss', () => {
	it('is λ/2 when the policy is the reference: every response is worth its reference point', () => {
		const start = { ...marked, logps: marked.refLogps, referencePoint: 0 };
		expect(ktoLoss(start).loss).toBeCloseTo(1 / 2, 12);
	});

	it('weighs the good by λ_D and the bad by λ_U: three good and one bad', () => {
		const start = { ...marked, logps: marked.refLogps, referencePoint: 0, desirable: [true, true, true, false] };
		expect(ktoLoss({ ...start, desirableWeight: 1.4 }).loss).toBeCloseTo((3 * 1.4 + 1) / 8, 12);
		expect(ktoLoss({ ...start, undesirableWeight: 1.8 }).loss).toBeCloseTo((3 + 1.8) / 8, 12);
	});

	it('is ∓β/4 in slope there, minus for good and plus for bad', () => {
		const pair = { logps: [-4, -9], refLogps: [-4, -9], desirable: [true, false] };
		expect(ktoLoss({ ...pair, referencePoint: 0, beta: 0.1 })).toEqual({ loss: 0.5, rewards: [0, 0] });
		expectClose(ktoGradient({ ...pair, referencePoint: 0, beta: 0.4 }), [-0.05, 0.05]);
	});

	it('needs no pairs: good ones alone, or bad ones alone, are a batch', () => {
		const good = ktoLoss({ ...marked, logps: [-12], refLogps: [-13], desirable: [true] });
		const bad = ktoLoss({ ...marked, logps: [-12], refLogps: [-13], desirable: [false] });
		expect(good.loss).toBeCloseTo(sigmoid(-0.2), 12);
		expect(bad.loss).toBeCloseTo(sigmoid(0.2), 12);
		expect(good.rewards).toEqual([0.4]);
	});

	it('falls when a good response becomes likelier, rises when a bad one does', () => {
		const { loss } = ktoLoss(marked);
		expect(ktoLoss({ ...marked, logps: [-11, -7.25, -30, -14] }).loss).toBeLessThan(loss);
		expect(ktoLoss({ ...marked, logps: [-12, -7.25, -29, -14] }).loss).toBeGreaterThan(loss);
	});

	it('counts gains and losses from the reference point, not from 0', () => {
		const [low, high] = [0, 3].map((referencePoint) => ktoLoss({ ...marked, referencePoint }));
		const only = (desirable: boolean) => ({ ...marked, desirable: marked.desirable.map(() => desirable) });
		expect(ktoLoss({ ...only(true), referencePoint: 3 }).loss).toBeGreaterThan(ktoLoss(only(true)).loss);
		expect(ktoLoss({ ...only(false), referencePoint: 3 }).loss).toBeLessThan(ktoLoss(only(false)).loss);
		expect(low!.rewards).toEqual(high!.rewards);
	});

	it('gives up on a response that is far on the wrong side; DPO pulls it hardest', () => {
		const hopeless = { ...marked, logps: [-112, -7.25, -30, -14] };
		expect(Math.abs(ktoGradient(hopeless)[0]!)).toBeLessThan(1e-15);
		const pair = { ...pairs, chosenLogps: [-112, -7.25, -30], beta: 0.4 };
		expect(dpoGradient(pair).rejectedLogps[0]).toBeCloseTo(0.4 / 3, 12);
	});

	it('estimates the reference point from mismatched completions, and never below 0', () => {
		expect(ktoReferencePoint({ logps: [-4, -6], refLogps: [-5, -8] })).toBe(1.5);
		expect(ktoReferencePoint({ logps: [-5, -8], refLogps: [-4, -6] })).toBe(0);
	});

	it.each(reference.kto)("agrees with PyTorch and its autograd on $name", ({ input, output, gradient }) => {
		const { loss, rewards } = ktoLoss(input);
		expectClose([loss, ...rewards], [output.loss, ...output.rewards]);
		expectClose(ktoGradient(input), gradient.logps);
	});
});
// #endregion

// #region simpo
describe('SimPO loss', () => {
	it('is, with γ = 0, the logistic loss of mean log-probabilities: DPO without its reference', () => {
		const none = { refChosenLogps: [0, 0, 0], refRejectedLogps: [0, 0, 0] };
		const chosenLogps = simpo.chosenLogps.map((logp, i) => logp / simpo.chosenLengths[i]!);
		const rejectedLogps = simpo.rejectedLogps.map((logp, i) => logp / simpo.rejectedLengths[i]!);
		const logistic = dpoLoss({ chosenLogps, rejectedLogps, ...none, beta: 2.5 });
		expect(simpoLoss({ ...simpo, gamma: 0 })).toEqual(logistic);
	});

	it('is DPO with β/L when γ = 0, all lengths are L and the reference is uniform', () => {
		const length = 6;
		const uniform = length * Math.log(1 / 50);
		const lengths = { chosenLengths: [6, 6, 6], rejectedLengths: [6, 6, 6] };
		const refs = { refChosenLogps: [uniform, uniform, uniform], refRejectedLogps: [uniform, uniform, uniform] };
		const dpo = { ...pick(pairs), ...refs, beta: 2.5 / length };
		const same = { ...simpo, ...lengths, gamma: 0 };
		expect(simpoLoss(same).loss).toBeCloseTo(dpoLoss(dpo).loss, 12);
		expectClose(simpoGradient(same).chosenLogps, dpoGradient(dpo).chosenLogps);
	});

	it('is ln 2 where the chosen response wins by exactly γ', () => {
		const pair = { chosenLogps: [-6], chosenLengths: [3], rejectedLogps: [-10], rejectedLengths: [4] };
		const output = simpoLoss({ ...pair, beta: 2, gamma: 1 });
		expect(output.loss).toBeCloseTo(Math.LN2, 12);
		expect(output).toMatchObject({ chosenRewards: [-4], rejectedRewards: [-5], rewardAccuracy: 1 });
		const { chosenLogps, rejectedLogps } = simpoGradient({ ...pair, beta: 2, gamma: 1 });
		expectClose([...chosenLogps, ...rejectedLogps], [-1 / 3, 1 / 4]);
	});

	it('does not change when a response is said twice: the mean log-probability stays', () => {
		const twice = { ...simpo, chosenLogps: [-24, -14.5, -60], chosenLengths: [20, 8, 50] };
		expect(simpoLoss(twice).loss).toBeCloseTo(simpoLoss(simpo).loss, 12);
	});

	it('asks for more with a larger γ, while accuracy does not know γ', () => {
		const harder = simpoLoss({ ...simpo, gamma: 2 });
		expect(harder.loss).toBeGreaterThan(simpoLoss(simpo).loss);
		expect(harder.rewardAccuracy).toBe(simpoLoss(simpo).rewardAccuracy);
	});

	it('counts a pair as correct only when its chosen reward is strictly higher', () => {
		const tie = { chosenLogps: [-3, -1], chosenLengths: [3, 4], rejectedLogps: [-5, -1], rejectedLengths: [5, 2] };
		expect(simpoLoss({ ...tie, beta: 2, gamma: 0 }).rewardAccuracy).toBe(0.5);
	});

	it.each(reference.simpo)("agrees with PyTorch and its autograd on $name", ({ input, output, gradient }) => {
		const { loss, chosenRewards, rejectedRewards, rewardAccuracy } = simpoLoss(input);
		expectClose([loss, rewardAccuracy], [output.loss, output.rewardAccuracy]);
		expectClose(chosenRewards, output.chosenRewards);
		expectClose(rejectedRewards, output.rejectedRewards);
		expectClose(simpoGradient(input).chosenLogps, gradient.chosenLogps);
		expectClose(simpoGradient(input).rejectedLogps, gradient.rejectedLogps);
	});
});
// #endregion

// #region orpo
describe('ORPO loss', () => {
	it('has the odds ratio in its penalty: 0.6 against 0.2 is 1.5 against 0.25, six to one', () => {
		const { logOddsRatios, oddsRatioLoss } = orpoLoss(token(0.6, 0.2));
		expect(logOddsRatios[0]).toBeCloseTo(Math.log(6), 12);
		expect(oddsRatioLoss).toBeCloseTo(-Math.log(6 / 7), 12);
	});

	it('is SFT on the chosen responses with λ = 0', () => {
		const { loss, sftLoss } = orpoLoss({ ...orpo, lambda: 0 });
		expect(loss).toBe(sftLoss);
		expect(sftLoss).toBeCloseTo((12 / 10 + 7.25 / 4 + 30 / 25) / 3, 12);
		expectClose(orpoGradient({ ...orpo, lambda: 0 }).rejectedLogps, [0, 0, 0]);
	});

	it('is its two parts, λ of the second', () => {
		const { loss, sftLoss, oddsRatioLoss } = orpoLoss(orpo);
		expect(loss).toBeCloseTo(sftLoss + 0.4 * oddsRatioLoss, 12);
	});

	it('has a penalty of ln 2 when both are as likely, and none left when chosen is far likelier', () => {
		expect(orpoLoss(token(0.3, 0.3)).oddsRatioLoss).toBeCloseTo(Math.LN2, 12);
		expect(orpoLoss(token(1 - 1e-12, 1e-12)).oddsRatioLoss).toBeLessThan(1e-20);
	});

	it('turns into a ratio of probabilities when both are small: why p is a mean over tokens', () => {
		expect(orpoLoss(token(4e-9, 1e-9)).logOddsRatios[0]).toBeCloseTo(Math.log(4), 7);
		expect(orpoLoss(token(0.8, 0.2)).logOddsRatios[0]).toBeCloseTo(Math.log(16), 12);
	});

	it('takes p as the mean token, so a response said twice has the same odds', () => {
		const [once, twice] = [1, 2].map((times) => {
			const logps = { chosenLogps: [times * Math.log(0.6)], rejectedLogps: [times * Math.log(0.2)] };
			return orpoLoss({ ...token(0.6, 0.2), ...logps, chosenLengths: [times], rejectedLengths: [times] });
		});
		expect(twice!.logOddsRatios[0]).toBeCloseTo(once!.logOddsRatios[0]!, 12);
	});

	it('keeps its digits where 1 − p would have lost them', () => {
		const certain = { ...token(0.5, 0.5), chosenLogps: [-1e-20] };
		expect(orpoLoss(certain).logOddsRatios[0]).toBeCloseTo(20 * Math.LN10, 10);
	});

	it('has, at p = 1/2 for both, a gradient of −(1 + λ) for chosen and λ for rejected', () => {
		expectClose(orpoGradient(token(0.5, 0.5)).chosenLogps, [-1.5]);
		expectClose(orpoGradient(token(0.5, 0.5)).rejectedLogps, [0.5]);
	});

	it.each(reference.orpo)("agrees with PyTorch and its autograd on $name", ({ input, output, gradient }) => {
		const { loss, sftLoss, oddsRatioLoss, logOddsRatios } = orpoLoss(input);
		expectClose([loss, sftLoss, oddsRatioLoss], [output.loss, output.sftLoss, output.oddsRatioLoss]);
		expectClose(logOddsRatios, output.logOddsRatios);
		expectClose(orpoGradient(input).chosenLogps, gradient.chosenLogps);
		expectClose(orpoGradient(input).rejectedLogps, gradient.rejectedLogps);
	});
});
// #endregion

// #region bad-input
describe('bad input', () => {
	const logps = ['chosenLogps', 'rejectedLogps'] as const;
	it.each([...logps, 'refChosenLogps', 'refRejectedLogps'] as const)('to IPO is named when it is in %s', (name) => {
		expect(() => ipoLoss({ ...pairs, [name]: [-1, NaN, -3] })).toThrow(`${name}[1] must be a finite number, got NaN.`);
		expect(() => ipoLoss({ ...pairs, [name]: [-1, 0.3, -3] })).toThrow(`${name}[1] must be a log-probability, at most 0`);
		expect(() => ipoLoss({ ...pairs, [name]: [-1, -2] })).toThrow(RangeError);
		expect(() => ipoLoss({ ...pairs, [name]: undefined as never })).toThrow(TypeError);
	});

	it.each(['logps', 'refLogps'] as const)('to KTO is named when it is in %s', (name) => {
		expect(() => ktoLoss({ ...marked, [name]: [-1, 2, -3, -4] })).toThrow(`${name}[1] must be a log-probability`);
		expect(() => ktoLoss({ ...marked, [name]: [-1, -2] })).toThrow(RangeError);
		const point = { logps: [-1, -2], refLogps: [-3, -4] };
		expect(() => ktoReferencePoint({ ...point, [name]: [-1, 2] })).toThrow(`${name}[1] must be a log-probability`);
		expect(() => ktoReferencePoint({ ...point, [name]: [-1] })).toThrow(RangeError);
	});

	it('to KTO: as many marks as responses', () => {
		const call = () => ktoLoss({ ...marked, desirable: [true] });
		expect(call).toThrow('desirable must have as many entries as logps (4), got 1.');
	});

	it.each([-0.1, NaN, Infinity])('to KTO: a reference point of %s', (referencePoint) => {
		const call = () => ktoLoss({ ...marked, referencePoint });
		expect(call).toThrow(RangeError);
		expect(call).toThrow(`referencePoint must be a finite number of at least 0, got ${referencePoint}: it is a KL.`);
	});

	it.each(['beta', 'desirableWeight', 'undesirableWeight'] as const)('to KTO: a %s of 0', (name) => {
		expect(() => ktoLoss({ ...marked, [name]: 0 })).toThrow(`${name} must be a finite number above 0, got 0.`);
	});

	it.each(logps)('to SimPO and ORPO is named when it is in %s', (name) => {
		for (const call of [() => simpoLoss({ ...simpo, [name]: [-1, 2, -3] }), () => orpoLoss({ ...orpo, [name]: [-1, 2, -3] })]) {
			expect(call).toThrow(`${name}[1] must be a log-probability, at most 0, got 2.`);
		}
		expect(() => simpoLoss({ ...simpo, [name]: [-1] })).toThrow(RangeError);
	});

	it.each(['chosenLengths', 'rejectedLengths'] as const)('to SimPO and ORPO: no count in %s', (name) => {
		expect(() => simpoLoss({ ...simpo, [name]: [3, 0, 2] })).toThrow(`${name}[1] must be a whole number above 0, got 0.`);
		expect(() => orpoLoss({ ...orpo, [name]: [3, 4, 2.5] })).toThrow(`${name}[2] must be a whole number above 0, got 2.5.`);
		expect(() => orpoLoss({ ...orpo, [name]: [3, 4] })).toThrow(`${name} must have as many entries as chosenLogps (3), got 2.`);
	});

	it.each(logps)('to ORPO: a certain response in %s has infinite odds', (name) => {
		const call = () => orpoLoss({ ...orpo, [name]: [-1, -2, 0] });
		expect(call).toThrow(RangeError);
		expect(call).toThrow(`${name}[2] must be below 0, got 0: odds of probability 1 are infinite.`);
	});

	it.each([0, -1, NaN])('is a beta of %s', (beta) => {
		const message = `beta must be a finite number above 0, got ${beta}.`;
		expect(() => ipoLoss({ ...pairs, beta })).toThrow(message);
		expect(() => simpoLoss({ ...simpo, beta })).toThrow(message);
	});

	it.each([-0.1, NaN, Infinity])('is a gamma or lambda of %s', (value) => {
		const message = `must be a finite number of at least 0, got ${value}.`;
		expect(() => simpoLoss({ ...simpo, gamma: value })).toThrow(`gamma ${message}`);
		expect(() => orpoLoss({ ...orpo, lambda: value })).toThrow(`lambda ${message}`);
	});
});
// #endregion

function pick({ chosenLogps, rejectedLogps }: IpoInput): Pick<IpoInput, 'chosenLogps' | 'rejectedLogps'> {
	return { chosenLogps, rejectedLogps };
}

/** One pair of single tokens with these probabilities. */
function token(chosen: number, rejected: number): OrpoInput {
	const logps = { chosenLogps: [Math.log(chosen)], rejectedLogps: [Math.log(rejected)] };
	return { ...logps, chosenLengths: [1], rejectedLengths: [1], lambda: 0.5 };
}

/** Equal entry by entry, but for rounding. */
function expectClose(actual: Vector, expected: Vector): void {
	expect(actual).toHaveLength(expected.length);
	const gaps = actual.map((value, index) => Math.abs(value - expected[index]!) / Math.max(1, Math.abs(expected[index]!)));
	expect(Math.max(...gaps)).toBeLessThan(1e-11);
}

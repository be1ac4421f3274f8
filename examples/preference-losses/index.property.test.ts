import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ipoGradient, ipoLoss, ktoGradient, ktoLoss, orpoGradient, orpoLoss, simpoGradient, simpoLoss } from './index.ts';

const logp = fc.double({ min: -60, max: -0.01, noNaN: true });
const length = fc.integer({ min: 1, max: 40 });
const beta = fc.double({ min: 0.05, max: 3, noNaN: true });
const rows = fc.array(fc.tuple(logp, logp, logp, logp, length, length), { minLength: 1, maxLength: 6 });

const pairs = rows.map((list) => ({
	chosenLogps: list.map((row) => row[0]),
	rejectedLogps: list.map((row) => row[1]),
}));
const withReference = fc.tuple(rows, beta).map(([list, b]) => ({
	chosenLogps: list.map((row) => row[0]),
	rejectedLogps: list.map((row) => row[1]),
	refChosenLogps: list.map((row) => row[2]),
	refRejectedLogps: list.map((row) => row[3]),
	beta: b,
}));
const withLengths = fc.tuple(rows, beta, fc.double({ min: 0, max: 2, noNaN: true })).map(([list, b, extra]) => ({
	chosenLogps: list.map((row) => row[0]),
	rejectedLogps: list.map((row) => row[1]),
	chosenLengths: list.map((row) => row[4]),
	rejectedLengths: list.map((row) => row[5]),
	beta: b,
	gamma: extra,
	lambda: extra,
}));
const marked = fc.tuple(rows, beta, fc.double({ min: 0, max: 5, noNaN: true })).map(([list, b, referencePoint]) => ({
	logps: list.map((row) => row[0]),
	refLogps: list.map((row) => row[1]),
	desirable: list.map((row) => row[4] % 2 === 0),
	referencePoint,
	beta: b,
}));

/** The slope of a loss by its first chosen log-probability, from two sides. */
function slope(loss: (by: number) => number): number {
	return (loss(1e-5) - loss(-1e-5)) / 2e-5;
}
const nudged = (values: readonly number[], by: number) => values.map((value, i) => (i === 0 ? value + by : value));

describe('any batch', () => {
	it('has finite losses of at least 0', () => {
		fc.assert(
			fc.property(withReference, withLengths, marked, (ipo, lengths, kto) => {
				for (const { loss } of [ipoLoss(ipo), ktoLoss(kto), simpoLoss(lengths), orpoLoss(lengths)]) {
					expect(Number.isFinite(loss)).toBe(true);
					expect(loss).toBeGreaterThanOrEqual(0);
				}
			}),
		);
	});

	it('has KTO losses below the larger weight, however wrong: they saturate', () => {
		fc.assert(
			fc.property(marked, (input) => {
				expect(ktoLoss(input).loss).toBeLessThanOrEqual(1);
			}),
		);
	});

	it('has gradients that are the slopes of the losses', () => {
		fc.assert(
			fc.property(withReference, withLengths, marked, (ipo, lengths, kto) => {
				const chosen = (input: { chosenLogps: readonly number[] }, by: number) => ({ chosenLogps: nudged(input.chosenLogps, by) });
				expect(slope((by) => ipoLoss({ ...ipo, ...chosen(ipo, by) }).loss)).toBeCloseTo(ipoGradient(ipo).chosenLogps[0]!, 4);
				expect(slope((by) => simpoLoss({ ...lengths, ...chosen(lengths, by) }).loss)).toBeCloseTo(simpoGradient(lengths).chosenLogps[0]!, 5);
				const byOrpo = orpoGradient(lengths).chosenLogps[0]!;
				expect(slope((by) => orpoLoss({ ...lengths, ...chosen(lengths, by) }).loss) / byOrpo).toBeCloseTo(1, 3);
				expect(slope((by) => ktoLoss({ ...kto, logps: nudged(kto.logps, by) }).loss)).toBeCloseTo(ktoGradient(kto)[0]!, 5);
			}),
		);
	});

	it('has a SimPO reward that does not grow with length alone', () => {
		fc.assert(
			fc.property(pairs, length, (both, times) => {
				const ones = both.chosenLogps.map(() => 1);
				const once = { ...both, chosenLengths: ones, rejectedLengths: ones, beta: 2, gamma: 0.5 };
				const longer = {
					...once,
					chosenLogps: both.chosenLogps.map((value) => value * times),
					chosenLengths: ones.map(() => times),
				};
				expect(simpoLoss(longer).loss).toBeCloseTo(simpoLoss(once).loss, 9);
			}),
		);
	});
});

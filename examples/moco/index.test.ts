import { describe, expect, it } from 'vitest';
import { infoNceLoss } from '@examples/clip';
import { l2Normalize, matmul, mean, transpose } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';
import { ntXentLoss } from '@examples/simclr';
import { enqueue, keptShare, keyAge, keyAgreement, learnMoco } from './index.ts';
import { mocoGradient, mocoLoss, momentumUpdate } from './index.ts';
import type { LearnOptions, MocoInput } from './index.ts';
import reference from './reference.json' with { type: 'json' };

const batch: MocoInput = {
	queries: [[1.2, -0.4, 0.7], [0.3, 2.1, -0.9], [-1.5, 0.6, 0.8]],
	positiveKeys: [[0.9, 0.1, 0.4], [-0.2, 1.7, -1.1], [-0.3, -0.8, 2.2]],
	queue: [[0.4, -1.3, 0.2], [2.5, 0.3, -0.6], [-0.7, -0.9, -1.8], [0.1, 0.8, 1.4]],
	temperature: 0.5,
};
const broken = [
	{ change: { queries: [] }, message: 'queries must have at least one row, got none.' },
	{ change: { queue: [] }, message: 'queue must have at least one row, got none.' },
	{ change: { queue: [[1, 2]] }, message: 'queue[0] must have 3 entries, as the rows before it, got 2.' },
	{ change: { queue: [[0, 0, 0]] }, message: 'queue[0] must not be all zeros: it has no direction.' },
	{ change: { positiveKeys: [[1, 2, 3]] }, message: 'positiveKeys must have as many entries as queries (3), got 1.' },
	{ change: { positiveKeys: [[1, NaN, 3]] }, message: 'positiveKeys[0][1] must be a finite number, got NaN.' },
	{ change: { temperature: -1 }, message: 'temperature must be a finite number above 0, got -1.' },
];

// #region loss
describe('MoCo loss', () => {
	it('with the other keys of the batch as its queue is the InfoNCE of CLIP’s rows', () => {
		const { queries, positiveKeys, temperature } = batch;
		const logits = matmul(queries.map(l2Normalize), transpose(positiveKeys.map(l2Normalize)));
		const oneByOne = queries.map((query, i) =>
			mocoLoss({ queries: [query], positiveKeys: [positiveKeys[i]!], queue: without(positiveKeys, i), temperature }),
		);
		expect(mean(oneByOne)).toBeCloseTo(infoNceLoss(logits.map((row) => row.map((cosine) => cosine / temperature))), 14);
	});

	it('with all other views as its queue is NT-Xent, view by view', () => {
		const views = [...batch.queries, ...batch.positiveKeys];
		const oneByOne = views.map((view, i) => {
			const partner = (i + 3) % 6;
			const queue = views.filter((_, k) => k !== i && k !== partner);
			return mocoLoss({ queries: [view], positiveKeys: [views[partner]!], queue, temperature: 0.5 });
		});
		const loss = ntXentLoss({ firstViews: batch.queries, secondViews: batch.positiveKeys, temperature: 0.5 });
		expect(mean(oneByOne)).toBeCloseTo(loss, 14);
	});

	it('is ln(K + 1) when all cosines are equal: the queue and the positive', () => {
		const same = { queries: [[1, 2], [3, 6]], positiveKeys: [[2, 4], [1, 2]], queue: [[1, 2], [4, 8], [0.5, 1]] };
		expect(mocoLoss({ ...same, temperature: 0.07 })).toBeCloseTo(Math.log(4), 12);
	});

	it('is log(1 + 2/e) for a perfect key and two negatives at right angles', () => {
		const square = { queries: [[2, 0]], positiveKeys: [[1, 0]], queue: [[0, 3], [0, -1]] };
		expect(mocoLoss({ ...square, temperature: 1 })).toBeCloseTo(Math.log(1 + 2 / Math.E), 14);
	});

	it('has its label at the positive, not at the newest key of the queue', () => {
		const easy = { queries: [[1, 0]], positiveKeys: [[1, 0.1]], queue: [[-1, 0], [0, 1]], temperature: 0.07 };
		expect(mocoLoss(easy)).toBeLessThan(1e-5);
		expect(mocoLoss({ ...easy, positiveKeys: [[-1, 0]], queue: [[1, 0.1], [0, 1]] })).toBeGreaterThan(20);
	});

	it('does not let the positives of other queries be negatives: each query is judged alone', () => {
		const oneByOne = batch.queries.map((query, i) => mocoLoss({ ...batch, queries: [query], positiveKeys: [batch.positiveKeys[i]!] }));
		expect(mocoLoss(batch)).toBeCloseTo(mean(oneByOne), 14);
	});

	it('has a floor of ln 2 once the positive is also in the queue: it is then its own negative', () => {
		const perfect = { queries: [[1, 0]], positiveKeys: [[1, 0]], temperature: 0.01 };
		expect(mocoLoss({ ...perfect, queue: [[0, 1]] })).toBeCloseTo(0, 12);
		expect(mocoLoss({ ...perfect, queue: [[0, 1], [1, 0]] })).toBeCloseTo(Math.LN2, 12);
	});

	it.each([
		[15, 0.005],
		[255, 0.079],
		[8190, 0.733],
	])('leaves a pair at cosine 0.9 that meets %d negatives at 0.1 the share %d to learn, 1 − p₊, at τ = 0.1', (count, share) => {
		const at = (cosine: number) => [cosine, Math.sqrt(1 - cosine ** 2)];
		const queue = Array.from({ length: count }, () => at(0.1));
		const loss = mocoLoss({ queries: [[1, 0]], positiveKeys: [at(0.9)], queue, temperature: 0.1 });
		expect(1 - Math.exp(-loss)).toBeCloseTo(share, 3);
	});

	it('does not change with the order of the queue or the length of any row', () => {
		const loss = mocoLoss(batch);
		expect(mocoLoss({ ...batch, queue: [...batch.queue].reverse() })).toBeCloseTo(loss, 14);
		const longer = (rows: Matrix) => rows.map((row, i) => row.map((value) => value * (i + 2)));
		expect(mocoLoss({ ...batch, queries: longer(batch.queries), queue: longer(batch.queue), positiveKeys: longer(batch.positiveKeys) })).toBeCloseTo(loss, 14);
	});

	it.each(reference.loss)('agrees with PyTorch on $name', ({ input, loss }) => {
		expect(mocoLoss(input)).toBeCloseTo(loss, 11);
	});

	it.each(broken)('throws: $message', ({ change, message }) => {
		for (const call of [mocoLoss, mocoGradient]) {
			expect(() => call({ ...batch, ...change })).toThrow(RangeError);
			expect(() => call({ ...batch, ...change })).toThrow(message);
		}
	});

	it('throws a TypeError when a list is missing', () => {
		const missing = { ...batch, queue: undefined } as unknown as MocoInput;
		expect(() => mocoLoss(missing)).toThrow(TypeError);
		expect(() => mocoLoss(missing)).toThrow('queue must be an array of rows, got undefined.');
	});
});
// #endregion

// #region gradient
describe('gradient of the MoCo loss', () => {
	it.each(reference.loss)("agrees with PyTorch's autograd, keys detached, on $name", ({ input, gradient }) => {
		expectMatrix(mocoGradient(input), gradient, 1e-10);
	});

	it('agrees with finite differences by the queries, while the keys stand still', () => {
		expectMatrix(mocoGradient(batch), slopes((queries) => mocoLoss({ ...batch, queries }), batch.queries), 1e-8);
	});

	it('is p times the negative for a query that has found its key', () => {
		const found = { queries: [[1, 0]], positiveKeys: [[1, 0]], queue: [[0, 1]], temperature: 1 };
		expectMatrix(mocoGradient(found), [[0, 1 / (1 + Math.E)]]);
	});
});
// #endregion

// #region queue
describe('the queue', () => {
	it('takes the newest keys in at the front and drops the oldest at the back', () => {
		expect(enqueue([[2], [1]], [[3], [4]], 3)).toEqual([[4], [3], [2]]);
		expect(enqueue([], [[3], [4]], 5)).toEqual([[4], [3]]);
		expect(enqueue([[9], [8]], [[1], [2], [3]], 2)).toEqual([[3], [2]]);
	});

	it('leaves the lists it was given alone', () => {
		const queue = [[2], [1]];
		const keys = [[3], [4]];
		enqueue(queue, keys, 2);
		expect([queue, keys]).toEqual([[[2], [1]], [[3], [4]]]);
	});

	it('holds the keys of the last K/N batches, each K/N steps long', () => {
		let queue: Matrix = [];
		for (let step = 1; step <= 10; step += 1) queue = enqueue(queue, [[step], [step]], 6);
		expect(queue.map(([step]) => step)).toEqual([10, 10, 9, 9, 8, 8]);
		// At step 11 a key of step s is 11 − s updates old.
		queue.forEach(([step], position) => expect(keyAge({ position, batchSize: 2 })).toBe(11 - step!));
	});

	it('of 65,536 keys at a batch of 256 goes back 256 updates', () => {
		expect(keyAge({ position: 65_535, batchSize: 256 })).toBe(256);
		expect(keyAge({ position: 0, batchSize: 256 })).toBe(1);
		expect(keyAge({ position: 256, batchSize: 256 })).toBe(2);
	});

	it('throws on what cannot be', () => {
		expect(() => enqueue([], [[1]], 0)).toThrow('size must be a whole number above 0, got 0.');
		for (const position of [-1, 1.5]) {
			expect(() => keyAge({ position, batchSize: 2 })).toThrow(`position must be a whole number from 0, got ${position}.`);
		}
		expect(() => keyAge({ position: 1, batchSize: 0 })).toThrow('batchSize must be a whole number above 0, got 0.');
	});
});
// #endregion

// #region momentum
describe('momentum update', () => {
	const queryParameters = [1, 0, -2];
	const keyParameters = [0, 4, 6];

	it('keeps m of the keys’ encoder and takes 1 − m of the queries’', () => {
		expect(momentumUpdate({ queryParameters, keyParameters, momentum: 0.75 })).toEqual([0.25, 3, 4]);
	});

	it('copies at m = 0, freezes at m = 1', () => {
		expect(momentumUpdate({ queryParameters, keyParameters, momentum: 0 })).toEqual(queryParameters);
		expect(momentumUpdate({ queryParameters, keyParameters, momentum: 1 })).toEqual(keyParameters);
	});

	it('done a times towards a query encoder that stands still keeps the share m^a', () => {
		let now: Vector = keyParameters;
		for (let a = 1; a <= 7; a += 1) now = momentumUpdate({ queryParameters, keyParameters: now, momentum: 0.9 });
		const kept = keptShare({ age: 7, momentum: 0.9 });
		now.forEach((value, i) => expect(value).toBeCloseTo(kept * keyParameters[i]! + (1 - kept) * queryParameters[i]!, 13));
	});

	it('at 0.999 has replaced half of the encoder after 693 updates, at 0.99 after 69', () => {
		expect(keptShare({ age: 693, momentum: 0.999 })).toBeCloseTo(0.5, 3);
		expect(keptShare({ age: 69, momentum: 0.99 })).toBeCloseTo(0.5, 2);
		expect(keptShare({ age: 0, momentum: 0 })).toBe(1);
		expect(keptShare({ age: 2, momentum: 0.9 })).toBeCloseTo(0.81, 15);
	});

	it('throws on what cannot be', () => {
		const call = (change: object) => () => momentumUpdate({ queryParameters, keyParameters, momentum: 0.5, ...change });
		for (const momentum of [-0.1, 1.5, NaN]) {
			expect(call({ momentum })).toThrow(`momentum must be a number from 0 to 1, got ${momentum}.`);
			expect(() => keptShare({ age: 1, momentum })).toThrow(RangeError);
		}
		expect(call({ keyParameters: [1] })).toThrow('keyParameters must have as many entries as queryParameters (3), got 1.');
		expect(call({ queryParameters: [] })).toThrow('queryParameters must have at least one entry, got none.');
		for (const age of [-1, NaN]) {
			expect(() => keptShare({ age, momentum: 0.5 })).toThrow(`age must be at least 0, got ${age}.`);
		}
	});
});
// #endregion

// #region learn
describe('training with a queue and a momentum encoder', () => {
	const { options, agreement, ...expected } = reference.learn;

	it('agrees with PyTorch on every loss, both encoders and the queue', () => {
		const result = learnMoco(options);
		expectMatrix([result.losses], [expected.losses], 1e-10);
		expectMatrix(result.queryEncoder, expected.queryEncoder, 1e-10);
		expectMatrix(result.keyEncoder, expected.keyEncoder, 1e-10);
		expectMatrix(result.queue, expected.queue, 1e-10);
	});

	it('lets the key encoder follow and never descend: at m = 1 it stays where it began', () => {
		const { keyEncoder, queryEncoder } = learnMoco({ ...options, momentum: 1 });
		expect(keyEncoder).toEqual(options.encoder);
		expect(queryEncoder).not.toEqual(options.encoder);
		expect(learnMoco({ ...options, momentum: 0 }).keyEncoder).toEqual(learnMoco({ ...options, momentum: 0 }).queryEncoder);
	});

	it('takes the loss against the queue as it was: the keys of a batch enter after it', () => {
		const [first] = options.batches;
		const queries = matmul(first!.queryViews, options.encoder);
		const positiveKeys = matmul(first!.keyViews, options.encoder);
		const { losses, queue } = learnMoco({ ...options, batches: [first!] });
		expect(losses).toEqual([mocoLoss({ queries, positiveKeys, queue: options.queue, temperature: options.temperature })]);
		expectMatrix(queue, enqueue(options.queue, positiveKeys, 5));
	});

	it('takes one step as by hand', () => {
		const { keyEncoder } = learnMoco({
			encoder: [[1, 0], [0, 1]], queue: [[0, 1]], temperature: 1, momentum: 0.5,
			batches: [{ queryViews: [[1, 0]], keyViews: [[1, 0]] }], learningRate: 1,
		});
		expectMatrix(keyEncoder, [[1, -0.5 / (1 + Math.E)], [0, 1]]);
	});

	it('makes keys stale: the cosine with the same view encoded now falls with age, less at a higher momentum', () => {
		const views = options.batches.flatMap(({ keyViews }) => keyViews).reverse().slice(0, 5);
		const { queue, keyEncoder } = learnMoco(options);
		expectMatrix([keyAgreement({ queue, views, keyEncoder })], [agreement], 1e-10);
		const slow = learnMoco({ ...options, momentum: 0.99 });
		const kept = keyAgreement({ queue: slow.queue, views, keyEncoder: slow.keyEncoder });
		expect(Math.min(...kept)).toBeGreaterThan(Math.min(...agreement));
		expect(keyAgreement({ queue: [[1, 0]], views: [[1]], keyEncoder: [[3, 4]] })[0]).toBeCloseTo(0.6, 15);
	});

	it('throws on what cannot be', () => {
		const learn = (change: Partial<LearnOptions>) => () => learnMoco({ ...options, ...change });
		expect(learn({ batches: [] })).toThrow('batches.length must be a whole number above 0, got 0.');
		expect(learn({ momentum: 2 })).toThrow('momentum must be a number from 0 to 1, got 2.');
		expect(learn({ learningRate: 0 })).toThrow('learningRate must be a finite number above 0, got 0.');
		expect(learn({ temperature: 0 })).toThrow('temperature must be a finite number above 0, got 0.');
		expect(learn({ queue: [] })).toThrow('queue must have at least one row, got none.');
		expect(() => keyAgreement({ queue: [[1]], views: [], keyEncoder: [[1]] })).toThrow('views must have as many entries as queue (1), got 0.');
		expect(() => keyAgreement({ queue: [[0, 0]], views: [[1]], keyEncoder: [[1, 2]] })).toThrow('queue[0] must not be all zeros');
	});
});
// #endregion

function without(rows: Matrix, index: number): Matrix {
	return rows.filter((_, i) => i !== index);
}

/** Equal entry by entry, but for rounding. */
function expectMatrix(actual: Matrix, expected: Matrix, tolerance = 1e-12): void {
	expect(actual.map((row) => row.length)).toEqual(expected.map((row) => row.length));
	const gaps = actual.flatMap((row, i) => row.map((value, j) => Math.abs(value - expected[i]![j]!)));
	expect(Math.max(...gaps)).toBeLessThan(tolerance);
}

/** Central differences of a function by each entry of a matrix. */
function slopes(f: (rows: Matrix) => number, rows: Matrix): Matrix {
	const moved = (i: number, j: number, by: number) =>
		f(rows.map((row, a): Vector => row.map((value, b) => (a === i && b === j ? value + by : value))));
	return rows.map((row, i) => row.map((_, j) => (moved(i, j, 1e-5) - moved(i, j, -1e-5)) / 2e-5));
}

import { describe, expect, it } from 'vitest';
import { createRandom, dot } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';
import {
	applyRotaryPositionEmbedding,
	decayBound,
	interleavedToHalfSplit,
	inverseFrequencies,
	rotaryAttention,
	scoreAtDistance,
	wavelengths,
} from '@examples/rope';
import type { RotaryLayout, RotaryOptions } from '@examples/rope';
import { scoreTerms, sinusoidalPositionEncoding } from '@examples/sinusoidal-position-encoding';
import { applyRotaryPositionEmbedding as added } from '../../../examples/rope/wrong/added-instead-of-rotated.ts';
import { applyRotaryPositionEmbedding as perCoordinate } from '../../../examples/rope/wrong/angle-per-coordinate.ts';
import { applyRotaryPositionEmbedding as withoutTwo } from '../../../examples/rope/wrong/exponent-without-two.ts';
import { applyRotaryPositionEmbedding as overwritten } from '../../../examples/rope/wrong/first-already-overwritten.ts';
import { applyRotaryPositionEmbedding as clockwise } from '../../../examples/rope/wrong/rotated-clockwise.ts';
import { rotaryAttention as valuesTurned } from '../../../examples/rope/wrong/rotated-value.ts';
import { expectStated, question, section } from './page.ts';

const at = (id: string) => section('language-models/positions', id);
const asked = (id: string) => question('language-models', `positions-${id}`);

type Turn = (states: Matrix, positionIds: Vector, options: RotaryOptions) => Matrix;
const [query, key]: [Vector, Vector] = [[1, 2, 3, 4], [2, -1, 1, 3]];
const interleaved: RotaryOptions = { layout: 'interleaved' };
const halves: RotaryOptions = { layout: 'half-split' };

/** The score of query and key at positions m and n. */
function score([m, n]: readonly [number, number], options: Partial<RotaryOptions> & { turn?: Turn; keyLayout?: RotaryLayout } = {}): string {
	const { turn = applyRotaryPositionEmbedding, keyLayout, ...rotary } = { ...interleaved, ...options };
	const [turned] = turn([query], [m], rotary);
	const [turnedKey] = turn([key], [n], { ...rotary, layout: keyLayout ?? rotary.layout });
	return dot(turned!, turnedKey!).toFixed(4);
}

describe('sinusoids', () => {
	const encoding = sinusoidalPositionEncoding(1024, 512);

	it('states an encoding and products of encodings', () => {
		const [sine, cosine, slowSine, slowCosine] = sinusoidalPositionEncoding(2, 4)[1]! as [number, number, number, number];
		expectStated(at('run-sinusoids'), sine.toFixed(4), cosine.toFixed(4), slowSine.toFixed(4), slowCosine.toFixed(5));
		const products = [0, 1, 5, 20].map((distance) => dot(encoding[50]!, encoding[50 + distance]!));
		expectStated(at('step-sinusoids'), products[0]!.toFixed(0), ...products.slice(1).map((product) => product.toFixed(1)));
		expectStated(at('run-sinusoids'), products[2]!.toFixed(1));
	});

	it('states the product with the base 100', () => {
		const product = Array.from({ length: 256 }, (_, pair) => Math.cos(5 / 100 ** ((2 * pair) / 512))).reduce((sum, x) => sum + x);
		expectStated(at('run-sinusoids'), product.toFixed(1));
	});

	it("states the demo's term of the positions", () => {
		const random = createRandom(5);
		const draw = () => Array.from({ length: 512 }, () => Array.from({ length: 64 }, () => random.normal() / Math.sqrt(512)));
		const [wQuery, wKey] = [draw(), draw()];
		const none = Array.from({ length: 512 }, () => 0);
		const terms = [0, 50, 200, 500].map((start) => {
			const places = { queryPosition: encoding[start + 5]!, keyPosition: encoding[start]! };
			return scoreTerms({ queryContent: none, keyContent: none, ...places, wQuery, wKey }).positionPosition.toFixed(2);
		});
		expectStated(at('run-sinusoids'), ...terms);
		expectStated(at('step-sinusoids'), ...terms.slice(0, 3));
	});
});

describe('the rotation', () => {
	const near = [3, 1] as const;
	const far = [103, 101] as const;

	it('states the scores of the two layouts and of one of each', () => {
		const relative = [score(near), score([0, 0]).slice(0, 2), score([1, 3])];
		expect(score(far)).toBe(relative[0]);
		for (const id of ['step-relative', 'run-rotation']) expectStated(at(id), relative[0]!, relative[2]!);
		expectStated(at('step-relative'), relative[1]!);
		expectStated(asked('prove-rope-is-relative'), ...relative);
		const layouts = [score(near, halves), score(near, { keyLayout: 'half-split' }), score(far, { keyLayout: 'half-split' })];
		expect(score(far, halves)).toBe(layouts[0]);
		for (const stated of [at('run-rotation'), at('pitfalls'), asked('memory-layouts')]) expectStated(stated, relative[0]!, ...layouts);
	});

	it('states what other settings and mistakes give', () => {
		const base = score(near, { ropeTheta: 1e6 });
		expect(score(far, { ropeTheta: 1e6 })).toBe(base);
		const [swapped, exponent] = [clockwise, withoutTwo].map((turn) => score(near, { turn }));
		expect([clockwise, withoutTwo].map((turn) => score(far, { turn }))).toEqual([swapped, exponent]);
		const overwrittenScores = [score(near, { turn: overwritten }), score(far, { turn: overwritten })];
		expectStated(at('run-rotation'), base, swapped!, exponent!, ...overwrittenScores);
		const lengths = [query, overwritten([query], [3], interleaved)[0]!].map((row) => Math.hypot(...row).toFixed(4));
		expectStated(at('run-rotation'), ...lengths, score([3 / 4, 1 / 4]), score([12 / 4, 4 / 4]));
		const rows = [
			[swapped, swapped],
			[exponent, exponent],
			[score(near, halves), score(far, halves)],
			...[perCoordinate, overwritten, added].map((turn) => [score(near, { turn }), score(far, { turn })]),
		];
		for (const row of rows) expectStated(asked('write-rope'), row.join(' | '));
	});

	it('states the waves of the score', () => {
		const parts = [-5 * Math.sin(2), 15 * Math.cos(0.02) + 5 * Math.sin(0.02)];
		const shown = [...parts, scoreAtDistance(query, key, 2, interleaved)].map((part) => part.toFixed(3));
		expectStated(at('step-relative'), `${shown[0]}+${shown[1]}=${shown[2]}`);
		expectStated(at('run-score'), ...[2, -2].map((distance) => scoreAtDistance(query, key, distance, interleaved).toFixed(4)));
		expectStated(at('run-layouts'), dot(...turnHalves()).toFixed(4));
	});

	function turnHalves(): [Vector, Vector] {
		const permuted = interleavedToHalfSplit([query, key]);
		const [turned, turnedKey] = applyRotaryPositionEmbedding(permuted, [3, 1], halves);
		return [turned!, turnedKey!];
	}

	it('states the output with turned values and without', () => {
		const rows = [[1, 0], [0, 1], [1, 1]];
		const firstRow = (attend: typeof rotaryAttention, start: number) => {
			const positions = [0, 1, 2].map((position) => start + position);
			const options = { queryPositions: positions, keyPositions: positions, ...halves };
			return attend(rows, rows, rows, options).output[0]!.map((x) => x.toFixed(4)).join(', ');
		};
		expect(firstRow(rotaryAttention, 700)).toBe(firstRow(rotaryAttention, 0));
		const shown = [firstRow(valuesTurned, 0), firstRow(valuesTurned, 700), firstRow(rotaryAttention, 0)];
		for (const stated of [at('run-attention'), asked('why-not-values')]) expectStated(stated, ...shown);
	});
});

describe('wavelengths and bounds', () => {
	it('states how many learned positions cost', () => {
		expectStated(at('three-minutes'), String(512 * 768), `${((2048 * 12_288) / 1e6).toFixed(1)}M`);
	});

	it.each([1e4, 5e5, 1e6])('states the wavelengths of the base %d', (base) => {
		const lengths = wavelengths(inverseFrequencies(128, base));
		const cells = [0, 16, 32, 48, 63].map((pair) => lengths[pair]!.toFixed(lengths[pair]! < 100 ? 1 : 0));
		const incomplete = [4096, 32_768, 131_072].map((window) => lengths.filter((length) => length > window).length);
		expectStated(at('step-wavelengths'), `${cells.join(' | ')} | ${incomplete.join(' / ')}`);
	});

	const sumOfCosines = (frequencies: Vector, distance: number) => {
		let sum = 0;
		for (const theta of frequencies) sum += Math.cos(distance * theta);
		return sum;
	};
	const cosines = (distance: number, base: number) => sumOfCosines(inverseFrequencies(128, base), distance);
	const firstNegative = (base: number) => {
		const frequencies = inverseFrequencies(128, base);
		let distance = 1;
		while (sumOfCosines(frequencies, distance) >= 0) distance += 1;
		return String(distance);
	};

	it('states the distance at which the sum of cosines falls below 0', () => {
		const [small, middle, large] = [firstNegative(1e4), firstNegative(5e5), firstNegative(1e6)];
		expectStated(at('step-wavelengths'), small, middle, large);
		expectStated(asked('why-raise-the-base'), `${small} | ${large}`);
	});

	it('states the facts about two bases', () => {
		const [short, long] = [1e4, 1e6].map((base) => wavelengths(inverseFrequencies(128, base))) as [Vector, Vector];
		const without = (lengths: Vector, window: number) => lengths.filter((length) => length > window).length;
		const states = asked('why-raise-the-base');
		expectStated(states, `${short[63]!.toFixed(0)} | ${long[63]!.toFixed(0)}`, `${without(short, 32_768)} | ${without(long, 32_768)}`);
		expectStated(states, [1e4, 1e6].map((base) => [2048, 8192, 32_768].map((distance) => cosines(distance, base).toFixed(1)).join(' / ')).join(' | '));
		expectStated(states, ...[short, long].map((lengths) => String(lengths.filter((length) => length > 100 && length < 1e4).length)));
		expectStated(asked('decay-and-base'), short[63]!.toFixed(0), String(without(short, 4096)), String(without(long, 32_768)));
		expectStated(asked('length-extrapolation'), String(without(short, 4096)));
	});

	it('states the angles of the slowest pair', () => {
		const slowest = inverseFrequencies(128).at(-1)!;
		expectStated(at('step-failure'), (4096 * slowest).toFixed(2), (16_384 * slowest).toFixed(2));
	});

	it('states the bound and the score of two vectors of ones', () => {
		const bounds = [0, 16, 256, 2048, 4096, 50_000].map((distance) => decayBound(distance, 128).toFixed(1));
		expectStated(at('pitfalls'), ...bounds);
		expectStated(asked('decay-and-base'), ...bounds);
		const ones = Array.from({ length: 128 }, () => 1);
		const product = (distance: number, ropeTheta = 1e4) => scoreAtDistance(ones, ones, distance, { ...halves, ropeTheta });
		expectStated(at('run-score'), product(0).toFixed(0), ...[16, 4096, 50_000].map((distance) => product(distance).toFixed(1)), product(4096, 1e6).toFixed(1));
		expectStated(asked('decay-and-base'), ...[0, 16, 256, 2048, 4096, 50_000].map((distance) => product(distance).toFixed(0)));
	});
});

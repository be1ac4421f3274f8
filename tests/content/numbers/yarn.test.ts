import { describe, it } from 'vitest';
import { inverseFrequencies } from '@examples/rope';
import {
	angleDivisors,
	correctionRange,
	dynamicFactor,
	ntkAwareInverseFrequencies,
	ntkByPartsInverseFrequencies,
	positionInterpolationInverseFrequencies,
	turnsWithin,
	yarnAttentionFactor,
	yarnInverseFrequencies,
} from '@examples/yarn';
import type { YarnOptions } from '@examples/yarn';
import { expectStated, question, section } from './page.ts';

const at = (id: string) => section('language-models/positions', id);
const asked = (id: string) => question('language-models', `positions-${id}`);
const qwen2 = { headDim: 128, ropeTheta: 1e6, factor: 4, originalMaxPositionEmbeddings: 32_768 };
const original = inverseFrequencies(128, 1e6);
const turns = turnsWithin(original, 32_768);
const divisors = (options: YarnOptions = qwen2) => angleDivisors(inverseFrequencies(options.headDim, options.ropeTheta), yarnInverseFrequencies(options).inverseFrequencies);
const methods = {
	interpolation: angleDivisors(original, positionInterpolationInverseFrequencies(qwen2)),
	ntkAware: angleDivisors(original, ntkAwareInverseFrequencies(qwen2)),
	byParts: angleDivisors(original, ntkByPartsInverseFrequencies(qwen2)),
	released: divisors(),
};
/** Two digits, or none for a whole number. */
const short = (value: number) => value.toFixed(2).replace('.00', '');
const pairs = [0, 16, 24, 32, 39, 48, 63];
const logits = (factor: number) => yarnAttentionFactor(factor) ** 2;

describe('the derivation', () => {
	it('states the divisors of each method', () => {
		for (const divided of Object.values(methods)) {
			expectStated(at('step-yarn'), pairs.map((pair) => short(divided[pair]!)).join(' | '));
		}
	});

	it('states the turns within the window', () => {
		const digits = [0, 0, 1, 2, 2, 3, 4];
		expectStated(at('step-yarn'), pairs.map((pair, i) => turns[pair]!.toFixed(digits[i]!)).join(' | '));
	});

	it('states the factor of the logits', () => {
		expectStated(at('step-yarn'), `${yarnAttentionFactor(4).toFixed(4)}^2=${logits(4).toFixed(3)}`);
		expectStated(at('pitfalls'), yarnAttentionFactor(4).toFixed(4), logits(4).toFixed(4), (logits(4) ** 2).toFixed(3));
		expectStated(asked('yarn'), logits(4).toFixed(3));
	});

	it('states the arc of pair 48', () => {
		const trained = 32_768 * original[48]!;
		const reached = (4 * 32_768 * original[48]!) / methods.ntkAware[48]!;
		for (const stated of [at('step-yarn'), asked('ntk-aware')]) expectStated(stated, trained.toFixed(2), reached.toFixed(2));
	});

	it('states the bounds of the ramps', () => {
		const pairThatTurns = (count: number) => (128 * Math.log(32_768 / (2 * Math.PI * count))) / (2 * Math.log(1e6));
		const { low, high } = correctionRange(qwen2);
		const bounds = [32, 1].map((count) => pairThatTurns(count).toFixed(1));
		for (const stated of [at('paper-and-code'), asked('yarn-paper-and-code')]) expectStated(stated, ...bounds, String(low), String(high));
		expectStated(at('paper-and-code'), methods.byParts[32]!.toFixed(2), methods.released[32]!.toFixed(2));
		expectStated(asked('yarn'), methods.byParts[32]!.toFixed(2), methods.released[32]!.toFixed(2));
		expectStated(asked('yarn'), String(low), `${high}`, String(high - low - 1));
	});

	it('states which pairs Llama 3.1 keeps and divides', () => {
		const llama = { headDim: 128, ropeTheta: 5e5, factor: 8, originalMaxPositionEmbeddings: 8192, alpha: 1, beta: 4 };
		const divided = angleDivisors(inverseFrequencies(128, 5e5), ntkByPartsInverseFrequencies(llama)).map(short);
		expectStated(at('paper-and-code'), String(divided.lastIndexOf('1')), String(divided.indexOf('8')));
	});
});

describe('what other settings give', () => {
	const stated = at('run-yarn');

	it('states the bounds and divisors', () => {
		const { low, high } = correctionRange(qwen2);
		expectStated(stated, String(low), String(high), short(divisors()[32]!), logits(4).toFixed(4));
		const eight = divisors({ ...qwen2, factor: 8 });
		expectStated(stated, short(eight[63]!), short(eight[32]!), logits(8).toFixed(4));
		const fast = { ...qwen2, betaFast: 8 };
		expectStated(stated, String(correctionRange(fast).low), short(divisors(fast)[32]!));
		for (const change of [{ originalMaxPositionEmbeddings: 131_072 }, { ropeTheta: 1e4 }]) {
			const range = correctionRange({ ...qwen2, ...change });
			expectStated(stated, String(range.low), String(range.high));
		}
	});

	it('states what stands beside YaRN', () => {
		const withoutExponent = angleDivisors(original, inverseFrequencies(128, 1e6 * 4)).at(-1)!;
		expectStated(at('run-others'), withoutExponent.toFixed(2), `${(100 * (4 / withoutExponent - 1)).toFixed(0)}%`);
		const factor = dynamicFactor({ ...qwen2, sequenceLength: 40_000 });
		const turned = 20_000 * ntkAwareInverseFrequencies({ ...qwen2, factor })[32]!;
		const angles = [turned.toFixed(2), (20_000 * original[32]!).toFixed(2)];
		expectStated(at('run-others'), factor.toFixed(2), ...angles);
		expectStated(asked('kv-cache'), ...angles);
	});

	it('states NTK-aware bases', () => {
		const base = (ropeTheta: number, factor: number) => ropeTheta * factor ** (128 / 126);
		expectStated(asked('ntk-aware'), (base(1e6, 4) / 1e6).toFixed(2), ...[16, 32, 48].map((pair) => methods.ntkAware[pair]!.toFixed(2)));
		expectStated(asked('why-raise-the-base'), String(100 * Math.round(base(1e4, 8) / 100)));
	});

	it('states the divisors of paper and code beside each other', () => {
		const near = [22, 24, 28, 32, 36, 39, 40];
		const row = (divided: readonly number[]) => near.map((pair) => short(divided[pair]!)).join(' | ');
		expectStated(asked('yarn-paper-and-code'), row(methods.byParts), row(methods.released));
		const digits = [1, 1, 1, 1, 1, 2, 2];
		expectStated(asked('yarn-paper-and-code'), near.map((pair, i) => turns[pair]!.toFixed(digits[i]!)).join(' | '));
	});

	it('states how far the released code stays below NTK-aware scaling', () => {
		expectStated(at('see-yarn'), (methods.byParts[32]! / methods.released[32]!).toFixed(1));
	});
});

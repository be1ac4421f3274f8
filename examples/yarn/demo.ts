import { inverseFrequencies } from '@examples/rope';
import {
	angleDivisors,
	correctionRange,
	dynamicFactor,
	ntkAwareInverseFrequencies,
	ntkByPartsInverseFrequencies,
	positionInterpolationInverseFrequencies,
	turnsWithin,
	yarnInverseFrequencies,
} from './index.ts';

const qwen2 = { headDim: 128, ropeTheta: 1e6, factor: 4, originalMaxPositionEmbeddings: 32768 };
const original = inverseFrequencies(qwen2.headDim, qwen2.ropeTheta);
const turns = turnsWithin(original, qwen2.originalMaxPositionEmbeddings);
const yarn = yarnInverseFrequencies(qwen2);
const methods = [
	['position interpolation', positionInterpolationInverseFrequencies(qwen2)],
	['NTK-aware', ntkAwareInverseFrequencies(qwen2)],
	["by parts, paper's ramp", ntkByPartsInverseFrequencies(qwen2)],
	['YaRN, released code', yarn.inverseFrequencies],
] as const;
const pairs = [0, 16, 24, 32, 39, 48, 63];
const print = (name: string, cells: readonly string[]) =>
	console.log(name.padEnd(24), cells.map((cell) => cell.padStart(8)).join(''));

console.log('Qwen2: what the angle of a pair is divided by\n');
print('pair', pairs.map(String));
print('turns within 32,768', pairs.map((pair) => turns[pair]!.toPrecision(3)));
for (const [name, scaled] of methods) {
	const divisors = angleDivisors(original, scaled);
	print(name, pairs.map((pair) => divisors[pair]!.toFixed(2)));
}

const { low, high } = correctionRange(qwen2);
const { attentionFactor } = yarn;
console.log(`
ramp from pair ${low} to pair ${high}
attention factor ${attentionFactor.toFixed(4)}, logits × ${(attentionFactor ** 2).toFixed(3)}`);

console.log('\ndynamic NTK, slowest pair:   length    factor   divided by');
for (const sequenceLength of [8192, 32768, 49152, 131072]) {
	const factor = dynamicFactor({ ...qwen2, sequenceLength });
	const divided = angleDivisors(original, ntkAwareInverseFrequencies({ ...qwen2, factor })).at(-1)!;
	print('', ['', String(sequenceLength), factor.toFixed(2), divided.toFixed(2)]);
}

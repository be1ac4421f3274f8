import { createRandom, type Matrix, type Vector } from '@examples/numerics';
import {
	awq,
	bitsPerWeight,
	createToyLayer,
	dequantize,
	gptq,
	modelBytes,
	outputError,
	qwen2,
	roundRows,
	roundToNearest,
	toGib,
	type Quantized,
	type ToyLayer,
} from '@examples/quantization';
import { range } from '../parts/range.ts';
import measured from './measured.json';

export const fewestBits = 2;
export const mostBits = 8;
export const groupSizes = ['16', '32', '64'] as const;
export const outliers = ['none', 'weight', 'input'] as const;
export const methods = ['rounding', 'awq', 'gptq'] as const;
export const defaults: Settings = { bits: 3, groupSize: '32', outlier: 'none', method: 'rounding' };

/** How many weights of the first row are drawn: one group of 32, two of 16, half of one of 64. */
export const shownWeights = 32;
/** GiB on the card. */
export const cards = [24, 48, 80] as const;
export const bitWidths = range(fewestBits, mostBits, 1);

/** The layer of the figure: 64 inputs correlated by one half, 6 outputs, 80 samples. */
export function toyLayer(outlier: Outlier): ToyLayer {
	return createToyLayer({
		width: 64,
		outputs: 6,
		samples: 80,
		correlation: 0.5,
		loudness: outlier === 'input' ? 10 : 1,
		weightOutlier: outlier === 'weight' ? 8 : 1,
		random: createRandom(3),
	});
}

/** The first weights of the first row, what a method makes of them, and the points each could have taken. */
export function quantizedRow(layer: ToyLayer, settings: Settings): QuantizedRow {
	const row = layer.weights[0]!;
	const options = gridOptions(settings);
	const scaled = settings.method === 'awq' ? awq({ ...layer, ...options }) : undefined;
	const stored = storedRow(layer, settings, scaled?.scales);
	const points = row.slice(0, shownWeights).map((_, i) => {
		const grid = pointsOf(stored, Math.floor(i / options.groupSize), options.bits);
		return scaled ? grid.map((point) => point / scaled.scales[i]!) : grid;
	});
	const quantized = scaled ? scaled.weights[0]! : dequantize(stored);
	return { weights: row.slice(0, shownWeights), quantized: quantized.slice(0, shownWeights), points };
}

/** Output errors of the three methods on the whole layer, by the example; slow, so `measured.json` holds them. */
export function measureErrors(layer: ToyLayer, { bits, groupSize }: Pick<Settings, 'bits' | 'groupSize'>): Errors {
	const options = gridOptions({ bits, groupSize });
	const error = (quantized: Matrix) => outputError({ ...layer, quantized });
	return {
		rounding: error(roundRows(layer.weights, options)),
		awq: awq({ ...layer, ...options }).error,
		gptq: error(gptq({ ...layer, ...options }).weights),
	};
}

/** The errors at every bit width. */
export function errorCurves({ groupSize, outlier }: Pick<Settings, 'groupSize' | 'outlier'>): readonly Errors[] {
	return measured[outlier][groupSize];
}

/** GiB of each size of Qwen2: all in BF16, and with its linear layers on the chosen grid. */
export function modelSizes(settings: Pick<Settings, 'bits' | 'groupSize'>): readonly ModelSize[] {
	return Object.entries(qwen2).map(([name, sizes]) => ({
		name,
		full: toGib(modelBytes(sizes, 16)),
		quantized: toGib(modelBytes(sizes, storedBits(settings))),
	}));
}

/** Bits per weight, scale and zero point included. */
export function storedBits(settings: Pick<Settings, 'bits' | 'groupSize'>): number {
	return bitsPerWeight(gridOptions(settings));
}

function storedRow(layer: ToyLayer, settings: Settings, channelScales: Vector | undefined): Quantized {
	const options = gridOptions(settings);
	const [row] = layer.weights as [Vector];
	if (settings.method === 'gptq') return gptq({ ...layer, weights: [row], ...options }).quantized[0]!;
	return roundToNearest(channelScales ? row.map((weight, i) => weight * channelScales[i]!) : row, options);
}

/** Every weight that a group can hold. */
function pointsOf({ scales, zeroPoints }: Quantized, group: number, bits: number): Vector {
	const codes = range(0, 2 ** bits - 1, 1);
	return dequantize({ codes, scales: [scales[group]!], zeroPoints: [zeroPoints[group]!] });
}

function gridOptions({ bits, groupSize }: Pick<Settings, 'bits' | 'groupSize'>) {
	return { bits, groupSize: Number(groupSize) };
}

/** What the reader can choose. */
export interface Settings {
	bits: number;
	groupSize: GroupSize;
	outlier: Outlier;
	method: Method;
}

export type GroupSize = (typeof groupSizes)[number];
export type Outlier = (typeof outliers)[number];
export type Method = (typeof methods)[number];
export type Errors = Record<Method, number>;

/** Some weights of a row before and after, and the points of the grid that each could have taken. */
export interface QuantizedRow {
	weights: Vector;
	quantized: Vector;
	points: readonly Vector[];
}

/** GiB before and after. */
export interface ModelSize {
	name: string;
	full: number;
	quantized: number;
}

import { checkCount, checkPositive } from '@examples/numerics';

/** The sizes of Qwen2's dense models. See Yang et al. 2024, Table 1; Qwen2-72B's config.json. */
export const qwen2 = {
	'0.5B': model(24, 896, 14, 2, 64, 4864, 151_936, true),
	'1.5B': model(28, 1536, 12, 2, 128, 8960, 151_936, true),
	'7B': model(28, 3584, 28, 4, 128, 18_944, 152_064, false),
	'72B': model(80, 8192, 64, 8, 128, 29_568, 152_064, false),
} satisfies Record<string, ModelSizes>;

// #region parameters
/**
 * How many parameters a decoder of Qwen2's kind has: in the linear layers, which get
 * quantized, and elsewhere (embeddings, output matrix, norms, biases), which stay at 16 bits.
 *
 * @param sizes as in the model's config.json.
 * @throws {RangeError} when a size is no whole number above 0.
 * @see Yang et al. 2024, §2.2, Table 1; what GPTQ leaves alone: Frantar et al. 2023, §5.
 * @example parameterCounts(qwen2['72B']) // => { linear: 70212648960, other: 2493554688 }
 */
export function parameterCounts(sizes: ModelSizes): { linear: number; other: number } {
	const { tieWordEmbeddings, ...counts } = sizes;
	checkCount(counts);
	const { numLayers, hiddenSize, intermediateSize, vocabSize, headDim } = counts;
	const queryWidth = counts.numAttentionHeads * headDim;
	const keyValueWidth = counts.numKeyValueHeads * headDim;
	// Query and output, key and value, gate and up and down.
	const perToken = 2 * queryWidth + 2 * keyValueWidth + 3 * intermediateSize;
	const biasesAndNorms = queryWidth + 2 * keyValueWidth + 2 * hiddenSize;
	const embeddings = (tieWordEmbeddings ? 1 : 2) * vocabSize * hiddenSize;
	return {
		linear: numLayers * hiddenSize * perToken,
		other: embeddings + numLayers * biasesAndNorms + hiddenSize,
	};
}
// #endregion

// #region memory
/**
 * Bits per weight of a grid with groups, b + (16 + b) / g: a 16-bit scale and a b-bit
 * zero point for each group; b + 16 / g if symmetric.
 *
 * @throws {RangeError} when bits or groupSize is no whole number above 0.
 * @see Frantar et al. 2023, §5 (grouping).
 * @example bitsPerWeight({ bits: 4, groupSize: 128 }) // => 4.15625
 */
export function bitsPerWeight({ bits, groupSize, symmetric = false }: {
	bits: number;
	groupSize: number;
	symmetric?: boolean;
}): number {
	checkCount({ bits, groupSize });
	return bits + (16 + (symmetric ? 0 : bits)) / groupSize;
}

/**
 * The bytes a model's parameters take: linear layers at the given bits per weight, the
 * rest at 16. No cache, no activations, no runtime.
 *
 * @param sizes of the model.
 * @param bits per weight of the linear layers, all included; 16 for BF16.
 * @throws {RangeError} when a size or `bits` is not above 0.
 * @see Frantar et al. 2023, §5.
 * @example modelBytes(qwen2['7B'], 16) // => 15231233024, 14.2 GiB
 */
export function modelBytes(sizes: ModelSizes, bits: number): number {
	checkPositive({ bits });
	const { linear, other } = parameterCounts(sizes);
	return (linear * bits + other * 16) / 8;
}

/**
 * Bytes in GiB, 2³⁰ bytes, as memory of a GPU is counted.
 *
 * @example toGib(25.5e9) // => 23.7…
 * @see IEC 80000-13, binary prefixes.
 */
export function toGib(bytes: number): number {
	return bytes / 2 ** 30;
}
// #endregion

/** What decides how many parameters a model has, as in its config.json. */
export interface ModelSizes {
	numLayers: number;
	hiddenSize: number;
	numAttentionHeads: number;
	numKeyValueHeads: number;
	headDim: number;
	intermediateSize: number;
	vocabSize: number;
	tieWordEmbeddings: boolean;
}

function model(
	numLayers: number,
	hiddenSize: number,
	numAttentionHeads: number,
	numKeyValueHeads: number,
	headDim: number,
	intermediateSize: number,
	vocabSize: number,
	tieWordEmbeddings: boolean,
): ModelSizes {
	return {
		numLayers,
		hiddenSize,
		numAttentionHeads,
		numKeyValueHeads,
		headDim,
		intermediateSize,
		vocabSize,
		tieWordEmbeddings,
	};
}

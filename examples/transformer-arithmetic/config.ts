import { checkCount } from '@examples/numerics';

/** The sizes of a Transformer, by the names of the papers. */
export interface TransformerConfig {
	vocabularySize: number;
	dModel: number;
	/** Layers without cross-attention; 0 unless given. BERT has only these. */
	encoderLayers?: number;
	/**
	 * Layers with a causal mask, and with cross-attention where there is an encoder.
	 */
	decoderLayers?: number;
	numAttentionHeads: number;
	/** As many as heads unless given (multi-head attention). */
	numKeyValueHeads?: number;
	/** dModel / numAttentionHeads unless given. */
	headDim?: number;
	dFeedForward: number;
	/** Three matrices instead of two, as in SwiGLU. */
	gated?: boolean;
	/** Which projections have biases; none unless given. */
	biases?: 'all' | 'query-key-value' | 'none';
	/** A layer norm has a gain and a bias, an RMS norm a gain only. */
	norm: 'layer-norm' | 'rms-norm';
	/** The output projection is the embedding table; true unless given. */
	tiedEmbeddings?: boolean;
	/** Learned positions of each stack; 0 unless given. */
	maxPositions?: number;
	/** Learned scalars for each head and stack, as T5 has; 0 unless given. */
	relativeBuckets?: number;
	/** BERT's segment embeddings; 0 unless given. */
	segmentTypes?: number;
	/** BERT's dense layer on [CLS]; none unless given. */
	pooler?: boolean;
}

/**
 * The configuration with every default filled in, and what follows from it;
 * checked.
 */
export function sizesOf(config: TransformerConfig): Sizes {
	const sizes = filled(config);
	checkSizes(sizes);
	const { numAttentionHeads, numKeyValueHeads, headDim } = sizes;
	const { encoderLayers, decoderLayers } = sizes;
	return {
		...sizes,
		queryWidth: numAttentionHeads * headDim,
		keyValueWidth: numKeyValueHeads * headDim,
		stacks: Number(encoderLayers > 0) + Number(decoderLayers > 0),
	};
}

/** What the formulas are written in. */
export interface Sizes extends Required<TransformerConfig> {
	/** h·d_k. */
	queryWidth: number;
	/** g·d_k. */
	keyValueWidth: number;
	/** 1 or 2. */
	stacks: number;
}

function filled(config: TransformerConfig): Required<TransformerConfig> {
	return {
		encoderLayers: 0,
		decoderLayers: 0,
		numKeyValueHeads: config.numAttentionHeads,
		headDim: config.dModel / config.numAttentionHeads,
		gated: false,
		biases: 'none',
		tiedEmbeddings: true,
		maxPositions: 0,
		relativeBuckets: 0,
		segmentTypes: 0,
		pooler: false,
		...config,
	};
}

function checkSizes(sizes: Required<TransformerConfig>): void {
	const { vocabularySize, dModel, numAttentionHeads, dFeedForward } = sizes;
	checkCount({ vocabularySize, dModel, numAttentionHeads, dFeedForward });
	const { numKeyValueHeads, headDim, encoderLayers, decoderLayers } = sizes;
	checkCount({ numKeyValueHeads, headDim });
	const { maxPositions, relativeBuckets, segmentTypes } = sizes;
	checkWhole({
		encoderLayers,
		decoderLayers,
		maxPositions,
		relativeBuckets,
		segmentTypes,
	});
	if (encoderLayers + decoderLayers === 0) {
		throw new RangeError(
			'encoderLayers + decoderLayers must be at least 1, got 0: there is no layer.',
		);
	}
	if (numAttentionHeads % numKeyValueHeads === 0) return;
	throw new RangeError(
		`numKeyValueHeads must divide numAttentionHeads (${numAttentionHeads}), ` +
			`got ${numKeyValueHeads}.`,
	);
}

/** Throws unless every value is a whole number from 0. */
export function checkWhole(named: Readonly<Record<string, number>>): void {
	for (const [name, value] of Object.entries(named)) {
		if (Number.isInteger(value) && value >= 0) continue;
		throw new RangeError(`${name} must be a whole number from 0, got ${value}.`);
	}
}

import type { TransformerConfig } from './config.ts';

const bert = {
	segmentTypes: 2,
	pooler: true,
	biases: 'all',
	norm: 'layer-norm',
} as const;
const gpt2 = {
	vocabularySize: 50_257,
	maxPositions: 1024,
	biases: 'all',
	norm: 'layer-norm',
} as const;
const llama = { gated: true, norm: 'rms-norm', tiedEmbeddings: false } as const;
const qwen2 = {
	...llama,
	vocabularySize: 152_064,
	biases: 'query-key-value',
} as const;

/**
 * Real models, each with its published configuration.
 *
 * What was published of their sizes: BERT-base 110M, T5-base about 220M, GPT-2 124M
 * and 1558M (corrected by its authors), LLaMA 6.7B, Qwen2 7.6B and 72B, Llama 3
 * 405B.
 *
 * @see Devlin et al. 2019, §3, and bert_config.json; Radford et al. 2019, Table 2,
 * and the repository's README; Raffel et al. 2020, §3.1.1; Lewis et al. 2020, §5;
 * Touvron et al. 2023, Table 2; Yang et al. 2024, Table 1, and config.json; Dubey
 * et al. 2024, Table 3.
 */
export const models = {
	'BERT-base': {
		...bert,
		...{ vocabularySize: 30_522, dModel: 768, dFeedForward: 3072 },
		...{ encoderLayers: 12, numAttentionHeads: 12, maxPositions: 512 },
	},
	'GPT-2 small': {
		...gpt2,
		...{
			dModel: 768,
			dFeedForward: 3072,
			decoderLayers: 12,
			numAttentionHeads: 12,
		},
	},
	'GPT-2 XL': {
		...gpt2,
		...{
			dModel: 1600,
			dFeedForward: 6400,
			decoderLayers: 48,
			numAttentionHeads: 25,
		},
	},
	'T5-base': {
		...{
			vocabularySize: 32_128,
			dModel: 768,
			dFeedForward: 3072,
			norm: 'rms-norm',
		},
		...{ encoderLayers: 12, decoderLayers: 12, numAttentionHeads: 12 },
		relativeBuckets: 32,
	},
	'BART-large': {
		...{ vocabularySize: 50_265, dModel: 1024, dFeedForward: 4096, biases: 'all' },
		...{ encoderLayers: 12, decoderLayers: 12, numAttentionHeads: 16 },
		...{ maxPositions: 1026, norm: 'layer-norm' },
	},
	'LLaMA-7B': {
		...llama,
		...{ vocabularySize: 32_000, dModel: 4096, dFeedForward: 11_008 },
		...{ decoderLayers: 32, numAttentionHeads: 32 },
	},
	'Qwen2-7B': {
		...qwen2,
		...{ dModel: 3584, dFeedForward: 18_944, decoderLayers: 28 },
		...{ numAttentionHeads: 28, numKeyValueHeads: 4 },
	},
	'Qwen2-72B': {
		...qwen2,
		...{ dModel: 8192, dFeedForward: 29_568, decoderLayers: 80 },
		...{ numAttentionHeads: 64, numKeyValueHeads: 8 },
	},
	'Llama 3 405B': {
		...llama,
		...{ vocabularySize: 128_256, dModel: 16_384, dFeedForward: 53_248 },
		...{ decoderLayers: 126, numAttentionHeads: 128, numKeyValueHeads: 8 },
	},
} as const satisfies Record<string, TransformerConfig>;

/** A key of `models`. */
export type ModelName = keyof typeof models;

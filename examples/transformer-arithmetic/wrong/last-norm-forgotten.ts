// The mistake: two norms a layer and none for the stack. Small, and the reason why a count does not
// come out to the last digit.
import { attentionParameters, feedForwardParameters } from '../index.ts';
import type { ParameterCount, TransformerConfig } from '../index.ts';

export function parameterCount(config: TransformerConfig): ParameterCount {
	const { dModel, vocabularySize, numAttentionHeads, tiedEmbeddings = true } = config;
	const { maxPositions = 0, segmentTypes = 0, relativeBuckets = 0 } = config;
	const { encoderLayers = 0, decoderLayers = 0, norm } = config;
	const stacks = Number(encoderLayers > 0) + Number(decoderLayers > 0);
	const layers = encoderLayers + decoderLayers;
	const crossLayers = encoderLayers > 0 ? decoderLayers : 0;
	const rows = vocabularySize + stacks * maxPositions + segmentTypes;
	const normSize = norm === 'layer-norm' ? 2 * dModel : dModel;
	const parts = {
		embeddings: rows * dModel + stacks * relativeBuckets * numAttentionHeads,
		attention: layers * attentionParameters(config),
		crossAttention: crossLayers * attentionParameters(config),
		feedForward: layers * feedForwardParameters(config),
		norms: (2 * layers + crossLayers) * normSize,
		head: tiedEmbeddings ? 0 : vocabularySize * dModel,
		pooler: config.pooler ? dModel * dModel + dModel : 0,
	};
	const total = Object.values(parts).reduce((sum, part) => sum + part);
	return { ...parts, total };
}

/** A published configuration, under the names of its config.json. */
export interface Qwen2Model {
	name: string;
	/** `num_hidden_layers`, L. */
	numLayers: number;
	/** `hidden_size`, d. */
	hiddenSize: number;
	/** `num_attention_heads`, H. */
	numAttentionHeads: number;
	/** `num_key_value_heads`, G. */
	numKeyValueHeads: number;
	/** d_h = d / H. */
	headDim: number;
}

// #region qwen2
/**
 * All sizes of Qwen2; every one has fewer key/value heads than query heads.
 *
 * @see Yang et al. 2024 (Qwen2 technical report), Table 1; Qwen2-72B's config.json.
 */
export const qwen2Models: readonly Qwen2Model[] = [
	model('Qwen2-0.5B', 24, 896, 14, 2, 64),
	model('Qwen2-1.5B', 28, 1536, 12, 2, 128),
	model('Qwen2-7B', 28, 3584, 28, 4, 128),
	model('Qwen2-57B-A14B', 28, 3584, 28, 4, 128),
	model('Qwen2-72B', 80, 8192, 64, 8, 128),
];
// #endregion

function model(
	name: string,
	numLayers: number,
	hiddenSize: number,
	numAttentionHeads: number,
	numKeyValueHeads: number,
	headDim: number,
): Qwen2Model {
	return {
		name,
		numLayers,
		hiddenSize,
		numAttentionHeads,
		numKeyValueHeads,
		headDim,
	};
}

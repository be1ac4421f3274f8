import type { Vector } from '@examples/numerics';

/** What a model with one stack is trained on: BERT, GPT. */
export interface TrainingPair {
	/** What the model reads, [n]. */
	inputIds: Vector;
	/** What each position must predict, [n]; `ignoreIndex` where there is no loss. */
	labels: Vector;
}

/** What an encoder-decoder is trained on: T5, BART. */
export interface DenoisingPair {
	/** What the encoder reads, [m]. */
	inputIds: Vector;
	/** What the decoder reads: the labels, one position to the right, [n]. */
	decoderInputIds: Vector;
	/** What each decoder position must predict, [n]; every one carries loss. */
	labels: Vector;
}

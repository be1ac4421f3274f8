import type { Method, Outlier } from './model.ts';

/** The words of the quantization figure; `$…$` marks formulas (see `parts/math-text.ts`). */
export interface QuantizationLabels extends Record<Method, string> {
	/** Name of the figure, for screen readers. */
	title: string;
	/** Name of the slider and of the error plot's x axis, without b. */
	bits: string;
	/** Name of the choice of 16, 32, 64, without g. */
	groupSize: string;
	/** Name of the choice of outliers, and its three options. */
	outliers: string;
	outlier: Record<Outlier, string>;
	/** Name of the choice of methods; the names of the methods are `rounding`, `awq` and `gptq`. */
	method: string;
	/** Titles of the three panels. */
	weights: string;
	errors: string;
	memory: string;
	/** Names of the x axes: of the weights, of the memory. */
	weightNumber: string;
	gibibytes: string;
	/** The key of the weights: the grid's points, a weight as it was, as it is. */
	gridPoints: string;
	original: string;
	quantized: string;
	/** The key of the memory: in BF16, on the chosen grid. */
	full: string;
	/** Name of b + (16 + b)/g. */
	bitsPerWeight: string;
	/** The finding, under the figure. */
	caption: string;
	/** What each panel shows, for readers who do not see it. */
	weightsDescription: string;
	errorsDescription: string;
	memoryDescription: string;
}

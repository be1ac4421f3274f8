/** The words of the figure on activations; `$…$` marks formulas (see `parts/math-text.ts`). */
export interface ActivationsLabels {
	/** Name of the figure, for screen readers. */
	title: string;
	/** Over the choice between SiLU, GELU and ReLU. */
	activation: string;
	/** Name of the gate's slider and of the x axis, without a. */
	gate: string;
	/** Name of the other branch's slider, without b. */
	value: string;
	/** Name of f(a)·b. */
	output: string;
	/** Name of f′(a)·b, over the right plot and before its value. */
	gateGradient: string;
	/** Name of f′(a). */
	slope: string;
	/** Name of ∂h/∂b. */
	valueGradient: string;
	/** The finding, under the figure. */
	caption: string;
	/** What the left plot shows, for readers who do not see it. */
	outputDescription: string;
	/** What the right plot shows, for readers who do not see it. */
	gradientDescription: string;
}

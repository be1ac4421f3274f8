/** The words of the hallucination figure; `$…$` marks formulas (see `parts/math-text.ts`). */
export interface HallucinationLabels {
	/** Name of the figure, for screen readers. */
	title: string;
	/** Name of the choice of absent objects. */
	poll: string;
	random: string;
	popular: string;
	adversarial: string;
	/** Name of the threshold slider and of the x axis of the left plot, without θ. */
	threshold: string;
	/** Name of the slider for how much a caption says, and of the x axis of the right plot. */
	length: string;
	/** Title of the left plot. */
	popePanel: string;
	/** Title of the right plot. */
	chairPanel: string;
	precision: string;
	recall: string;
	f1: string;
	yesRatio: string;
	accuracy: string;
	/** Share of mentions that are hallucinated. */
	instance: string;
	/** Share of captions with a hallucination. */
	sentence: string;
	/** Share of the objects shown that are mentioned. */
	coverage: string;
	/** The finding, under the figure. */
	caption: string;
	/** What the left plot shows, for readers who do not see it. */
	popeDescription: string;
	/** What the right plot shows, for readers who do not see it. */
	chairDescription: string;
}

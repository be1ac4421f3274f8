/** The words of the figure; `$…$` marks formulas (see `parts/math-text.ts`). */
export interface PpoOrDpoLabels {
	/** Name of the figure, for screen readers. */
	title: string;
	/** Names of the choices; that of β has β in it. */
	beta: string;
	pairs: string;
	seed: string;
	/** Name of the slider over training and of the right plot's x axis. */
	progress: string;
	/** Before the number of a step. */
	dpoStep: string;
	ppoStep: string;
	/** The three ways to learn. */
	dpo: string;
	model: string;
	truth: string;
	/** The dashed line of the left plot. */
	frontier: string;
	/** The ring of the left plot and the dashed line of the right one. */
	optimum: string;
	/** Names of the numbers, of the axes and of the plots. */
	reward: string;
	kl: string;
	objective: string;
	/** The finding, under the figure. */
	caption: string;
	/** What the left plot shows, for readers who do not see it. */
	frontierDescription: string;
	/** What the right plot shows. */
	objectiveDescription: string;
}

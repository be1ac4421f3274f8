import type { TrainingLabels } from '../parts/training/TrainingControls.tsx';

/** The words of the figure; `$…$` marks formulas (see `parts/math-text.ts`). `progress` also names the x axes. */
export interface DpoTrainingLabels extends TrainingLabels {
	/** Name of the figure, for screen readers. */
	title: string;
	/** Names of the choices; that of β has β in it. */
	beta: string;
	pairs: string;
	seed: string;
	/** The two learners, as the legend tells them apart. */
	dpo: string;
	ppo: string;
	/** The dashed line. */
	optimum: string;
	/** Names of the numbers and of the plots. */
	reward: string;
	kl: string;
	/** Numbers of DPO over its pairs. */
	loss: string;
	rewardAccuracy: string;
	rewardMargin: string;
	chosenLogp: string;
	rejectedLogp: string;
	/** The finding, under the figure. */
	caption: string;
	/** What each plot shows, for readers who do not see it. */
	rewardDescription: string;
	klDescription: string;
}

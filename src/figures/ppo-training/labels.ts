import type { TrainingLabels } from '../parts/training/TrainingControls.tsx';

/** The words of the figure; `$…$` marks formulas (see `parts/math-text.ts`). `progress` also names the x axes. */
export interface PpoTrainingLabels extends TrainingLabels {
	/** Name of the figure, for screen readers. */
	title: string;
	/** Names of the choices, with their letters. */
	beta: string;
	responses: string;
	epochs: string;
	clipRange: string;
	/** Beside the two clip ranges: none. */
	noClip: string;
	/** The curve of the reader's settings. */
	yours: string;
	/** The curve of the settings that the figure begins with. */
	demo: string;
	/** The dashed line. */
	optimum: string;
	/** Names of the numbers and of the plots. */
	reward: string;
	kl: string;
	objective: string;
	/** The share of tokens whose ratio has left the clip range. */
	outside: string;
	/** The finding, under the figure. */
	caption: string;
	/** What each plot shows, for readers who do not see it. */
	rewardDescription: string;
	klDescription: string;
}

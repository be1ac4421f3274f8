/** A model's part in the last step; the SFT model is the policy before it. */
export type Role = 'policy' | 'value' | 'reference' | 'reward';
/** Whether a step changes a model's weights. */
export type State = 'trained' | 'frozen';
/** Who wrote a text. */
export type Author = 'people' | 'sftModel' | 'policy';

/** The steps in their order. */
export const stepNames = ['sft', 'comparisons', 'rewardModel', 'ppo'] as const;
export type Step = (typeof stepNames)[number];

/**
 * What is in each step: its boxes from top to bottom, and the models in memory.
 * @see Ouyang et al. 2022, Figure 2 and §3.5.
 */
export const steps: Record<Step, Stage> = {
	sft: {
		boxes: [
			{ kind: 'data', name: 'demonstrations', author: 'people' },
			{ kind: 'model', name: 'sftModel', state: 'trained' },
		],
		loaded: { policy: 'trained' },
	},
	comparisons: {
		boxes: [
			{ kind: 'data', name: 'prompts', author: 'people' },
			{ kind: 'model', name: 'sftModel', state: 'frozen' },
			{ kind: 'data', name: 'responses', author: 'sftModel' },
			{ kind: 'data', name: 'rankings', author: 'people' },
		],
		loaded: { policy: 'frozen' },
	},
	rewardModel: {
		boxes: [
			{ kind: 'data', name: 'responses', author: 'sftModel' },
			{ kind: 'data', name: 'rankings', author: 'people', beside: true },
			{ kind: 'model', name: 'rewardModel', state: 'trained' },
		],
		loaded: { reward: 'trained' },
	},
	ppo: {
		boxes: [
			{ kind: 'data', name: 'prompts', author: 'people' },
			{ kind: 'model', name: 'policy', state: 'trained' },
			{ kind: 'data', name: 'response', author: 'policy' },
			{ kind: 'model', name: 'rewardModel', state: 'frozen', gives: 'score' },
			{ kind: 'model', name: 'reference', state: 'frozen', gives: 'penalty', beside: true },
			{ kind: 'model', name: 'value', state: 'trained', gives: 'baseline', beside: true },
		],
		loaded: { policy: 'trained', value: 'trained', reference: 'frozen', reward: 'frozen' },
	},
};

/** One step of the pipeline. */
export interface Stage {
	boxes: readonly Box[];
	loaded: Partial<Record<Role, State>>;
}

/** Text, and who wrote it; or a model, and whether its weights change. */
export type Box = (DataBox | ModelBox) & {
	/** Not fed by the box above it: both feed what follows, or both are fed by what came before. */
	beside?: true;
};

/** Text, and where it comes from. */
export interface DataBox {
	kind: 'data';
	name: 'demonstrations' | 'prompts' | 'responses' | 'rankings' | 'response';
	author: Author;
}

/** A model, and what a step does to its weights. */
export interface ModelBox {
	kind: 'model';
	name: 'sftModel' | 'rewardModel' | 'policy' | 'reference' | 'value';
	state: State;
	/** What the last step takes from it. */
	gives?: 'score' | 'penalty' | 'baseline';
}

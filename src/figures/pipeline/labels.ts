/** The words of the pipeline figure; `$…$` marks formulas (see `parts/math-text.ts`). */
export interface PipelineLabels {
	/** Name of the figure, for screen readers. */
	title: string;
	/** Name of the choice of a step, and of the steps. */
	step: string;
	sft: string;
	comparisons: string;
	rewardModelStep: string;
	ppo: string;
	/** Names of the data. */
	demonstrations: string;
	prompts: string;
	responses: string;
	rankings: string;
	response: string;
	/** Names of the models. */
	sftModel: string;
	rewardModel: string;
	policy: string;
	reference: string;
	value: string;
	/** Before who wrote a text, with the space or colon between. */
	writtenBy: string;
	people: string;
	/** The two states of a model, and of one that is not in memory. */
	trained: string;
	frozen: string;
	absent: string;
	/** What the last step takes from reward, reference and value model. */
	score: string;
	penalty: string;
	baseline: string;
	/** Before the formula of a step: a loss, a label, a goal. */
	minimizes: string;
	records: string;
	maximizes: string;
	/** Before the numbers of the toy task. */
	toy: string;
	/** Above the bars, before the number of the step. */
	memory: string;
	/** What a parameter takes: names of the parts. */
	weight: string;
	gradient: string;
	master: string;
	moments: string;
	/** After the bytes of a part. */
	bytes: string;
	/** Names of the two sliders. */
	policySize: string;
	rewardSize: string;
	/** Before the sum of the bars. */
	total: string;
	/** The finding, under the figure. */
	caption: string;
}

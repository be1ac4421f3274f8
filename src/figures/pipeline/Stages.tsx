import { formatNumber } from '../parts/format.ts';
import { MathText } from '../parts/MathText.tsx';
import type { PipelineLabels } from './labels.ts';
import { beta, toyRun } from './model.ts';
import { stepNames, steps, type Box, type ModelBox, type Step } from './stages.ts';

/** What comes out of a step: a loss to make small, a label, or a goal to make large. */
const aims: Record<Step, { aim: 'minimizes' | 'records' | 'maximizes'; formula: string }> = {
	sft: { aim: 'minimizes', formula: '$−log π(y|x)$' },
	comparisons: { aim: 'records', formula: '$y_w ≻ y_l$' },
	rewardModel: { aim: 'minimizes', formula: '$−log σ(r(x, y_w) − r(x, y_l))$' },
	ppo: { aim: 'maximizes', formula: '$r(x, y) − β log π(y|x)/π_{ref}(y|x)$' },
};

/** Formulas and numbers of the toy task, as the steps print them. */
const toyRows: Record<Step, (readonly [formula: string, value: string])[]> = {
	sft: [
		['$y$', toyRun.demonstration.join(' ')],
		['$−log π(y)$', formatNumber(toyRun.demonstrationLoss)],
	],
	comparisons: [
		['$y_w$', toyRun.chosen.join(' ')],
		['$y_l$', toyRun.rejected.join(' ')],
		['$P(y_w ≻ y_l)$', formatNumber(toyRun.preference)],
	],
	rewardModel: [
		['$r(y_w)$', formatNumber(toyRun.chosenReward)],
		['$r(y_l)$', formatNumber(toyRun.rejectedReward)],
		['$−log σ$', formatNumber(toyRun.rewardLoss)],
	],
	ppo: [
		['$y$', toyRun.response.join(' ')],
		['$r(y)$', formatNumber(toyRun.reward)],
		[`$${beta} log π/π_{ref}$`, formatNumber(toyRun.penalty)],
		['$r − β log π/π_{ref}$', formatNumber(toyRun.objective)],
	],
};

/** All steps from left to right, the chosen one framed: nothing is hidden without JavaScript or on paper. */
export function Stages({ labels, current }: { labels: PipelineLabels; current: Step }) {
	return (
		<ol class="pipeline-stages">
			{stepNames.map((step, index) => (
				<li key={step} class={step === current ? 'pipeline-stage pipeline-current' : 'pipeline-stage'} aria-current={step === current ? 'step' : undefined}>
					<p class="pipeline-stage-name">
						{index + 1} {stepName(labels, step)}
					</p>
					<ul class="pipeline-boxes">
						{steps[step].boxes.map((box) => (
							<BoxItem key={box.name} labels={labels} box={box} />
						))}
					</ul>
					<p class="pipeline-objective">
						<span>{labels[aims[step].aim]}</span> <MathText text={aims[step].formula} />
					</p>
					<ToyNumbers labels={labels} rows={toyRows[step]} />
				</li>
			))}
		</ol>
	);
}

/** The name of a step, without its number. */
export function stepName(labels: PipelineLabels, step: Step): string {
	return step === 'rewardModel' ? labels.rewardModelStep : labels[step];
}

function BoxItem({ labels, box }: { labels: PipelineLabels; box: Box }) {
	const look = box.kind === 'data' ? 'data' : box.state;
	return (
		<li class={`pipeline-box pipeline-${look}${box.beside ? ' pipeline-beside' : ''}`}>
			<span class="pipeline-box-name">{labels[box.name]}</span>
			<span class="pipeline-tag">{box.kind === 'data' ? labels.writtenBy + labels[box.author] : modelTag(labels, box)}</span>
		</li>
	);
}

/** Whether the weights change, and what the model is there for. */
function modelTag(labels: PipelineLabels, { state, gives }: ModelBox): string {
	return gives ? `${labels[state]} · ${labels[gives]}` : labels[state];
}

function ToyNumbers({ labels, rows }: { labels: PipelineLabels; rows: readonly (readonly [formula: string, value: string])[] }) {
	return (
		<div class="pipeline-toy">
			<p>{labels.toy}</p>
			<dl>
				{rows.map(([formula, value]) => (
					<div key={formula}>
						<dt>
							<MathText text={formula} />
						</dt>
						<dd>{value}</dd>
					</div>
				))}
			</dl>
		</div>
	);
}

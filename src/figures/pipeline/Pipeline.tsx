import { sum } from '@examples/numerics';
import { useState } from 'preact/hooks';
import { Choice } from '../parts/Choice.tsx';
import { Figure } from '../parts/Figure.tsx';
import { Slider } from '../parts/Slider.tsx';
import type { PipelineLabels } from './labels.ts';
import { Memory } from './Memory.tsx';
import { memoryAt, sizes, trainedBytes } from './memory.ts';
import { Stages, stepName } from './Stages.tsx';
import { stepNames, type Role, type Step } from './stages.ts';
import './pipeline.css';

const bytesPerTrained = sum(Object.values(trainedBytes));
const marks = [sizes[0], '', sizes.at(-1)!].map((size) => (size === '' ? '' : `${size}B`));

/** What the first look shows: the last step, with four models of 7 billion parameters. */
export const defaults = { step: 'ppo', size: sizes.indexOf(7) } as const;

/** RLHF step by step: the data, who wrote it, which weights change, and the memory that takes. */
export function PipelineFigure({ labels }: { labels: PipelineLabels }) {
	const [step, setStep] = useState<Step>(defaults.step);
	const [policySize, setPolicySize] = useState(defaults.size);
	const [rewardSize, setRewardSize] = useState(defaults.size);
	const billions = billionsOf(sizes[policySize]!, sizes[rewardSize]!);
	const models = memoryAt(step, billions);
	const spoken = `${labels.total} ${sum(models.map(({ total }) => total))} GB`;
	return (
		<Figure title={labels.title} caption={labels.caption}>
			<div class="figure-controls">
				<Choice
					name="pipeline-step"
					label={labels.step}
					options={stepNames.map((value, index) => ({ value, text: `${index + 1} ${stepName(labels, value)}` }))}
					value={step}
					onChoose={setStep}
				/>
			</div>
			<Stages labels={labels} current={step} />
			<Memory labels={labels} step={stepNames.indexOf(step) + 1} models={models} longest={bytesPerTrained * Math.max(...Object.values(billions))} />
			<div class="figure-controls">
				<SizeSlider label={labels.policySize} size={policySize} spoken={spoken} onInput={setPolicySize} />
				<SizeSlider label={labels.rewardSize} size={rewardSize} spoken={spoken} onInput={setRewardSize} />
			</div>
		</Figure>
	);
}

function SizeSlider({ label, size, spoken, onInput }: { label: string; size: number; spoken: string; onInput: (size: number) => void }) {
	const shown = `${sizes[size]!}B`;
	return (
		<Slider
			label={label}
			shown={shown}
			spoken={`${shown}; ${spoken}`}
			marks={marks}
			min={0}
			max={sizes.length - 1}
			value={size}
			onInput={onInput}
		/>
	);
}

/** The reference is a copy of the policy at the start, and the value model starts as the reward model. */
function billionsOf(policy: number, reward: number): Record<Role, number> {
	return { policy, reference: policy, reward, value: reward };
}

import { sum } from '@examples/numerics';
import { formatExact } from '../parts/format.ts';
import type { PipelineLabels } from './labels.ts';
import { trainedBytes, type MemoryPart, type ModelMemory } from './memory.ts';
import type { Role } from './stages.ts';
import '../parts/legend.css';

const memoryParts = Object.entries(trainedBytes) as [MemoryPart, number][];

/** A bar for every model of the last step, as long as the memory it takes in the chosen one. */
export function Memory({ labels, step, models, longest }: MemoryProps) {
	return (
		<div>
			<p class="figure-panel-title">
				{labels.memory} {step}
			</p>
			<ul class="figure-legend pipeline-key">
				{memoryParts.map(([part, bytes]) => (
					<li key={part}>
						<svg class="pipeline-swatch" viewBox="0 0 18 18" aria-hidden="true">
							<rect class={`pipeline-part pipeline-${part}`} x="1" y="1" width="16" height="16" />
						</svg>
						<span>
							{labels[part]} {bytes} {labels.bytes}
						</span>
					</li>
				))}
			</ul>
			<ul class="pipeline-bars">
				{models.map((model) => (
					<Bar key={model.role} labels={labels} model={model} longest={longest} />
				))}
			</ul>
			<p class="pipeline-total">
				{labels.total} <b>{formatGigabytes(sum(models.map(({ total }) => total)))}</b>
			</p>
		</div>
	);
}

/** An SVG without a view box: lengths are shares of its width, so that nothing is stretched. */
function Bar({ labels, model, longest }: { labels: PipelineLabels; model: ModelMemory; longest: number }) {
	const share = (gigabytes: number) => `${Math.round((gigabytes / longest) * 1e4) / 100}%`;
	const before = (index: number) => sum(model.parts.slice(0, index).map(({ gigabytes }) => gigabytes));
	return (
		<li>
			<span class="pipeline-bar-name">{roleName(labels, model.role)}</span>
			<span class="pipeline-bar-state">{model.state ? `${labels[model.state]} · ${bytesOf(model)} ${labels.bytes}` : labels.absent}</span>
			<svg class="pipeline-bar" width="100%" height="20" aria-hidden="true">
				{model.parts.map(({ part, gigabytes }, index) => (
					<rect key={part} class={`pipeline-part pipeline-${part}`} x={share(before(index))} y="1" width={share(gigabytes)} height="18" />
				))}
			</svg>
			<span class="pipeline-bar-value">{model.state ? formatGigabytes(model.total) : '–'}</span>
		</li>
	);
}

/** What one parameter of a model takes. */
function bytesOf({ state }: ModelMemory): number {
	return sum(memoryParts.filter(([part]) => state === 'trained' || part === 'weight').map(([, bytes]) => bytes));
}

/** As the bars name a model. */
function roleName(labels: PipelineLabels, role: Role): string {
	return role === 'reward' ? labels.rewardModel : labels[role];
}

function formatGigabytes(gigabytes: number): string {
	return `${formatExact(gigabytes)} GB`;
}

interface MemoryProps {
	labels: PipelineLabels;
	/** Number of the chosen step, from 1. */
	step: number;
	models: readonly ModelMemory[];
	/** The gigabytes of a bar across the whole width: the same in every step. */
	longest: number;
}

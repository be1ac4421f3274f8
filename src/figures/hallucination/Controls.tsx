import type { PollingStrategy } from '@examples/hallucination-metrics';
import { Choice } from '../parts/Choice.tsx';
import { formatExact, formatNumber } from '../parts/format.ts';
import { Slider } from '../parts/Slider.tsx';
import type { HallucinationLabels } from './labels.ts';
import { lastPosition, mostMentions, thresholdAt, type ChairPoint, type PopePoint } from './model.ts';

const strategies = ['random', 'popular', 'adversarial'] as const;
const thresholdMarks = [0, lastPosition / 2, lastPosition].map((position) => formatExact(thresholdAt(position)));

/** The poll, the threshold, and how much a caption says. */
export function Controls({ labels, strategy, position, point, said, onStrategy, onPosition, onMentions }: ControlsProps) {
	const answers = `${labels.precision} ${formatNumber(point.precision)}; ${labels.recall} ${formatNumber(point.recall)}; ${labels.yesRatio} ${formatNumber(point.yesRatio)}`;
	const captions = `${labels.instance} ${formatNumber(said.instance)}; ${labels.coverage} ${formatNumber(said.coverage)}`;
	return (
		<div class="figure-controls">
			<Choice
				name="hallucination-poll"
				label={labels.poll}
				options={strategies.map((value) => ({ value, text: labels[value] }))}
				value={strategy}
				onChoose={onStrategy}
			/>
			<Slider
				label={`${labels.threshold} $θ$`}
				shown={formatExact(point.threshold)}
				spoken={`${formatExact(point.threshold)}; ${answers}`}
				marks={thresholdMarks}
				min={0}
				max={lastPosition}
				value={position}
				onInput={onPosition}
			/>
			<Slider
				label={labels.length}
				shown={formatExact(said.mentions)}
				spoken={`${formatExact(said.mentions)}; ${captions}`}
				marks={[0, mostMentions / 2, mostMentions].map(formatExact)}
				min={0}
				max={mostMentions}
				value={said.mentions}
				onInput={onMentions}
			/>
		</div>
	);
}

interface ControlsProps {
	labels: HallucinationLabels;
	strategy: PollingStrategy;
	/** Of the threshold slider. */
	position: number;
	point: PopePoint;
	said: ChairPoint;
	onStrategy: (strategy: PollingStrategy) => void;
	onPosition: (position: number) => void;
	onMentions: (mentions: number) => void;
}

import { Choice } from '../parts/Choice.tsx';
import { formatNumber } from '../parts/format.ts';
import { Slider } from '../parts/Slider.tsx';
import type { KeyValueHeadsLabels } from './labels.ts';
import { batches, contexts, kindOf, models, possibleHeads, precisions, type CacheCost, type CacheSetting, type Precision } from './model.ts';

const modelOptions = models.map(({ name }) => ({ value: name, text: name }));

/** The model, its key/value heads, context, batch and precision; the sliders also speak the cache they lead to. */
export function Controls({ labels, setting, cost, onModel, onHeads, onContext, onBatch, onPrecision }: ControlsProps) {
	const { model, numKeyValueHeads, sequenceLength, batchSize } = setting;
	const heads = possibleHeads(model.numAttentionHeads);
	const kind = kindOf(numKeyValueHeads, model.numAttentionHeads);
	const headsShown = `${numKeyValueHeads}, ${kind}${numKeyValueHeads === model.numKeyValueHeads ? ` (${labels.published})` : ''}`;
	const tokens = `${sequenceLength / 1024}K ${labels.tokens}`;
	const spoken = (value: string) => `${value}; ${labels.cache} ${formatNumber(cost.gib)} GiB`;
	return (
		<div class="figure-controls key-value-controls">
			<Choice name="key-value-heads-model" label={labels.model} options={modelOptions} value={model.name} onChoose={onModel} />
			<Slider
				label={`${labels.keyValueHeads} $G$`}
				shown={headsShown}
				spoken={spoken(headsShown)}
				marks={['MQA', '', 'MHA']}
				min={0}
				max={heads.length - 1}
				value={heads.indexOf(numKeyValueHeads)}
				onInput={(position) => onHeads(heads[position]!)}
			/>
			<Slider
				label={`${labels.context} $n$`}
				shown={tokens}
				spoken={spoken(tokens)}
				marks={['1K', '', '128K']}
				min={0}
				max={contexts.length - 1}
				value={contexts.indexOf(sequenceLength)}
				onInput={onContext}
			/>
			<Slider
				label={`${labels.batch} $B$`}
				shown={String(batchSize)}
				spoken={spoken(String(batchSize))}
				marks={['1', '8', '64']}
				min={0}
				max={batches.length - 1}
				value={batches.indexOf(batchSize)}
				onInput={onBatch}
			/>
			<Choice
				name="key-value-heads-precision"
				label={labels.precision}
				options={precisions.map((value) => ({ value, text: `${value} ${labels.bits}` }))}
				value={setting.precision}
				onChoose={onPrecision}
			/>
		</div>
	);
}

interface ControlsProps {
	labels: KeyValueHeadsLabels;
	setting: CacheSetting;
	cost: CacheCost;
	/** Called with a model's name. */
	onModel: (name: string) => void;
	onHeads: (numKeyValueHeads: number) => void;
	/** Called with an index into `contexts`. */
	onContext: (context: number) => void;
	/** Called with an index into `batches`. */
	onBatch: (batch: number) => void;
	onPrecision: (precision: Precision) => void;
}

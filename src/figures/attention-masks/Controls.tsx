import { Choice } from '../parts/Choice.tsx';
import { formatExact } from '../parts/format.ts';
import { PushButton } from '../parts/PushButton.tsx';
import { Slider } from '../parts/Slider.tsx';
import type { AttentionMasksLabels } from './labels.ts';
import { documentIds, firstQuery, maxPadding, pastLength, prefixLength, sourceLength, targetLength, variants, windowSize } from './model.ts';
import type { Attention, Variant } from './model.ts';

const documentLengths = [...new Set(documentIds)].map((id) => documentIds.filter((other) => other === id).length);
/** What follows the name of a variant: its size in this figure. */
const sizes: Record<Variant, string> = {
	causal: '',
	window: ` $w$ = ${windowSize}`,
	prefix: ` $p$ = ${prefixLength}`,
	documents: ` ${documentLengths.join(' + ')}`,
	cache: ` $p$ = ${pastLength}`,
};

/** The decoder's mask, the query in source and target, the padding, and another draw. */
export function Controls({ labels, settings, spokenResults, onChange }: ControlsProps) {
	const { variant, padding, sourceQuery, targetQuery, seed } = settings;
	return (
		<div class="figure-controls">
			<Choice
				name="attention-masks-variant"
				label={labels.variant}
				options={variants.map((value) => ({ value, text: labels[value] + sizes[value] }))}
				value={variant}
				onChoose={(chosen) => onChange({ variant: chosen, targetQuery: Math.max(targetQuery, firstQuery(chosen)) })}
			/>
			<Slider
				{...position(sourceQuery + 1, spokenResults.encoder)}
				{...limits(1, sourceLength)}
				label={labels.sourceQuery}
				onInput={(query) => onChange({ sourceQuery: query - 1 })}
			/>
			<Slider
				{...position(targetQuery + 1, `${spokenResults.decoder}; ${spokenResults.cross}`)}
				{...limits(firstQuery(variant) + 1, targetLength)}
				label={labels.targetQuery}
				onInput={(query) => onChange({ targetQuery: query - 1 })}
			/>
			<Slider
				{...position(padding, `${spokenResults.encoder}; ${spokenResults.cross}`)}
				{...limits(0, maxPadding)}
				label={labels.padding}
				onInput={(count) => onChange({ padding: count })}
			/>
			<PushButton text={labels.redraw} onPush={() => onChange({ seed: seed + 1 })} />
		</div>
	);
}

function position(value: number, results: string) {
	return { value, shown: formatExact(value), spoken: `${formatExact(value)}; ${results}` };
}

function limits(min: number, max: number) {
	return { min, max, marks: [formatExact(min), '', formatExact(max)] };
}

interface ControlsProps {
	labels: AttentionMasksLabels;
	settings: Settings;
	/** How many keys the chosen query of each grid sees, as a screen reader says it. */
	spokenResults: Record<Attention, string>;
	onChange: (change: Partial<Settings>) => void;
}

/** What the reader has set; positions count from 0. */
export interface Settings {
	variant: Variant;
	padding: number;
	sourceQuery: number;
	targetQuery: number;
	/** Which target token is replaced, from 1; 0 for none. */
	changed: number;
	seed: number;
}

import type { AttentionMask } from '@examples/attention-mask';
import { MathText } from '../parts/MathText.tsx';
import { plainText } from '../parts/math-text.ts';
import { Grid } from './Grid.tsx';
import type { AttentionMasksLabels } from './labels.ts';
import type { Attention, AttentionRow } from './model.ts';
import { WeightBars } from './WeightBars.tsx';

/** One attention: its name, its grid, and the weights of the chosen row. */
export function MaskPanel({ labels, attention, mask, row, first, chosen, padding, changed, onChoose }: MaskPanelProps) {
	const name = labels[attention];
	const shape = `$${mask.length} × ${mask[0]!.length}$`;
	return (
		<div class="attention-panel">
			<div>
				<p class="figure-panel-title">
					{name} <MathText text={shape} />
				</p>
				<p class="attention-source">{labels[`${attention}Source`]}</p>
			</div>
			<Grid
				labels={labels}
				mask={mask}
				first={first}
				chosen={chosen}
				padding={padding}
				changed={changed}
				description={`${name} ${plainText(shape)}. ${labels[`${attention}Description`]}`}
				onChoose={onChoose}
			/>
			<WeightBars labels={labels} row={row} chosen={chosen} />
		</div>
	);
}

interface MaskPanelProps {
	labels: AttentionMasksLabels;
	attention: Attention;
	mask: AttentionMask;
	row: AttentionRow;
	first: number;
	chosen: number;
	padding: number;
	changed: number;
	onChoose: (query: number) => void;
}

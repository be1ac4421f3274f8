import { plainText } from '../parts/math-text.ts';
import { ScreenReaderTable } from '../parts/ScreenReaderTable.tsx';
import { heldNumbers } from './explain.ts';
import { crossing } from './explain-split.ts';
import type { LcsLabels } from './labels.ts';
import type { LcsPicture, View } from './model.ts';
import { RowsTable } from './RowsTable.tsx';
import { SplitTable } from './SplitTable.tsx';
import { Table } from './Table.tsx';

/** The table under its title, as much of it as the chosen way keeps. */
export function ViewedTable({ labels, picture, view, step }: ViewedTableProps) {
	const title = { full: labels.table, rows: labels.rowsTable, split: labels.splitTable }[view];
	const split = view === 'split' ? picture.splits[step - 1] : undefined;
	const splitLabel = [title, split && plainText(crossing(split)), labels.splitDescription].filter(Boolean).join('. ');
	return (
		<div class="figure-panel">
			<p class="figure-panel-title">{title}</p>
			{view === 'full' && <Table label={`${title}. ${labels.description}`} picture={picture} step={step} />}
			{view === 'rows' && <RowsTable label={`${title}: ${plainText(heldNumbers(picture, step))}. ${labels.rowsDescription}`} picture={picture} step={step} />}
			{view === 'split' && <SplitTable label={splitLabel} picture={picture} count={step} />}
			{split && (
				<ScreenReaderTable
					caption={`${title} ${step}: ${crossing(split)}`}
					head={['$k$', '$F$', '$G$', '$F + G$']}
					rows={split.totals.map((total, index) => [
						String(split.part.columns.start + index),
						String(split.forward[index]),
						String(split.backward[index]),
						String(total),
					])}
				/>
			)}
		</div>
	);
}

interface ViewedTableProps {
	labels: LcsLabels;
	picture: LcsPicture;
	view: View;
	step: number;
}

import { MathText } from '../parts/MathText.tsx';
import { Readouts } from '../parts/Readouts.tsx';
import type { Explained } from './explain.ts';
import type { LcsLabels } from './labels.ts';
import type { Memory } from './kept.ts';

/** Beside the table: a reason in words and as a formula, and the numbers of the step. */
export function Explanation({ title, words, formula, items }: Explained) {
	return (
		<div class="figure-panel lcs-explanation">
			<p class="figure-panel-title">{title}</p>
			<div class="lcs-reason">
				<p>
					<MathText text={words} />
				</p>
				{formula && (
					<p>
						<MathText text={formula} />
					</p>
				)}
			</div>
			<Readouts items={items} />
		</div>
	);
}

/** How many numbers each way holds at a time, whatever view is chosen. */
export function MemoryReadouts({ labels, memory: { full, twoRows, oneRow, scores } }: { labels: LcsLabels; memory: Memory }) {
	return (
		<div class="lcs-memory">
			<p class="figure-panel-title">{labels.memory}</p>
			<Readouts
				items={[
					{ name: labels.fullTable, formula: '$(m+1)(n+1)$', value: String(full) },
					{ name: labels.twoRows, formula: '$2(n+1)$', value: `${twoRows} / ${full}` },
					{ name: labels.oneRow, formula: '$min(m, n)+1$', value: `${oneRow} / ${full}` },
					{ name: labels.scores, formula: '$F, G: 2(n+1)$', value: `${scores} / ${full}` },
				]}
			/>
		</div>
	);
}

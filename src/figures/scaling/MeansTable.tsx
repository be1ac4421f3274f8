import { MathText } from '../parts/MathText.tsx';
import { measurementRows } from './measurements.ts';
import type { ScalingLabels } from './labels.ts';
import { kindName, kinds } from './lanes.ts';

/** The means at the reader's d_k. */
export function MeansTable({ labels, position }: { labels: ScalingLabels; position: number }) {
	return (
		<table class="scaling-table">
			<thead>
				<tr>
					<td />
					{kinds.map((kind) => (
						<th key={kind} scope="col">
							<MathText text={kindName(labels, kind)} />
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{measurementRows(labels, position).map(({ name, values }) => (
					<tr key={name}>
						<th scope="row">
							<MathText text={name} />
						</th>
						{kinds.map((kind) => (
							<td key={kind}>{values[kind]}</td>
						))}
					</tr>
				))}
			</tbody>
		</table>
	);
}

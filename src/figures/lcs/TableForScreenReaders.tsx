import { drawnUnit, type LcsPicture } from './model.ts';

/** The full table as numbers. Characters may repeat, so its heads are not the keys of its cells. */
export function TableForScreenReaders({ caption, picture }: { caption: string; picture: LcsPicture }) {
	const { text1, text2, table } = picture;
	const [rowHeads, columnHeads] = [text1, text2].map((text) => ['∅', ...text.split('').map(drawnUnit)]);
	return (
		<div class="figure-visually-hidden">
			<table>
				<caption>{caption}</caption>
				<thead>
					<tr>
						<td />
						{columnHeads!.map((head, j) => (
							<th key={j} scope="col">
								{head}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{table.map((row, i) => (
						<tr key={i}>
							<th scope="row">{rowHeads![i]}</th>
							{row.map((value, j) => (
								<td key={j}>{value}</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

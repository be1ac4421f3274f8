import { plainText } from './math-text.ts';

/** The curves as numbers, for readers who do not see them. */
export function ScreenReaderTable({ caption, head, rows }: ScreenReaderTableProps) {
	return (
		<div class="figure-visually-hidden">
			<table>
				<caption>{plainText(caption)}</caption>
				<thead>
					<tr>
						{head.map((cell) => (
							<th key={cell} scope="col">
								{plainText(cell)}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{rows.map(([first, ...others]) => (
						<tr key={first}>
							<th scope="row">{first}</th>
							{others.map((cell, index) => (
								<td key={index}>{cell}</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

interface ScreenReaderTableProps {
	caption: string;
	head: readonly string[];
	rows: readonly (readonly [string, ...string[]])[];
}

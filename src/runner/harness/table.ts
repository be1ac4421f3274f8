/** Data as `console.table` of a terminal prints it; undefined for what has no rows. */
export function formatTable(data: unknown, columns: readonly string[] | undefined, show: (value: unknown) => string): string | undefined {
	if (typeof data !== 'object' || data === null) return undefined;
	const rows = rowsOf(data);
	const names: string[] = [];
	let hasValues = false;
	for (const [, row] of rows) {
		if (typeof row === 'object' && row !== null) {
			for (const key of columns ?? Object.keys(row)) if (!names.includes(key)) names.push(key);
		} else hasValues = true;
	}
	const isMap = data instanceof Map || data instanceof Set;
	const header = [isMap ? '(iteration index)' : '(index)', ...names, ...(hasValues ? ['Values'] : [])];
	const body = rows.map(([index, row]) => {
		const isObject = typeof row === 'object' && row !== null;
		const cells = names.map((name) => (isObject && Object.hasOwn(row, name) ? show(Reflect.get(row, name)) : ''));
		return [index, ...cells, ...(hasValues ? [isObject ? '' : show(row)] : [])];
	});
	return draw(header, body);
}

function rowsOf(data: object): [string, unknown][] {
	if (data instanceof Map) return [...data].map(([key, value], index) => [String(index), { Key: key, Values: value }]);
	if (data instanceof Set) return [...data].map((value, index) => [String(index), value]);
	return Object.entries(data);
}

function draw(header: readonly string[], rows: readonly (readonly string[])[]): string {
	const widths = header.map((name, column) => Math.max(...[name, ...rows.map((row) => row[column]!)].map(width)) + 2);
	const rule = (left: string, middle: string, right: string): string =>
		left + widths.map((length) => '─'.repeat(length)).join(middle) + right;
	const line = (cells: readonly string[]): string =>
		`│${cells.map((cell, column) => ` ${cell}${' '.repeat(widths[column]! - width(cell) - 1)}`).join('│')}│`;
	return [rule('┌', '┬', '┐'), line(header), rule('├', '┼', '┤'), ...rows.map(line), rule('└', '┴', '┘')].join('\n');
}

/** Columns on the screen: Chinese characters take two. */
function width(text: string): number {
	return [...text].reduce((sum, character) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u.test(character) ? 2 : 1), 0);
}

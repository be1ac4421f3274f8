import { padEnd, width } from './width.ts';

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
		`│${cells.map((cell, column) => padEnd(` ${cell}`, widths[column]!)).join('│')}│`;
	return [rule('┌', '┬', '┐'), line(header), rule('├', '┼', '┤'), ...rows.map(line), rule('└', '┴', '┘')].join('\n');
}

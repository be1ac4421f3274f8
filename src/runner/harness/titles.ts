import { format, formatRegExp, inspect, truncateString } from '@vitest/utils/display';
import { isNegativeNaN, isObject, objectAttr } from '@vitest/utils/helpers';

/** Vitest's default `taskTitleValueFormatTruncate`. */
const truncate = 40;

/** A name as Vitest takes it: text, or a function or class that lends its own. */
export function formatName(name: unknown): string {
	if (typeof name === 'string') return name;
	return typeof name === 'function' ? name.name || '<anonymous>' : String(name);
}

/**
 * The title of one case of `.each`, as Vitest 5 makes it: `%s %d %i %f %j %o %O %c %%`, `%#` and `%$` for the index,
 * `$name`, `$a.b` and `$0` for values of the case.
 */
export function formatTitle(template: string, items: readonly unknown[], index: number): string {
	const numbered = signNegatives(replaceIndex(template, index), items);
	const placeholders = numbered.split('%').length - 1;
	let output = '';
	let used = 0;
	let end = 0;
	for (const match of numbered.matchAll(formatRegExp)) {
		output += formatAttributes(numbered.slice(end, match.index), items);
		output += used < placeholders ? format([match[0], items[used++]], { truncate }) : match[0];
		end = match.index + match[0].length;
	}
	return output + formatAttributes(numbered.slice(end), items);
}

function replaceIndex(template: string, index: number): string {
	if (!template.includes('%#') && !template.includes('%$')) return template;
	const escaped = '__vitest_escaped_%__';
	return template
		.replace(/%%/g, escaped)
		.replace(/%#/g, `${index}`)
		.replace(/%\$/g, `${index + 1}`)
		.replaceAll(escaped, '%%');
}

/** `%f` loses the sign of −0 and of a negative NaN; Vitest writes it before the placeholder. */
function signNegatives(template: string, items: readonly unknown[]): string {
	let occurrence = -1;
	return template.replace(/%f/g, (placeholder) => {
		occurrence += 1;
		const item = items[occurrence];
		return isNegativeNaN(item as number) || Object.is(item, -0) ? `-${placeholder}` : placeholder;
	});
}

function formatAttributes(text: string, items: readonly unknown[]): string {
	const first = items[0];
	return text.replace(/\$([$\p{ID_Continue}.]+)/gu, (_, key: string) => {
		const isIndex = /^\d+$/.test(key);
		if (!isObject(first) && !isIndex) return `$${key}`;
		const element: unknown = isIndex ? objectAttr(items, key) : undefined;
		const value: unknown = isObject(first) ? objectAttr(first, key, element as undefined) : element;
		return typeof value === 'string' ? truncateString(value, truncate) : inspect(value, { truncate });
	});
}

/** The cases of a template table: ``it.each`a | b ${1} | ${2}` ``. */
export function readTable(strings: readonly string[], values: readonly unknown[]): object[] {
	const header = strings.join('').trim().replace(/ /g, '').split('\n')[0]!.split('|');
	return Array.from({ length: Math.floor(values.length / header.length) }, (_, row) =>
		Object.fromEntries(header.map((name, column) => [name, values[row * header.length + column]])),
	);
}

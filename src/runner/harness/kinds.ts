import { quote } from './quote.ts';

/** As many entries of a list or collection are shown as in Node. */
export const maxItems = 100;

interface Prefix {
	name: string;
	tag: string;
	/** Before the opening brace. */
	before: string;
	/** All of the text, where there are no properties of its own. */
	whole?: string;
}

/** How a kind of object is shown around its own properties. */
export interface Kind {
	prefix: Prefix;
	braces: readonly [string, string];
	list?: readonly unknown[];
	/** How many entries there are. */
	size?: number;
	entries?: (show: (item: unknown) => string) => string[];
}

/** What kind of object it is, as far as that shows. */
export function describeKind(value: object, showError: (error: Error) => string): Kind {
	const { name, tag } = nameOf(value);
	const plain = { name, tag, before: tag };
	const square = ['[', ']'] as const;
	const curly = ['{', '}'] as const;
	if (Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))) {
		const list = value as readonly unknown[];
		const before = name === 'Array' ? '' : `${tag}(${list.length})`;
		const entries = (one: (item: unknown) => string): string[] => items(list, one);
		return { prefix: { ...plain, before }, braces: square, list, size: list.length, entries };
	}
	if (value instanceof Set) {
		const entries = (one: (item: unknown) => string): string[] => limited([...value], one);
		return { prefix: { ...plain, before: `${tag}(${value.size})` }, braces: curly, size: value.size, entries };
	}
	if (value instanceof Map) {
		const entries = (one: (item: unknown) => string): string[] =>
			limited([...value], ([key, item]: [unknown, unknown]) => `${one(key)} => ${one(item)}`);
		return { prefix: { ...plain, before: `${tag}(${value.size})` }, braces: curly, size: value.size, entries };
	}
	const whole = wholeText(value, tag, showError);
	if (whole !== undefined) return { prefix: { ...plain, before: whole, whole }, braces: curly };
	return { prefix: { ...plain, before: tag === 'Object' ? '' : tag }, braces: curly };
}

function wholeText(value: object, tag: string, showError: (error: Error) => string): string | undefined {
	if (value instanceof Error) return showError(value);
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
	if (value instanceof RegExp) return String(value);
	if (value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet) return `${tag} { <unknown> }`;
	if (value instanceof Number || value instanceof String || value instanceof Boolean) {
		return `[${tag}: ${typeof value.valueOf() === 'string' ? quote(String(value), 0) : String(value)}]`;
	}
	if (typeof value !== 'function') return undefined;
	const { name } = value;
	if (/^class\b/.test(Function.prototype.toString.call(value))) {
		const base = Object.getPrototypeOf(value) as { name?: string };
		return `[class ${name || '(anonymous)'}${base.name ? ` extends ${base.name}` : ''}]`;
	}
	return name ? `[${tag}: ${name}]` : `[${tag} (anonymous)]`;
}

function nameOf(value: object): { name: string; tag: string } {
	const prototype = Object.getPrototypeOf(value) as { constructor?: { name?: string } } | null;
	if (!prototype) return { name: '', tag: '[Object: null prototype]' };
	const name = prototype.constructor?.name || 'Object';
	const label: unknown = Reflect.get(value, Symbol.toStringTag);
	return { name, tag: typeof label === 'string' && label && label !== name ? `${name} [${label}]` : name };
}

function items(list: readonly unknown[], one: (item: unknown) => string): string[] {
	const output: string[] = [];
	let index = 0;
	for (; index < list.length && output.length < maxItems; index += 1) {
		if (index in list) {
			output.push(one(list[index]));
			continue;
		}
		const first = index;
		while (index + 1 < list.length && !(index + 1 in list)) index += 1;
		const holes = index - first + 1;
		output.push(`<${holes} empty item${holes > 1 ? 's' : ''}>`);
	}
	return more(output, list.length - index);
}

function limited<T>(all: readonly T[], one: (item: T) => string): string[] {
	return more(all.slice(0, maxItems).map(one), all.length - maxItems);
}

function more(output: string[], rest: number): string[] {
	if (rest > 0) output.push(`... ${rest} more item${rest > 1 ? 's' : ''}`);
	return output;
}

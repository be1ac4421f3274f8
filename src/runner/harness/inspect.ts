import { type Layout, layOut } from './layout.ts';
import { quote, quoteKey } from './quote.ts';

type ShowError = (error: Error) => string;

interface State extends Layout {
	showError: ShowError;
	/** The objects around the one being shown, outermost first. */
	path: object[];
	/** Those that contain themselves, with their number. */
	circular: Map<object, number>;
}

const maxDepth = 2;
const maxItems = 100;

/** A value as Node's `console.log` shows it; errors by `showError`, which knows where the reader's lines are. */
export function inspect(value: unknown, showError: ShowError): string {
	return show(value, { indentation: 0, depth: 0, showError, path: [], circular: new Map() }, 0);
}

function show(value: unknown, state: State, depth: number): string {
	if (typeof value === 'string') return quote(value, state.indentation);
	if (typeof value === 'bigint') return `${value}n`;
	if (Object.is(value, -0)) return '-0';
	if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return String(value);
	if (state.path.includes(value)) {
		if (!state.circular.has(value)) state.circular.set(value, state.circular.size + 1);
		return `[Circular *${state.circular.get(value)}]`;
	}
	return showObject(value, state, depth);
}

function showObject(value: object, state: State, depth: number): string {
	const { prefix, braces, list, size = 0, entries } = describe(value, state);
	const keys = ownKeys(value, list !== undefined || value instanceof String);
	const before = (prefix.before ? `${prefix.before} ` : '') + braces[0];
	// What is empty does not count as a level: Node shows it whatever the depth.
	if (keys.length === 0 && !size) return prefix.whole ?? before + braces[1];
	if (depth > maxDepth) return `[${list && prefix.name === 'Array' ? 'Array' : prefix.tag || 'Object'}]`;
	state.path.push(value);
	state.depth = depth;
	const output = [
		...(entries?.((item) => showInside(item, state, depth + 1)) ?? []),
		...keys.map((key) => showProperty(value, key, state, depth)),
	];
	state.path.pop();
	const mark = state.circular.has(value) ? `<ref *${state.circular.get(value)}> ` : '';
	return layOut(state, output, [mark + before, braces[1]], depth, list && { values: list, hasMore: list.length > maxItems });
}

/** Items stand two columns further in, which decides where their lines break. */
function showInside(value: unknown, state: State, depth: number): string {
	state.indentation += 2;
	const text = show(value, state, depth);
	state.indentation -= 2;
	return text;
}

function showProperty(owner: object, key: string | symbol, state: State, depth: number): string {
	const name = quoteKey(key);
	const { get, set, value } = Object.getOwnPropertyDescriptor(owner, key) as PropertyDescriptor;
	if (get || set) return `${name}: ${get ? (set ? '[Getter/Setter]' : '[Getter]') : '[Setter]'}`;
	return `${name}: ${showInside(value, state, depth + 1)}`;
}

function ownKeys(value: object, isList: boolean): (string | symbol)[] {
	const names = Object.keys(value).filter((key) => !isList || !/^(?:0|[1-9]\d*)$/.test(key));
	return [...names, ...Object.getOwnPropertySymbols(value).filter((key) => Object.prototype.propertyIsEnumerable.call(value, key))];
}

interface Prefix {
	name: string;
	tag: string;
	/** Before the opening brace. */
	before: string;
	/** All of the text, where there are no properties of its own. */
	whole?: string;
}

interface Description {
	prefix: Prefix;
	braces: readonly [string, string];
	list?: readonly unknown[];
	/** How many entries there are. */
	size?: number;
	entries?: (show: (item: unknown) => string) => string[];
}

function describe(value: object, state: State): Description {
	const { name, tag } = nameOf(value);
	const plain = { name, tag, before: tag };
	const square = ['[', ']'] as const;
	const curly = ['{', '}'] as const;
	if (Array.isArray(value)) {
		const before = name === 'Array' ? '' : `${tag}(${value.length})`;
		return { prefix: { ...plain, before }, braces: square, list: value, size: value.length, entries: (one) => items(value, one) };
	}
	if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
		const list = value as unknown as ArrayLike<unknown> & readonly unknown[];
		return { prefix: { ...plain, before: `${tag}(${list.length})` }, braces: square, list, size: list.length, entries: (one) => items(list, one) };
	}
	if (value instanceof Set) {
		return { prefix: { ...plain, before: `${tag}(${value.size})` }, braces: curly, size: value.size, entries: (one) => limited([...value], one) };
	}
	if (value instanceof Map) {
		const entries = (one: (item: unknown) => string): string[] =>
			limited([...value], ([key, item]: [unknown, unknown]) => `${one(key)} => ${one(item)}`);
		return { prefix: { ...plain, before: `${tag}(${value.size})` }, braces: curly, size: value.size, entries };
	}
	const whole = wholeText(value, tag, state);
	if (whole !== undefined) return { prefix: { ...plain, before: whole, whole }, braces: curly };
	return { prefix: { ...plain, before: tag === 'Object' ? '' : tag }, braces: curly };
}

function wholeText(value: object, tag: string, state: State): string | undefined {
	if (value instanceof Error) return state.showError(value).replaceAll('\n', `\n${' '.repeat(state.indentation)}`);
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

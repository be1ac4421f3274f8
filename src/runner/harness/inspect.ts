import { describeKind, maxItems } from './kinds.ts';
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
	const { prefix, braces, list, size = 0, entries } = describeKind(value, wholeTextOf(state));
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

/** An error's text with its lines as far in as it stands. */
function wholeTextOf({ showError, indentation }: State): ShowError {
	return (error) => showError(error).replaceAll('\n', `\n${' '.repeat(indentation)}`);
}

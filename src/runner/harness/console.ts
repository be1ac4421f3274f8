import { format } from '@vitest/utils/display';
import type { ConsoleLevel } from '../protocol.ts';
import { inspect } from './inspect.ts';
import { formatTable } from './table.ts';
import { now } from './time.ts';

/** Prints one finished entry. */
export type Print = (level: ConsoleLevel, text: string) => void;

type ShowError = (error: Error) => string;
type Show = (args: readonly unknown[]) => string;

/** A console as readers know it, that prints through `print`; errors are shown by `showError`. */
export function createConsole(print: Print, showError: ShowError): object {
	let indent = '';
	const show: Show = (args) => formatConsole(args, showError);
	const write: Print = (level, text) => print(level, indent && indent + text.replaceAll('\n', `\n${indent}`) || text);
	const writer = (level: ConsoleLevel) => (...args: unknown[]): void => write(level, show(args));
	const group = (...args: unknown[]): void => {
		if (args.length) write('log', show(args));
		indent += '  ';
	};
	return {
		log: writer('log'),
		info: writer('info'),
		warn: writer('warn'),
		error: writer('error'),
		debug: writer('debug'),
		dirxml: writer('log'),
		dir: (value: unknown) => write('log', inspect(value, showError)),
		trace: (...args: unknown[]) => write('error', args.length ? `Trace: ${show(args)}` : 'Trace'),
		table(value: unknown, columns?: readonly string[]) {
			write('log', formatTable(value, columns, (cell) => inspect(cell, showError)) ?? show([value]));
		},
		assert(condition: unknown, ...args: unknown[]) {
			if (!condition) write('error', args.length ? `Assertion failed: ${show(args)}` : 'Assertion failed');
		},
		group,
		groupCollapsed: group,
		groupEnd: () => void (indent = indent.slice(2)),
		clear: () => undefined,
		...createCounters(write),
		...createTimers(write, show),
	};
}

function createCounters(write: Print): object {
	const counts = new Map<string, number>();
	return {
		count(label = 'default') {
			counts.set(label, (counts.get(label) ?? 0) + 1);
			write('log', `${label}: ${counts.get(label)}`);
		},
		countReset: (label = 'default') => void counts.delete(label),
	};
}

function createTimers(write: Print, show: Show): object {
	const timers = new Map<string, number>();
	const elapsed = (label: string): string => `${label}: ${(now() - (timers.get(label) ?? now())).toFixed(3)}ms`;
	return {
		time: (label = 'default') => void timers.set(label, now()),
		timeEnd: (label = 'default') => write('log', elapsed(label)),
		timeLog: (label = 'default', ...args: unknown[]) => write('log', `${elapsed(label)} ${show(args)}`.trimEnd()),
	};
}

/** One call of `console.log` as text: text as it is, placeholders of the first argument filled, values as Node shows them. */
export function formatConsole(args: readonly unknown[], showError: ShowError): string {
	const [first, ...rest] = args;
	const show = (value: unknown): string => (typeof value === 'string' ? value : inspect(value, showError));
	if (typeof first !== 'string' || !rest.length || !first.includes('%')) return args.map(show).join(' ');
	let used = 1;
	const text = first.replace(/%[sdifjoOc%]/g, (placeholder) => {
		if (placeholder === '%%') return '%';
		if (used >= args.length) return placeholder;
		const value = args[used++];
		if (placeholder === '%o' || placeholder === '%O') return inspect(value, showError);
		if (placeholder === '%s' && typeof value === 'object') return show(value);
		return format([placeholder, value]);
	});
	return [text, ...args.slice(used).map(show)].join(' ');
}

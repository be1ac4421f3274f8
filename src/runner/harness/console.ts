import { format } from '@vitest/utils/display';
import type { ConsoleLevel } from '../protocol.ts';
import { inspect } from './inspect.ts';
import { formatTable } from './table.ts';

/** Prints one finished entry. */
export type Print = (level: ConsoleLevel, text: string) => void;

/** A console as readers know it, that prints through `print`; `frames` gives the readable part of an error's stack. */
export function createConsole(print: Print, inspectError: (error: Error) => string): object {
	let indent = '';
	const counts = new Map<string, number>();
	const timers = new Map<string, number>();
	const show = (args: readonly unknown[]): string => formatConsole(args, inspectError);
	const write = (level: ConsoleLevel, text: string): void =>
		print(level, indent ? indent + text.replaceAll('\n', `\n${indent}`) : text);
	const writer = (level: ConsoleLevel) => (...args: unknown[]) => write(level, show(args));
	const elapsed = (label: string): string => `${label}: ${(performance.now() - (timers.get(label) ?? 0)).toFixed(3)}ms`;
	const group = (...args: unknown[]): void => {
		if (args.length) write('log', show(args));
		indent += '  ';
	};
	const known = {
		log: writer('log'),
		info: writer('info'),
		warn: writer('warn'),
		error: writer('error'),
		debug: writer('debug'),
		trace: (...args: unknown[]) => write('error', args.length ? `Trace: ${show(args)}` : 'Trace'),
		dir: (value: unknown) => write('log', inspect(value, inspectError)),
		dirxml: writer('log'),
		table: (value: unknown, columns?: readonly string[]) => write('log', formatTable(value, columns, (cell) => inspect(cell, inspectError)) ?? show([value])),
		assert(condition: unknown, ...args: unknown[]) {
			if (!condition) write('error', args.length ? `Assertion failed: ${show(args)}` : 'Assertion failed');
		},
		group,
		groupCollapsed: group,
		groupEnd: () => (indent = indent.slice(2)),
		count(label = 'default') {
			counts.set(label, (counts.get(label) ?? 0) + 1);
			write('log', `${label}: ${counts.get(label)}`);
		},
		countReset: (label = 'default') => counts.delete(label),
		time: (label = 'default') => timers.set(label, performance.now()),
		timeLog: (label = 'default', ...args: unknown[]) => write('log', [elapsed(label), show(args)].join(' ').trimEnd()),
		timeEnd: (label = 'default') => write('log', elapsed(label)),
		clear() {},
	};
	return known;
}

/** One call of `console.log` as text: text as it is, placeholders of the first argument filled, values as Node shows them. */
export function formatConsole(args: readonly unknown[], inspectError: (error: Error) => string): string {
	const [first, ...rest] = args;
	const show = (value: unknown): string => (typeof value === 'string' ? value : inspect(value, inspectError));
	if (typeof first !== 'string' || !rest.length || !first.includes('%')) return args.map(show).join(' ');
	let used = 1;
	const text = first.replace(/%[sdifjoOc%]/g, (placeholder) => {
		if (placeholder === '%%') return '%';
		if (used >= args.length) return placeholder;
		const value = args[used++];
		if (placeholder === '%o' || placeholder === '%O') return inspect(value, inspectError);
		if (placeholder === '%s' && typeof value === 'object') return show(value);
		return format([placeholder, value]);
	});
	return [text, ...args.slice(used).map(show)].join(' ');
}

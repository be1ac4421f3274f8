import { processError } from '@vitest/utils/error';
import type { RunError, StackFrame } from '../protocol.ts';
import { type ModuleLines, readStack } from '../stack.ts';
import { inspect } from './inspect.ts';

// eslint-disable-next-line no-control-regex
const colours = /\u001b\[[\d;]*m/g;

/** Longer texts are cut before anything else is done with them: the rest is never shown, and each step would copy it. */
const longest = 100_000;

/** How many causes of causes are told. */
const maxCauses = 3;

/**
 * Whatever was thrown, as text: message, place, and for a comparison both values and their difference as Vitest shows
 * them. Never throws, whatever the thrown thing does when it is read.
 */
export function describeFailure(thrown: unknown, modules: readonly ModuleLines[]): RunError {
	try {
		return describe(thrown, modules, 0);
	} catch {
		return { name: 'Error', message: '(an error that cannot be shown)', stack: [] };
	}
}

/** Frames of an error for the console. */
export function framesOf(error: Error, modules: readonly ModuleLines[]): StackFrame[] {
	return readStack(stackOf(error), modules);
}

/** The parts of an `AggregateError` and of several failed promises, each for itself. */
export function failuresOf(thrown: unknown): unknown[] {
	return (Array.isArray(thrown) ? thrown : [thrown]).flatMap((one: unknown) =>
		one instanceof AggregateError ? (one.errors as unknown[]) : [one],
	);
}

interface Processed {
	message?: unknown;
	diff?: unknown;
	expected?: unknown;
	actual?: unknown;
	cause?: unknown;
}

function describe(thrown: unknown, modules: readonly ModuleLines[], depth: number): RunError {
	const stack = readStack(stackOf(thrown), modules);
	const name = nameOf(thrown);
	const { message = inspect(thrown, String), diff, expected, actual, cause } = process(thrown);
	const hasDiff = typeof diff === 'string';
	const hasCause = typeof cause === 'object' && cause !== null && depth < maxCauses;
	return {
		name,
		message: plain(message),
		stack,
		...(hasDiff && { expected: plain(expected), received: plain(actual), diff: plain(diff) }),
		...(hasCause && { cause: describe(cause, modules, depth + 1) }),
	};
}

function process(thrown: unknown): Processed {
	if (typeof thrown !== 'object' || thrown === null) return { message: String(thrown) };
	const given = thrown as Processed;
	// `expect.soft` keeps what is processed already.
	if (!(thrown instanceof Error) && typeof given.diff === 'string') return given;
	if (typeof given.message === 'string' && given.message.length > longest) return { message: given.message };
	return processError(thrown) as Processed;
}

function stackOf(thrown: unknown): string {
	const stack = (thrown as Error | null | undefined)?.stack;
	// V8 puts the message before the frames.
	return typeof stack === 'string' ? stack.slice(-longest) : '';
}

function nameOf(thrown: unknown): string {
	if (typeof thrown !== 'object' || thrown === null) return typeof thrown;
	const { name } = thrown as { name?: unknown };
	if (typeof name === 'string') return name;
	return thrown instanceof Error ? 'Error' : 'object';
}

/** Text without colours. */
function plain(value: unknown): string {
	return String(value).slice(0, longest).replaceAll(colours, '');
}

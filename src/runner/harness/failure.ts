import { processError } from '@vitest/utils/error';
import type { RunError, StackFrame } from '../protocol.ts';
import { type ModuleLines, readStack } from '../stack.ts';
import { inspect } from './inspect.ts';

// oxlint-disable-next-line no-control-regex
const colours = /\u001b\[\d*(?:;\d+)*m/g;

/** Whatever was thrown, as text: message, place, and for a comparison both values and their difference as Vitest shows them. */
export function describeFailure(thrown: unknown, modules: readonly ModuleLines[], depth = 0): RunError {
	const stack = readStack(stackOf(thrown), modules);
	const error = processSafely(thrown);
	const hasDiff = typeof error.diff === 'string';
	const cause = typeof error.cause === 'object' && error.cause !== null && depth < 3 ? error.cause : undefined;
	return {
		name: nameOf(thrown),
		message: plain(error.message ?? inspect(thrown, String)),
		stack,
		...(hasDiff && { diff: plain(error.diff!), expected: text(error.expected), received: text(error.actual) }),
		...(cause && { cause: describeCause(cause, modules, depth) }),
	};
}

interface Processed {
	message?: unknown;
	name?: unknown;
	stack?: unknown;
	diff?: string;
	expected?: unknown;
	actual?: unknown;
	cause?: unknown;
}

/** The parts of `AggregateError` and of several failed promises, each for itself. */
export function failuresOf(thrown: unknown): unknown[] {
	return (Array.isArray(thrown) ? thrown : [thrown]).flatMap((one: unknown) =>
		one instanceof AggregateError ? (one.errors as unknown[]) : [one],
	);
}

/** The stack an error carries, whatever it is. */
export function stackOf(thrown: unknown): string {
	try {
		const stack = (thrown as Error | undefined)?.stack;
		return typeof stack === 'string' ? stack : '';
	} catch {
		return '';
	}
}

function processSafely(thrown: unknown): Processed {
	// `expect.soft` keeps what is processed already.
	if (!(thrown instanceof Error) && typeof (thrown as Processed | undefined)?.diff === 'string') return thrown as Processed;
	try {
		return processError(thrown) as Processed;
	} catch (error) {
		return { message: `(an error that cannot be shown: ${String(error)})` };
	}
}

function describeCause(cause: object, modules: readonly ModuleLines[], depth: number): RunError {
	return describeFailure(cause, modules, depth + 1);
}

function nameOf(thrown: unknown): string {
	if (typeof thrown !== 'object' || thrown === null) return typeof thrown;
	const { name } = thrown as { name?: unknown };
	return typeof name === 'string' ? name : thrown instanceof Error ? 'Error' : 'object';
}

function text(value: unknown): string {
	return typeof value === 'string' ? plain(value) : String(value);
}

/** Without colours. */
function plain(message: unknown): string {
	return String(message)
		.replace(colours, '');
}

/** Frames of an error for the console. */
export function framesOf(error: Error, modules: readonly ModuleLines[]): StackFrame[] {
	return readStack(stackOf(error), modules);
}

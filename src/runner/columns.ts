import type { CompiledModule, RunError, RunEvent } from './protocol.ts';

/** The event with the columns of compiled code replaced by those of the reader's files. */
export function restoreColumns(event: RunEvent, modules: readonly CompiledModule[]): RunEvent {
	if (event.type === 'test-end') {
		const errors = event.result.errors.map((error) => restore(error, modules));
		return { ...event, result: { ...event.result, errors } };
	}
	if (event.type === 'error') return { ...event, error: restore(event.error, modules) };
	if (event.type === 'demo-end' && event.error) return { ...event, error: restore(event.error, modules) };
	return event;
}

function restore(error: RunError, modules: readonly CompiledModule[]): RunError {
	const stack = error.stack.map((frame) => {
		const mappings = modules.find(({ path }) => path === frame.path)?.mappings;
		return mappings === undefined ? frame : { ...frame, column: originalColumn(mappings, frame.line, frame.column) };
	});
	return { ...error, stack, ...(error.cause && { cause: restore(error.cause, modules) }) };
}

/**
 * The column of the file that a column of the compiled line came from (both from 1), by a source map's `mappings`.
 * Lines are the same in both, so one line of it is enough; only original columns run on from line to line.
 */
export function originalColumn(mappings: string, line: number, column: number): number {
	const segments = segmentsOf(mappings, line);
	const index = segments.findLastIndex(({ compiled }) => compiled < column);
	const [here, next] = [segments[index], segments[index + 1]];
	if (!here) return column;
	// Inside what is as long in both, columns go along; what was rewritten counts as one place.
	const isVerbatim = !next || next.compiled - here.compiled === next.original - here.original;
	return 1 + here.original + (isVerbatim ? column - 1 - here.compiled : 0);
}

function segmentsOf(mappings: string, line: number): { compiled: number; original: number }[] {
	let original = 0;
	let segments: { compiled: number; original: number }[] = [];
	for (const text of mappings.split(';').slice(0, line)) {
		let compiled = 0;
		segments = (text ? text.split(',') : []).map((segment) => {
			const fields = decode(segment);
			compiled += fields[0]!;
			original += fields[3] ?? 0;
			return { compiled, original };
		});
	}
	return segments;
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The numbers of one segment: base 64, least significant five bits first, the sign in the lowest bit. */
function decode(segment: string): number[] {
	const numbers: number[] = [];
	let value = 0;
	let shift = 0;
	for (const digit of segment) {
		const bits = digits.indexOf(digit);
		value += (bits & 31) << shift;
		shift += 5;
		if (bits & 32) continue;
		numbers.push(value & 1 ? -(value >> 1) : value >> 1);
		value = shift = 0;
	}
	return numbers;
}

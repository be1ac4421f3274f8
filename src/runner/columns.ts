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
		const columns = modules.find(({ path }) => path === frame.path)?.columns;
		return columns === undefined ? frame : { ...frame, column: originalColumn(columns, frame.line, frame.column) };
	});
	return { ...error, stack, ...(error.cause && { cause: restore(error.cause, modules) }) };
}

/** The column of the file that a column of the compiled line came from, both from 1, by what `packColumns` wrote. */
export function originalColumn(columns: string, line: number, column: number): number {
	const places = (columns.split(';')[line - 1] ?? '').split(' ').map((place) => place.split(',').map((part) => parseInt(part, 36)));
	const index = places.findLastIndex(([compiled]) => compiled! < column);
	const [here, next] = [places[index], places[index + 1]];
	if (!here) return column;
	// Inside what is as long in both, columns go along; what was rewritten counts as one place.
	const isVerbatim = !next || next[0]! - here[0]! === next[1]! - here[1]!;
	return 1 + here[1]! + (isVerbatim ? column - 1 - here[0]! : 0);
}

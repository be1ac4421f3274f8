import type { StackFrame } from './protocol.ts';

/** Where a module's code lies in the worker's text; lines count from 1. */
export interface ModuleLines {
	path: string;
	firstLine: number;
	lastLine: number;
}

/** What the worker's script calls itself (`//# sourceURL`): its true address is its whole text. */
export const scriptName = 'example-run.js';

/** The function that wraps each module, so that stacks show it as the module itself. */
export const moduleFunction = '$module';

/**
 * The frames of a stack (as V8, SpiderMonkey and JavaScriptCore print them) that lie in the example's modules.
 * Columns are the compiled code's: `originalColumn` turns them into the file's.
 */
export function readStack(stack: string, modules: readonly ModuleLines[]): StackFrame[] {
	return stack.split('\n').flatMap((text) => {
		const place = /:(\d+):(\d+)\)?$/.exec(text.trimEnd());
		if (!place) return [];
		const position = readLine(Number(place[1]), modules);
		return position ? [{ name: functionName(text), ...position, column: Number(place[2]) }] : [];
	});
}

/** The module and its line that a line of the worker's text is; undefined in the harness. */
export function readLine(line: number, modules: readonly ModuleLines[]): { path: string; line: number } | undefined {
	const module = modules.find(({ firstLine, lastLine }) => line >= firstLine && line <= lastLine);
	return module && { path: module.path, line: line - module.firstLine + 1 };
}

/** A stack for reading: engines' own frames left out, places as `path:line`. */
export function formatFrames(frames: readonly StackFrame[]): string {
	return frames.map(({ name, path, line }) => `\n    at ${name ? `${name} (${path}:${line})` : `${path}:${line}`}`).join('');
}

function functionName(text: string): string {
	const v8 = /^\s*at (?:async )?(?:new )?(.+?) \(/.exec(text);
	const name = v8 ? v8[1]! : /^\s*at /.test(text) ? '' : (/^(.*?)@/.exec(text)?.[1] ?? '');
	// V8 adds the receiver and an alias (`Object.f [as g]`), SpiderMonkey where a nameless function stands (`a/b<`).
	const plain = name.replace(/ \[as .*\]$/, '').replace(/^(?:Object|Module|exports|Function)\./, '').replace(/^async\*/, '');
	return plain === moduleFunction || /[<>/]/.test(plain) ? '' : plain;
}

import { CompileError, compileModule, importsOf } from './compile.ts';
import type { RunnableExample } from './protocol.ts';

/**
 * The example with one of its files as a reader has changed it.
 * @param path of the file: `dpo/loss.ts`.
 * @throws {CompileError} when the text is not TypeScript, or imports what the run does not have.
 */
export function withEdit(runnable: RunnableExample, path: string, source: string): RunnableExample {
	const edited = compileModule(path, source);
	const present = runnable.modules.map((module) => module.path);
	for (const { target, line } of importsOf(edited)) {
		if (present.includes(target)) continue;
		throw new CompileError(`this run has no ${target}. It has: ${present.join(', ')}.`, { path, line, column: 1 });
	}
	return { ...runnable, modules: runnable.modules.map((module) => (module.path === path ? edited : module)) };
}

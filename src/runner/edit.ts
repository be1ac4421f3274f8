import { CompileError, compileModule } from './compile.ts';
import type { RunnableExample } from './protocol.ts';

/**
 * The example with one of its files as a reader has changed it.
 * @param path of the file: `dpo/loss.ts`.
 * @throws {CompileError} when the text is not TypeScript, or imports what the run does not have.
 */
export function withEdit(runnable: RunnableExample, path: string, source: string): RunnableExample {
	const edited = compileModule(path, source);
	const present = runnable.modules.map((module) => module.path);
	for (const [, target] of edited.code.matchAll(/\brequire\("([^"\n]+)", \[/g)) {
		if (target === 'vitest' || present.includes(target!)) continue;
		const [folder, file] = target!.split('/') as [string, string];
		const specifier = file === 'index.ts' ? `@examples/${folder}` : file;
		const index = source.split('\n').findIndex((line) => line.includes(specifier));
		const line = Math.max(index, 0) + 1;
		throw new CompileError(`this run has no ${target}. It has: ${present.join(', ')}.`, { path, line, column: 1 });
	}
	return { ...runnable, modules: runnable.modules.map((module) => (module.path === path ? edited : module)) };
}

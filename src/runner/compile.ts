import { transform } from 'sucrase';
import { readExampleFile, type WorkspaceFiles, withDependencies } from '../workspace/files.ts';
import { resolveImport } from './imports.ts';
import { packColumns } from './pack-columns.ts';
import type { CompiledModule, Position, RunnableExample } from './protocol.ts';

/** A file that cannot be compiled: where, and why. `message` names the place too. */
export class CompileError extends Error implements Position {
	override name = 'CompileError';
	readonly path: string;
	readonly line: number;
	readonly column: number;
	/** The reason alone, without the place. */
	readonly reason: string;

	constructor(reason: string, { path, line, column }: Position) {
		super(`${path}:${line}:${column}: ${reason}`);
		this.path = path;
		this.line = line;
		this.column = column;
		this.reason = reason;
	}
}

/**
 * One TypeScript module as a CommonJS function body, line for line; imports are resolved to paths of the workspace.
 * Types are dropped, not checked. Runs in Node and in the page.
 * @throws {CompileError} when the text is not TypeScript, or not TypeScript that Node runs as it is.
 */
export function compileModule(path: string, source: string): CompiledModule {
	rejectUnerasable(path, source);
	try {
		const { code, sourceMap } = transform(source, {
			transforms: ['typescript', 'imports'],
			// The engines the site supports know the rest; untouched code is code the reader recognizes.
			disableESTransforms: true,
			// As `verbatimModuleSyntax` says, and as Node does: only `type` imports vanish.
			keepUnusedImports: true,
			filePath: path,
			sourceMapOptions: { compiledFilename: path },
		});
		return { path, code: linkImports(path, source, code), columns: packColumns(sourceMap!.mappings) };
	} catch (error) {
		throw asCompileError(path, error);
	}
}

/**
 * Everything the page needs to run an example: its tests and demo and all they import, in that order of need.
 * @throws {CompileError} when a file cannot be compiled, imports what the page does not have, or itself by a detour.
 * @throws {Error} when there is no such example, or examples import each other in a circle.
 */
export function compileExample(files: WorkspaceFiles, example: string): RunnableExample {
	withDependencies(files, example);
	const modules: CompiledModule[] = [];
	const visit = (path: string, importers: readonly string[]): void => {
		if (modules.some((module) => module.path === path)) return;
		const module = path.endsWith('.json') ? compileJson(path, files[path]!) : compileModule(path, files[path]!);
		const chain = [...importers, path];
		for (const { target, line } of importsOf(module)) {
			const place = { path, line, column: 1 };
			if (chain.includes(target)) {
				throw new CompileError(`modules import each other in a circle: ${[...chain, target].join(' → ')}.`, place);
			}
			if (files[target] === undefined) throw new CompileError(missing(files, target), place);
			visit(target, chain);
		}
		modules.push(module);
	};
	const [testPath, demoPath] = [`${example}/index.test.ts`, `${example}/demo.ts`].map((path) => {
		if (files[path] === undefined) return undefined;
		visit(path, []);
		return path;
	});
	return { example, modules, ...(testPath && { testPath }), ...(demoPath && { demoPath }) };
}

/** A JSON file as a module whose default export it is. */
function compileJson(path: string, text: string): CompiledModule {
	try {
		return { path, code: `module.exports = ${JSON.stringify(JSON.parse(text))};` };
	} catch (error) {
		throw new CompileError(`not JSON: ${(error as Error).message}`, { path, line: 1, column: 1 });
	}
}

const requireCall = /\brequire\('([^'\n]+)'\)/g;

/**
 * Gives each `require` of sucrase's output the path in the workspace, and the names read from it, so that the module
 * table can say which name is missing. (Sucrase calls an import as `_x.name.call(void 0, …)`: without that, a missing
 * one would be "cannot read properties of undefined (reading 'call')".)
 */
function linkImports(path: string, source: string, code: string): string {
	return code.replaceAll(requireCall, (_, specifier: string, offset: number) => {
		const target = resolveImport(path, specifier);
		if (target === undefined) {
			const line = lineOf(code, offset);
			const column = source.split('\n')[line - 1]!.indexOf(specifier) + 1;
			throw new CompileError(
				`cannot import '${specifier}' here. The page has 'vitest', '@examples/<name>' and the example's own ` +
					`files with their ending, such as './index.ts'.`,
				{ path, line, column: Math.max(column, 1) },
			);
		}
		const variable = /\b(?:var|const) (\w+) = $/.exec(code.slice(0, offset))?.[1];
		const uses = variable ? code.matchAll(new RegExp(`(?<![\\w$.])${variable}\\.([\\w$]+)`, 'g')) : [];
		const names = [...new Set([...uses].map((use) => use[1]))];
		return `require(${[target, names].map((value) => JSON.stringify(value)).join(', ')})`;
	});
}

/** The modules that a compiled one imports, and the lines it does so on. */
export function importsOf({ code }: CompiledModule): { target: string; line: number }[] {
	return [...code.matchAll(/\brequire\("([^"\n]+)", \[/g)]
		.map((match) => ({ target: match[1]!, line: lineOf(code, match.index) }))
		.filter(({ target }) => target !== 'vitest');
}

/** Sucrase would drop a namespace without a word, and Node and Vite refuse or rewrite the others. */
function rejectUnerasable(path: string, source: string): void {
	const found = /^[\t ]*(?:export )?(?:declare )?(?:const )?(namespace|module|enum) \w[\w.]*\s*\{/m.exec(source);
	if (!found) return;
	throw new CompileError(
		`"${found[1]}" is more than types: Node does not run it as it is. Write plain objects, functions and modules.`,
		{ path, line: lineOf(source, found.index), column: found[0].indexOf(found[1]!) + 1 },
	);
}

function asCompileError(path: string, error: unknown): Error {
	const { loc, message } = error as Error & { loc?: { line: number; column: number } };
	if (!loc) return error as Error;
	const reason = message.replace(`Error transforming ${path}: `, '').replace(/ \(\d+:\d+\)$/, '');
	return new CompileError(`${reason}.`, { path, line: loc.line, column: loc.column });
}

function missing(files: WorkspaceFiles, target: string): string {
	const [example, file] = target.split('/') as [string, string];
	try {
		readExampleFile(files, example, file);
	} catch (error) {
		return (error as Error).message;
	}
	return `there is no file "${target}".`;
}

function lineOf(text: string, offset: number): number {
	return text.slice(0, offset).split('\n').length;
}

/**
 * The examples workspace as text. Pure: the site gives these functions what Vite read
 * (`workspace/index.ts`), tests what they read from disk (`workspace/disk.ts`).
 */

/** Every file of the workspace: path from `examples/` (`dpo/index.ts`) → text. */
export type WorkspaceFiles = Readonly<Record<string, string>>;

/** The names of all examples, sorted. */
export function exampleNames(files: WorkspaceFiles): string[] {
	const names = Object.keys(files)
		.filter((path) => path.endsWith('/index.ts'))
		.map((path) => path.slice(0, path.indexOf('/')));
	return [...new Set(names)].sort();
}

/**
 * The text of one file of one example.
 * @throws {Error} naming what exists, when the example or the file does not.
 */
export function readExampleFile(files: WorkspaceFiles, example: string, file: string): string {
	const text = files[`${example}/${file}`];
	if (text !== undefined) return text;
	const names = exampleNames(files);
	if (!names.includes(example)) {
		throw new Error(`There is no example "${example}" in examples/. There are: ${names.join(', ')}.`);
	}
	const present = Object.keys(files)
		.filter((path) => path.startsWith(`${example}/`))
		.map((path) => path.slice(example.length + 1));
	throw new Error(`examples/${example} has no file "${file}". It has: ${present.sort().join(', ')}.`);
}

/** The examples that `example` imports, directly or not, itself last: every one after those it needs. */
export function withDependencies(files: WorkspaceFiles, example: string): string[] {
	const ordered: string[] = [];
	const visit = (name: string, path: readonly string[]): void => {
		if (path.includes(name)) throw new Error(`Examples import each other in a circle: ${[...path, name].join(' → ')}.`);
		if (ordered.includes(name)) return;
		readExampleFile(files, name, 'index.ts');
		for (const file of runnableFiles(files, name)) {
			for (const imported of importedExamples(files[file]!)) if (imported !== name) visit(imported, [...path, name]);
		}
		ordered.push(name);
	};
	visit(example, []);
	return ordered;
}

/** Paths of what the page and StackBlitz run of an example: its code, tests, demo and reference values. */
export function runnableFiles(files: WorkspaceFiles, example: string): string[] {
	return Object.keys(files)
		.filter((path) => path.startsWith(`${example}/`) && /\/([\w.-]+\.ts|reference\.json)$/.test(path))
		.filter((path) => !path.endsWith('.property.test.ts') && !path.includes('/wrong/'))
		.sort();
}

/** Paths of an example's code alone: what another example needs of it. */
export function libraryFiles(files: WorkspaceFiles, example: string): string[] {
	return runnableFiles(files, example).filter(
		(path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.endsWith('/demo.ts'),
	);
}

/** The names in `import … from '@examples/name'`, each once. */
export function importedExamples(source: string): string[] {
	return [...new Set([...source.matchAll(/from\s+['"]@examples\/([\w-]+)['"]/g)].map((match) => match[1]!))];
}

import { libraryFiles, readExampleFile, runnableFiles, withDependencies, type WorkspaceFiles } from '../workspace/files.ts';
import { pins } from './pins.ts';
import { sandboxReadme } from './readme.ts';
import { indexHtml, mainModule, startScript, tsconfig, viteConfig } from './template.ts';

/** A project as StackBlitz takes it. */
export interface SandboxProject {
	title: string;
	description: string;
	/** The only kind of project that runs Vitest there: the others have no terminal. */
	template: 'node';
	/** The file an editor shows first. */
	openFile: string;
	/** Path from the project's root → text. */
	files: Readonly<Record<string, string>>;
}

/** What the project may say besides the example itself. */
export interface SandboxOptions {
	/** Where the guide is published; without it the README has no link back. */
	siteUrl?: string | undefined;
}

const product = 'LLM Interview Lab';

/**
 * A project that installs, tests and builds one example by itself. The sources stand in it unchanged, so that line
 * numbers agree with the page; of the examples it imports it has the code alone.
 * @throws {Error} when the example, its tests or its demo do not exist.
 */
export function toSandboxProject(
	files: WorkspaceFiles,
	example: string,
	{ siteUrl }: SandboxOptions = {},
): SandboxProject {
	const imports = withDependencies(files, example).filter((name) => name !== example);
	for (const file of ['index.test.ts', 'demo.ts']) readExampleFile(files, example, file);
	const sources = [...runnableFiles(files, example), ...imports.flatMap((name) => libraryFiles(files, name))];
	const title = `${example} · ${product}`;
	return {
		title,
		description: `The example “${example}” of ${product}: code, tests and a demo.`,
		template: 'node',
		openFile: `${example}/index.ts`,
		files: {
			...Object.fromEntries(sources.map((path) => [path, files[path]!])),
			'README.md': sandboxReadme({ example, title, imports, siteUrl }),
			'index.html': indexHtml(example),
			'main.ts': mainModule(example),
			'package.json': packageJson(example),
			'start.js': startScript,
			'tsconfig.json': tsconfig,
			'vite.config.ts': viteConfig,
		},
	};
}

// No "engines": StackBlitz would choose its Node by it, and its own is new enough.
function packageJson(example: string): string {
	const manifest = {
		name: example,
		private: true,
		type: 'module',
		scripts: {
			start: 'node start.js',
			dev: 'vite',
			build: 'vite build',
			test: 'vitest run',
			'test:watch': 'vitest',
			check: 'tsc',
		},
		devDependencies: pins,
		stackblitz: { startCommand: 'npm start' },
	};
	return `${JSON.stringify(manifest, null, '\t')}\n`;
}

/**
 * The files that make a runnable project of an example, apart from its own. Paths are from the project's root;
 * `@examples/name` means `name/index.ts` in all of them.
 */

/** `vite.config.ts`: lets the sources import `@examples/…` as they do in the repository. */
export const viteConfig = `import { defineConfig } from 'vitest/config';

export default defineConfig({
	// The terminal keeps the tests' results.
	clearScreen: false,
	resolve: {
		alias: [{ find: /^@examples\\/([\\w-]+)$/, replacement: '/$1/index.ts' }],
	},
});
`;

/** `tsconfig.json`: the same for the editor and \`npm run check\`. */
export const tsconfig = `${JSON.stringify(
	{
		include: ['**/*.ts'],
		exclude: ['node_modules', 'dist'],
		compilerOptions: {
			target: 'ES2022',
			lib: ['ES2022', 'DOM', 'DOM.Iterable'],
			module: 'ESNext',
			moduleResolution: 'bundler',
			moduleDetection: 'force',
			types: [],
			strict: true,
			noUncheckedIndexedAccess: true,
			resolveJsonModule: true,
			allowImportingTsExtensions: true,
			erasableSyntaxOnly: true,
			verbatimModuleSyntax: true,
			skipLibCheck: true,
			noEmit: true,
			paths: { '@examples/*': ['./*/index.ts'] },
		},
	},
	null,
	'\t',
)}
`;

/** `start.js`: what StackBlitz runs. One process, so that no shell's way of joining commands matters. */
export const startScript = `// npm start: the demo's output in the preview; the tests here, again after every save.
import { createServer } from 'vite';
import { startVitest } from 'vitest/node';

const server = await createServer();
await server.listen();
server.printUrls();
await startVitest('test', [], { watch: true });
`;

/** `index.html`: the page of the preview. */
export function indexHtml(example: string): string {
	return `<!doctype html>
<html lang="en">
	<head>
		<meta charset="utf-8" />
		<meta name="viewport" content="width=device-width" />
		<title>${example}/demo.ts</title>
		<link rel="icon" href="data:," />
		<style>
			:root { color-scheme: light dark; }
			body { margin: 1.5rem; font: 1rem/1.5 system-ui, sans-serif; }
			h1 { font-size: 1.1rem; }
			pre { overflow-x: auto; font: 0.9rem/1.5 ui-monospace, monospace; }
			pre.failed { border-inline-start: 4px solid #d33; padding-inline-start: 1rem; }
		</style>
	</head>
	<body>
		<h1>${example}/demo.ts</h1>
		<pre tabindex="0" aria-label="Output"></pre>
		<noscript>The output needs JavaScript.</noscript>
		<script type="module" src="/main.ts"></script>
	</body>
</html>
`;
}

/** `main.ts`: runs the demo and shows on the page what it prints. */
export function mainModule(example: string): string {
	return `// Shows on the page what the demo prints.
const output = document.querySelector('pre')!;

function print(...values: unknown[]): void {
	output.append(values.map(asText).join(' '), '\\n');
}

function asText(value: unknown): string {
	if (value instanceof Error) return value.stack ?? String(value);
	return typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value);
}

function fail(error: unknown): void {
	output.classList.add('failed');
	print(error);
}

for (const method of ['log', 'info', 'warn', 'error'] as const) {
	const write = console[method];
	console[method] = (...values: unknown[]) => {
		write(...values);
		print(...values);
	};
}
addEventListener('error', (event) => fail(event.error ?? event.message));
addEventListener('unhandledrejection', (event) => fail(event.reason));

// Only after console is watched: the demo prints while it is imported.
await import('./${example}/demo.ts');
`;
}

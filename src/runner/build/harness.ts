import { resolve } from 'node:path';
import { build } from 'vite';

let built: Promise<string> | undefined;

/** The harness as one classic script that sets `$lab`; built once per process. */
export function buildHarness(): Promise<string> {
	return (built ??= bundle());
}

async function bundle(): Promise<string> {
	// From the project's root, as every script runs: the endpoint that calls this is itself bundled elsewhere.
	const source = resolve('src');
	const entry = resolve(source, 'runner/harness/main.ts');
	const result = await build({
		configFile: false,
		logLevel: 'warn',
		root: source,
		publicDir: false,
		resolve: { alias: { '~': source } },
		define: { 'process.env.NODE_ENV': '"production"' },
		build: {
			write: false,
			target: 'es2022',
			minify: true,
			lib: { entry, name: '$lab', formats: ['iife'] },
			// A worker's text has lines to count; nothing here is for the eye.
			reportCompressedSize: false,
		},
	});
	const [output] = Array.isArray(result) ? result : [result];
	if (!output || !('output' in output)) throw new Error('Building the harness gave no output.');
	const [chunk, ...others] = output.output;
	if (others.length) throw new Error(`The harness must be one file, but the build made ${others.length + 1}.`);
	return chunk.code;
}

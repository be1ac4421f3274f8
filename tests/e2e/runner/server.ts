import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { build } from 'vite';
import { buildHarness } from '~/runner/build/harness.ts';
import { bootstrapHash } from '~/runner/bootstrap.ts';

/** A server with one page that can run examples, under the site's CSP; `requests` are the addresses asked for. */
export interface RunnerSite {
	/** Address of the page; with `isolated` it sends COOP and COEP. */
	page(isolated?: boolean): string;
	requests: string[];
	close(): Promise<void>;
}

const policy =
	`default-src 'none'; script-src 'self' '${bootstrapHash}'; style-src 'self'; connect-src 'self'; ` +
	`worker-src 'self' data: blob:; frame-src 'none'`;

const html =
	'<!doctype html><html lang="en"><title>Runner</title><body><script type="module" src="/page.js"></script></body></html>';

/** Starts the server; port 0 takes any that is free. */
export async function startRunnerSite(): Promise<RunnerSite> {
	const [harness, script] = await Promise.all([buildHarness(), bundlePage()]);
	const requests: string[] = [];
	const server = createServer((request, response) => {
		const url = request.url ?? '/';
		requests.push(`${request.method} ${url}`);
		response.setHeader('Content-Security-Policy', policy);
		response.setHeader('Access-Control-Allow-Origin', '*');
		if (url.startsWith('/isolated')) {
			response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
			response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
		}
		const code = { '/page.js': script, '/harness.js': harness }[url];
		response.setHeader('Content-Type', `text/${code ? 'javascript' : 'html'}; charset=utf-8`);
		response.end(code ?? html);
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const { port } = server.address() as AddressInfo;
	return {
		page: (isolated = false) => `http://127.0.0.1:${port}/${isolated ? 'isolated' : 'plain'}`,
		requests,
		close: () => closeServer(server),
	};
}

function closeServer(server: Server): Promise<void> {
	server.closeAllConnections();
	return new Promise((done) => server.close(() => done()));
}

async function bundlePage(): Promise<string> {
	const result = await build({
		configFile: false,
		logLevel: 'warn',
		publicDir: false,
		resolve: { alias: { '~': resolve('src') } },
		build: {
			write: false,
			target: 'es2022',
			lib: { entry: resolve('tests/e2e/runner/page.ts'), formats: ['es'], fileName: 'page' },
		},
	});
	const [output] = Array.isArray(result) ? result : [result];
	if (!output || !('output' in output)) throw new Error('Building the test page gave no output.');
	return output.output[0].code;
}

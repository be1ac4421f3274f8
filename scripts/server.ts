import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, posix } from 'node:path';
import sirv from 'sirv';
import { compress } from './compression.ts';
import { headersFor, parseHeaders, type HeaderRule } from './headers.ts';

/** What to serve, and where. */
export interface ServerOptions {
	/** The built site. */
	root: string;
	/** 0 for any free port. */
	port: number;
	/** Path under which the site was built (`/guide`); the environment's BASE_PATH unless given. */
	base?: string;
}

/**
 * Serves a built site as a static host does: the headers of its `_headers`, `/page` sent on to `/page/`, the
 * nearest 404.html, compressed text.
 * @returns the server and the address of its first page.
 * @throws {Error} when nothing is built, or the port is taken.
 */
export async function startServer(options: ServerOptions): Promise<{ server: Server; address: string }> {
	if (!existsSync(join(options.root, 'index.html'))) {
		throw new Error(`${options.root} holds no index.html. Run \`npm run build\` first.`);
	}
	const base = normalizeBase(options.base ?? process.env['BASE_PATH'] ?? '');
	const server = createServer(siteHandler(options.root, base));
	await listen(server, options.port);
	const { port } = server.address() as AddressInfo;
	return { server, address: `http://localhost:${port}${base}` };
}

/**
 * Says at once, and not after a minute's build, that a port is taken.
 * @throws {Error} when it is, with what to do.
 */
export async function checkPort(port: number): Promise<void> {
	const server = createServer();
	await listen(server, port);
	await new Promise((resolve) => server.close(resolve));
}

function listen(server: Server, port: number): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', (error) => reject(explain(error, port)));
		server.listen(port, resolve);
	});
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

function siteHandler(root: string, base: string): Handler {
	const rules = readRules(root);
	const files = sirv(root, { dev: true, etag: true });
	return (request, response) => {
		const url = new URL(request.url ?? '/', 'http://localhost');
		const path = url.pathname.startsWith(base) ? `/${url.pathname.slice(base.length)}` : undefined;
		compress(request, response);
		setHeaders(response, rules, path ?? url.pathname);
		if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response);
		if (path === undefined && `${url.pathname}/` === base) return redirect(response, base + url.search);
		if (path === undefined || path === '/_headers') return notFound(response, root, '/');
		if (isFolderWithoutSlash(root, path)) return redirect(response, `${url.pathname}/${url.search}`);
		request.url = path + url.search;
		files(request, response, () => notFound(response, root, path));
	};
}

function readRules(root: string): HeaderRule[] {
	const path = join(root, '_headers');
	return existsSync(path) ? parseHeaders(readFileSync(path, 'utf8')) : [];
}

function setHeaders(response: ServerResponse, rules: readonly HeaderRule[], path: string): void {
	for (const [name, value] of headersFor(rules, path)) response.setHeader(name, value);
}

function isFolderWithoutSlash(root: string, path: string): boolean {
	return !path.endsWith('/') && existsSync(join(root, decoded(path), 'index.html'));
}

/** The 404.html nearest to the path, as Cloudflare Pages chooses it. */
function notFound(response: ServerResponse, root: string, path: string): void {
	let folder = decoded(path);
	do {
		folder = posix.dirname(folder);
		const page = join(root, folder, '404.html');
		if (!existsSync(page)) continue;
		response.writeHead(404, { 'content-type': 'text/html;charset=utf-8', 'cache-control': 'no-store' });
		response.end(readFileSync(page));
		return;
	} while (folder !== '/');
	response.writeHead(404, { 'content-type': 'text/plain' });
	response.end('Not found');
}

function redirect(response: ServerResponse, location: string): void {
	response.writeHead(308, { location });
	response.end();
}

function refuse(response: ServerResponse): void {
	response.writeHead(405, { allow: 'GET, HEAD' });
	response.end();
}

/** The path as it stands on disk; normalized after decoding, so that no `%2f..` leads out of the site. */
function decoded(path: string): string {
	try {
		return posix.normalize(decodeURIComponent(path));
	} catch {
		return path;
	}
}

/** `guide`, `/guide` and `/guide/` are all `/guide/`; nothing is `/`. */
function normalizeBase(base: string): string {
	return `/${base.replace(/^\/+|\/+$/g, '')}/`.replace('//', '/');
}

function explain(error: NodeJS.ErrnoException, port: number): Error {
	if (error.code !== 'EADDRINUSE') return error;
	return new Error(`Port ${port} is taken by another program. Stop it, or choose another: PORT=${port + 1} npm start`);
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPort, startServer } from './server.ts';

const folder = mkdtempSync(join(tmpdir(), 'site-'));
const long = `<p>${'Attention. '.repeat(20_000)}`;
const files: Record<string, string> = {
	_headers: '/*\n  Cross-Origin-Opener-Policy: same-origin\n/run/*\n  X-Part: runner\n',
	'index.html': '<p>first',
	'404.html': 'nothing here',
	'en/404.html': 'nothing in English',
	'en/dpo/index.html': long,
	'run/dpo.js': 'export {};',
	'llms.txt': '大模型',
};
const servers: Server[] = [];

beforeAll(() => {
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
});
afterAll(() => {
	for (const server of servers) server.close();
	rmSync(folder, { recursive: true });
});

describe('startServer', () => {
	it('serves a folder’s page with the headers of its rules', async () => {
		const { status, headers, body } = await get(await port(), '/');
		expect(status).toBe(200);
		expect(body.toString()).toBe('<p>first');
		expect(headers).toMatchObject({ 'content-type': 'text/html;charset=utf-8', 'cross-origin-opener-policy': 'same-origin' });
		expect(headers['x-part']).toBeUndefined();
	});

	it('serves code and text by their types', async () => {
		const at = await port();
		expect((await get(at, '/run/dpo.js')).headers).toMatchObject({ 'content-type': 'text/javascript;charset=utf-8', 'x-part': 'runner' });
		const text = await get(at, '/llms.txt');
		expect(text.headers['content-type']).toBe('text/plain;charset=utf-8');
		expect(text.body.toString()).toBe('大模型');
	});

	it('sends a folder without a slash on, query and all', async () => {
		const { status, headers } = await get(await port(), '/en/dpo?x=1');
		expect([status, headers.location]).toEqual([308, '/en/dpo/?x=1']);
	});

	it.each([
		['/en/none/', 'nothing in English'],
		['/zh-cn/none/', 'nothing here'],
		['/none.js', 'nothing here'],
		['/_headers', 'nothing here'],
		['/..%2f..%2fetc/passwd', 'nothing here'],
	])('answers %s with the nearest 404.html', async (path, expected) => {
		const { status, headers, body } = await get(await port(), path);
		expect([status, body.toString()]).toEqual([404, expected]);
		expect(headers['cross-origin-opener-policy']).toBe('same-origin');
	});

	it('compresses text for who takes it, and says so', async () => {
		const { headers, body } = await get(await port(), '/en/dpo/', { 'accept-encoding': 'gzip, br' });
		expect(headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
		expect(body.length).toBeLessThan(long.length / 50);
		expect(gunzipSync(body).toString()).toBe(long);
		const plain = await get(await port(), '/en/dpo/');
		expect(plain.body.toString()).toBe(long);
	});

	it('answers an unchanged file with 304', async () => {
		const at = await port();
		const { headers } = await get(at, '/', { 'accept-encoding': 'gzip' });
		const again = await get(at, '/', { 'accept-encoding': 'gzip', 'if-none-match': String(headers.etag) });
		expect([again.status, again.body.length]).toEqual([304, 0]);
	});

	it.each(['guide', '/guide/'])('serves under BASE_PATH %s and nowhere else', async (base) => {
		const at = await port(base);
		expect((await get(at, '/guide/')).body.toString()).toBe('<p>first');
		expect((await get(at, '/guide')).headers.location).toBe('/guide/');
		expect((await get(at, '/guide/en/dpo')).headers.location).toBe('/guide/en/dpo/');
		expect((await get(at, '/guide/run/dpo.js')).headers['x-part']).toBe('runner');
		expect((await get(at, '/')).status).toBe(404);
	});

	it('takes no POST', async () => {
		expect((await get(await port(), '/', {}, 'POST')).status).toBe(405);
	});

	it('says what to do about a taken port and a missing build', async () => {
		const taken = await port();
		await expect(startServer({ root: folder, port: taken })).rejects.toThrow(`PORT=${taken + 1} npm start`);
		await expect(checkPort(taken)).rejects.toThrow(`PORT=${taken + 1} npm start`);
		await expect(checkPort(0)).resolves.toBeUndefined();
		await expect(startServer({ root: join(folder, 'none'), port: 0 })).rejects.toThrow('npm run build');
	});
});

async function port(base = '/'): Promise<number> {
	const { server } = await startServer({ root: folder, port: 0, base });
	servers.push(server);
	return (server.address() as AddressInfo).port;
}

interface Answer {
	status: number;
	headers: IncomingHttpHeaders;
	body: Buffer;
}

/** fetch() would follow redirects' bodies and unpack gzip by itself. */
function get(at: number, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const sent = request({ port: at, path, headers, method }, (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }));
		});
		sent.on('error', reject);
		sent.end();
	});
}

import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bootstrapScript } from '../runner/frame.ts';
import { hash, policyOf, withPolicy, writePolicies } from './policy.ts';

const page = (head = '', body = '') => `<!doctype html><html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;
/** The sources of a directive. */
const sources = (html: string, directive: string) =>
	policyOf(html).split('; ').find((part) => part.startsWith(`${directive} `))?.split(' ').slice(1);

describe('policyOf', () => {
	it('allows each inline script by the hash a browser computes', () => {
		const script = 'const first = "<b>&amp;</b>";\n';
		const digest = createHash('sha256').update(script).digest('base64');
		expect(sources(page(`<script>${script}</script>`), 'script-src')).toEqual(["'self'", "'wasm-unsafe-eval'", `'sha256-${digest}'`, hash(bootstrapScript)]);
	});

	it('counts modules as scripts, and neither data nor files', () => {
		const html = page('<script type="module">a()</script><script type="application/json">{}</script><script src="/x.js"></script>', '<script>a()</script>');
		expect(sources(html, 'script-src')).toEqual(["'self'", "'wasm-unsafe-eval'", hash('a()'), hash(bootstrapScript)]);
	});

	it('is not taken in by a script in a comment or a template string', () => {
		const html = page('<!-- <script>evil()</script> --><script>const text = "<style>x{}</style>";</script>');
		expect(policyOf(html)).not.toContain(hash('evil()'));
		expect(sources(html, 'style-src-elem')).toEqual(["'self'"]);
	});

	it('allows each inline stylesheet', () => {
		expect(sources(page('<style>a{color:red}</style>'), 'style-src-elem')).toEqual(["'self'", hash('a{color:red}')]);
	});

	it('allows nothing else inline and nobody but StackBlitz', () => {
		const policy = policyOf(page());
		expect(sources(page(), 'script-src')).not.toContain("'unsafe-inline'");
		expect(policy).toContain("default-src 'none'");
		expect(policy).toContain("base-uri 'none'");
		expect(policy.match(/https?:[^\s;]+/g)).toEqual(['https://stackblitz.com', 'https://stackblitz.com']);
	});
});

describe('withPolicy', () => {
	it('stands before anything it governs', () => {
		expect(withPolicy(page('<script>a()</script>'))).toMatch(/<meta charset="utf-8"><meta http-equiv="content-security-policy" content="[^"]+"><script>/);
	});

	it('refuses a page without a place for it', () => {
		expect(() => withPolicy('<html><head></head></html>')).toThrow('A page without <meta charset>');
	});
});

describe('writePolicies', () => {
	it('writes into every page of every folder and says how many', () => {
		const root = mkdtempSync(join(tmpdir(), 'policy-'));
		mkdirSync(join(root, 'en/dpo'), { recursive: true });
		for (const path of ['index.html', 'en/dpo/index.html']) writeFileSync(join(root, path), page(`<script>${path}</script>`));
		writeFileSync(join(root, 'en/data.json'), '{}');
		expect(writePolicies(root)).toBe(2);
		expect(readFileSync(join(root, 'en/dpo/index.html'), 'utf8')).toContain(hash('en/dpo/index.html'));
		rmSync(root, { recursive: true });
	});
});

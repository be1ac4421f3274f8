import { describe, expect, it } from 'vitest';
import type { HTMLElement } from 'node-html-parser';
import { hash } from '~/delivery/policy.ts';
import { bootstrapScript } from '~/runner/frame.ts';
import { base, pages, readBuilt, readPage } from './site.ts';

/** The directives of a page's policy. */
function policyOfPage(dom: HTMLElement): Map<string, string[]> {
	const content = dom.querySelector('meta[http-equiv="content-security-policy"]')?.getAttribute('content') ?? '';
	return new Map(content.split('; ').map((directive) => [directive.split(' ')[0]!, directive.split(' ').slice(1)]));
}

const isData = (type: string | undefined): boolean => type === 'application/json' || type === 'application/ld+json';

describe.for(pages.map((page) => [page.file, page] as const))('%s', ([, { dom, html }]) => {
	const policy = policyOfPage(dom);

	it('lets run the scripts that stand in it, and no other inline', () => {
		const inline = dom.querySelectorAll('script:not([src])').filter((script) => !isData(script.getAttribute('type')));
		const needed = [...inline.map((script) => hash(script.rawText)), hash(bootstrapScript)];
		const allowed = policy.get('script-src')?.filter((source) => source.startsWith("'sha256-"));
		expect(allowed?.toSorted()).toEqual([...new Set(needed)].sort());
		expect(policy.get('script-src')).not.toContain("'unsafe-inline'");
		expect(policy.get('script-src')).not.toContain("'unsafe-eval'");
	});

	it('lets in the styles that stand in it, and no other inline', () => {
		const needed = dom.querySelectorAll('style').map((style) => hash(style.rawText));
		expect(policy.get('style-src-elem')?.toSorted()).toEqual([...new Set(["'self'", ...needed])].sort());
	});

	it('begins with nothing allowed and posts forms to StackBlitz alone', () => {
		expect(policy.get('default-src')).toEqual(["'none'"]);
		expect(policy.get('base-uri')).toEqual(["'none'"]);
		expect(policy.get('form-action')).toEqual(['https://stackblitz.com']);
		expect(policy.get('frame-src')).toEqual(['https://stackblitz.com']);
	});

	it('stands before anything it governs', () => {
		const meta = html.indexOf('http-equiv="content-security-policy"');
		const first = html.search(/<(?:script|style|link|img)\b/);
		expect(meta).toBeGreaterThan(0);
		expect(first === -1 || meta < first).toBe(true);
	});

	it('has no handler in an attribute and no javascript: address', () => {
		expect(attributes(dom).filter(([name, value]) => /^on/i.test(name) || /^\s*javascript:/i.test(value))).toEqual([]);
	});

	it('loads nothing from elsewhere', () => {
		expect(foreign(dom)).toEqual([]);
	});
});

it('no file of a page loads from elsewhere', () => {
	const sheets = new Set(pages.flatMap(({ dom }) => dom.querySelectorAll('link[rel="stylesheet"]').map((link) => link.getAttribute('href')!)));
	expect(sheets.size).toBeGreaterThan(0);
	for (const sheet of sheets) expect(readBuilt(sheet.slice(base.length)).toString()).not.toMatch(/url\(["']?(?:https?:)?\/\/|@import/);
});

describe('what is found', () => {
	it('is what a page loads from elsewhere', () => {
		const html = '<script src="https://a.b/c.js"></script><link rel="preload" href="//a.b/c"><img src="/ok.png"><a href="https://a.b/">ok</a><iframe src="https://a.b"></iframe>';
		expect(foreign(readPage(html))).toEqual(['<script https://a.b/c.js>', '<link //a.b/c>', '<iframe https://a.b>']);
	});

	it('is a handler in an attribute', () => {
		expect(attributes(readPage('<p><b onclick="x()">t</b></p>'))).toEqual([['onclick', 'x()']]);
	});
});

function attributes(dom: HTMLElement): [string, string][] {
	return dom.querySelectorAll('*').flatMap((element) => Object.entries(element.attributes));
}

/** What the page fetches by itself from another origin; canonical addresses and links are not fetched. */
function foreign(dom: HTMLElement): string[] {
	const loading = dom.querySelectorAll('script[src], img[src], iframe[src], source[src], video[src], audio[src], object[data], embed[src], link[href]');
	return loading
		.filter((element) => element.tagName !== 'LINK' || !/canonical|alternate/.test(element.getAttribute('rel') ?? ''))
		.map((element) => [element.tagName.toLowerCase(), element.getAttribute('src') ?? element.getAttribute('href') ?? element.getAttribute('data') ?? ''])
		.filter(([, address]) => /^(?:[a-z]+:)?\/\//i.test(address!))
		.map(([tag, address]) => `<${tag} ${address}>`);
}

import { describe, expect, it } from 'vitest';
import { type BuiltPage, isBuilt, pages, readPage, resolveLink } from './site.ts';

const pointers = { a: 'href', link: 'href', script: 'src', img: 'src', use: 'href', source: 'src', iframe: 'src', form: 'action' };

/** Links of a page that lead nowhere, as `page: link: what is missing`. */
function broken(page: BuiltPage, all: readonly BuiltPage[]): string[] {
	return Object.entries(pointers).flatMap(([tag, attribute]) =>
		page.dom.querySelectorAll(`${tag}[${attribute}]`).flatMap((element) => {
			const href = element.getAttribute(attribute)!;
			const target = resolveLink(page, href);
			if (!target) return [];
			const there = all.find(({ file }) => file === target.file);
			if (!there && !isBuilt(target.file)) return [`${page.file}: <${tag} ${attribute}="${href}">: dist/${target.file} does not exist`];
			if (!target.fragment || !there) return [];
			return hasId(there, target.fragment) ? [] : [`${page.file}: <${tag} ${attribute}="${href}">: ${target.file} has no id "${target.fragment}"`];
		}),
	);
}

const ids = new WeakMap<BuiltPage, Set<string>>();

/** Of every page once: the pages have thousands of links to each other. */
function hasId(page: BuiltPage, id: string): boolean {
	const known = ids.get(page) ?? new Set(page.dom.querySelectorAll('[id]').map((element) => element.id));
	ids.set(page, known);
	return known.has(id);
}

describe('every link of every page', () => {
	it.for(pages.map((page) => [page.file, page] as const))('leads to a file, and a fragment to an id: %s', ([, page]) => {
		expect(broken(page, pages)).toEqual([]);
	});

	it('would be missed if it led nowhere', () => {
		const first = pages.find(({ file }) => file === 'en/index.html')!;
		const html = '<a href="./no/">a</a><a href="#no">b</a><a href="../no.html">c</a><a href="https://example.com/no">d</a><p id="yes"></p><a href="#yes">e</a>';
		const page: BuiltPage = { ...first, html, dom: readPage(html) };
		expect(broken(page, [page])).toEqual([
			'en/index.html: <a href="./no/">: dist/en/no/index.html does not exist',
			'en/index.html: <a href="#no">: en/index.html has no id "no"',
			'en/index.html: <a href="../no.html">: dist/no.html does not exist',
		]);
	});
});

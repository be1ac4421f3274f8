import { describe, expect, it } from 'vitest';
import type { HTMLElement } from 'node-html-parser';
import { chapters } from '~/chapters.ts';
import { readPages } from '../content/mdx.ts';
import { base, type BuiltPage, chapterPages, contentPages, languages, pages } from './site.ts';

interface Group {
	label: string;
	links: string[];
}

/** The groups of a page's sidebar, and its links outside any. */
function sidebarOf(dom: HTMLElement): { groups: Group[]; links: string[] } {
	const top = dom.querySelectorAll('nav.sidebar ul.top-level > li');
	const hrefs = (element: HTMLElement) => element.querySelectorAll('a').map((link) => link.getAttribute('href')!);
	return {
		groups: top.filter((item) => item.querySelector('details')).map((item) => ({ label: item.querySelector('.group-label')!.text.trim(), links: hrefs(item) })),
		links: top.filter((item) => !item.querySelector('details')).flatMap(hrefs),
	};
}

describe.for(languages)('the sidebar in %s', (language) => {
	const [page] = chapterPages.filter((candidate) => candidate.language === language);
	const { groups, links } = sidebarOf(page!.dom);
	const written = readPages('docs', language);

	it('names the chapters that are written, in the document’s order', () => {
		const expected = chapters.filter(({ folder }) => written.some(({ name }) => name.startsWith(`${folder}/`)));
		expect(groups.map(({ label }) => label)).toEqual(expected.map(({ en, zh }) => (language === 'en' ? en : zh)));
	});

	it('has in each group the pages of the chapter, in their order', () => {
		for (const { links: shown } of groups) {
			expect(shown.length).toBeGreaterThan(0);
			const folder = shown[0]!.slice(base.length).split('/')[1]!;
			const inChapter = written.filter(({ name }) => name.startsWith(`${folder}/`));
			const order = ({ frontmatter }: (typeof written)[number]) => (frontmatter['sidebar'] as { order?: number } | undefined)?.order ?? Infinity;
			const expected = inChapter.toSorted((a, b) => order(a) - order(b) || (a.name < b.name ? -1 : 1));
			expect(shown).toEqual(expected.map(({ name }) => `${base}${language}/${name.replace(/\/index$/, '')}/`));
		}
	});

	it('leads to the glossary, and marks the page one is on', () => {
		expect(links).toContain(`${base}${language}/glossary/`);
		expect(page!.dom.querySelectorAll('nav.sidebar [aria-current="page"]').map((link) => link.getAttribute('href'))).toEqual([page!.address]);
	});
});

describe.for(contentPages.map((page) => [page.file, page] as const))('%s', ([, { dom, address, language }]) => {
	it('offers the same page in both languages', () => {
		const options = dom.querySelectorAll('starlight-lang-select option').map((option) => option.getAttribute('value'));
		const other = language === 'en' ? address.replace('/en/', '/zh-cn/') : address.replace('/zh-cn/', '/en/');
		expect([...new Set(options)].sort()).toEqual([address, other].sort());
	});

	it('has search that carries no index before it is opened', () => {
		expect(dom.querySelectorAll('lab-search dialog:not([open])').length).toBeGreaterThan(0);
		expect(dom.querySelectorAll('script[src*="pagefind"], link[href*="pagefind"]')).toEqual([]);
	});
});

describe('the landing page', () => {
	it.for(languages)('shows an example there to run, in %s', (language) => {
		const { dom } = find(`${language}/index.html`);
		expect(dom.querySelectorAll('lab-example [data-run]')).toHaveLength(1);
		expect(dom.querySelectorAll('lab-example pre.code').length).toBeGreaterThan(0);
	});
});

describe.for(['index.html', '404.html'])('%s', (file) => {
	const { dom } = find(file);

	it('offers both languages without JavaScript', () => {
		const links = dom.querySelectorAll('main a').map((link) => link.getAttribute('href'));
		expect(links).toEqual([`${base}en/`, `${base}zh-cn/`]);
		expect(dom.querySelectorAll('main [lang="zh-CN"]').length).toBeGreaterThan(0);
		expect(dom.querySelectorAll('main [hidden], [http-equiv="refresh"]')).toEqual([]);
	});
});

it('404 is kept from search engines', () => {
	expect(find('404.html').dom.querySelector('meta[name="robots"]')?.getAttribute('content')).toBe('noindex');
});

function find(file: string): BuiltPage {
	const page = pages.find((candidate) => candidate.file === file);
	if (!page) throw new Error(`dist/${file} does not exist.`);
	return page;
}

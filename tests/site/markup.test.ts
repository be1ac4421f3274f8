import { describe, expect, it } from 'vitest';
import type { HTMLElement } from 'node-html-parser';
import { contentPages, counterpart, pages, readPage } from './site.ts';

/** The text a reader sees, without code, and without the TeX that formulas carry for those who copy them. */
function visibleText(dom: HTMLElement): string {
	const copy = readPage(dom.outerHTML);
	for (const element of copy.querySelectorAll('script, style, pre, code, .katex, template, form')) element.remove();
	return copy.text;
}

const rawMarkup: readonly [name: string, pattern: RegExp][] = [
	['$$', /\$\$/],
	['a TeX command', /\\(?:frac|pi|beta|theta|log|sigma|mathbb|text|left|right|[a-zA-Z]+\{)/],
	['an id after a heading', /\\?\{#[\w-]/],
	['a component that was not rendered', /<\/?[A-Z][A-Za-z]*\b[^>]*>/],
	['a value left open', /\{\{\w+\}\}/],
	['an interface word that is missing', /(?<![\w-])(?:example|answer|run|embed|search|drill)\.[a-z][\w.-]+\b(?=\s|$)/],
	['Markdown emphasis', /\*\*[^*\s][^*]*\*\*/],
	['an object as text', /\[object \w+\]/],
];

/** Places where a page shows its source instead of what it means. */
function rawPlaces(dom: HTMLElement): string[] {
	const text = visibleText(dom);
	return rawMarkup.flatMap(([name, pattern]) => {
		const match = pattern.exec(text);
		return match ? [`${name}: "${text.slice(Math.max(0, match.index - 30), match.index + 40).replace(/\s+/g, ' ')}"`] : [];
	});
}

describe.for(pages.map((page) => [page.file, page] as const))('%s', ([, { dom, html, language }]) => {
	it('has formulas without an error', () => {
		expect(dom.querySelectorAll('.katex-error').map((element) => element.text)).toEqual([]);
	});

	it('shows no raw markup', () => {
		expect(rawPlaces(dom)).toEqual([]);
	});

	it('gives every attribute a value', () => {
		expect(dom.querySelectorAll('*').flatMap(({ attributes }) => Object.entries(attributes)).filter(([, value]) => /^(?:undefined|null|NaN)$/.test(value))).toEqual([]);
	});

	it('gives every id once', () => {
		const ids = dom.querySelectorAll('[id]').map(({ id }) => id);
		expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
	});

	it('refers to ids that exist', () => {
		const referring = ['aria-describedby', 'aria-labelledby', 'aria-controls', 'for', 'form'];
		const missing = referring.flatMap((attribute) =>
			dom
				.querySelectorAll(`[${attribute}]`)
				.flatMap((element) => element.getAttribute(attribute)!.split(/\s+/))
				.filter((id) => dom.getElementById(id) === null)
				.map((id) => `${attribute}="${id}"`),
		);
		expect(missing).toEqual([]);
	});

	it('says its language', () => {
		const expected = { 'en': 'en', 'zh-cn': 'zh-CN' }[language ?? 'en'];
		expect(dom.querySelector('html')?.getAttribute('lang')).toBe(expected);
	});

	it('is no stand-in for a page that is not translated', () => {
		expect(html).not.toMatch(/not available in your language|此内容尚不支持你的语言|此内容尚未翻译/);
	});
});

describe('both languages', () => {
	it.for(contentPages.filter(({ language }) => language === 'en').map((page) => [page.file, page] as const))(
		'have the same headings, figures, examples and questions: %s',
		([, page]) => {
			const other = counterpart(page);
			expect(other, `${page.file} has no counterpart in Chinese`).toBeDefined();
			expect(outline(other!.dom)).toEqual(outline(page.dom));
		},
	);
});

/** What a page consists of, without words. */
function outline(dom: HTMLElement): string[] {
	const marks = 'h1, h2, h3, h4, .question, .pitfall, .example, .figure, .sources > li';
	return (dom.querySelector('main')?.querySelectorAll(marks) ?? []).map((element) => `${element.tagName.toLowerCase()}#${element.id}`);
}

describe('what is found', () => {
	it.for(['x $$y$$', 'x \\frac{a}{b}', '## T \\{#t}', 'T {#t}', 'a &lt;Cite id="x" /&gt;', '{{count}} tests', 'example.run ', '**bold**', '[object Object]'])(
		'%s',
		(text) => {
			expect(rawPlaces(readPage(`<main><p>${text}</p></main>`))).toHaveLength(1);
			expect(rawPlaces(readPage(`<main><p>text</p><pre><code>${text}</code></pre></main>`))).toEqual([]);
		},
	);
});

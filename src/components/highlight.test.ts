import { parse } from 'node-html-parser';
import { codeToHtml } from 'shiki';
import { describe, expect, it } from 'vitest';
import { codeTheme, tokenClasses } from './highlight.ts';

const read = (html: string) => parse(html, { blockTextElements: {} });
const highlight = (code: string, lang = 'ts') => codeToHtml(code, { lang, theme: codeTheme, transformers: [tokenClasses], tokenizeTimeLimit: 0 });

describe('highlighted code', () => {
	it('carries classes and no style, which a policy would have to allow', async () => {
		const html = await highlight("// why\nexport const loss = (x: number): string => 'a' + x;\n");
		expect(html).not.toContain('style=');
		const classes = read(html).querySelectorAll('span[class]').map((span) => `${span.getAttribute('class')} ${span.text.trim()}`);
		expect(classes).toContain('comment // why');
		expect(classes).toContain('keyword export');
		expect(classes.join()).toMatch(/string[\w-]* 'a'/);
	});

	it.for([
		['ts', 'const text = `a ${b} <i>&amp;`;\n\n\tif (a < b) return;'],
		['python', 'def loss(x):\n    return "中文" + x  # why'],
	] as const)('says in %s exactly what the file says', async ([lang, code]) => {
		expect(read(await highlight(code, lang)).querySelector('pre.code')?.textContent).toBe(code);
	});

	it('wraps no plain text in a span', async () => {
		const html = await highlight('a\nb');
		expect(read(html).querySelectorAll('span:not(.line)').map((span) => span.outerHTML)).toEqual([]);
	});
});

import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MathFontReport, mathCharacters, subsetMathFonts } from './math-fonts.ts';

const katex = 'node_modules/katex/dist/fonts';
const root = mkdtempSync(join(tmpdir(), 'math-fonts-'));
const names = ['KaTeX_Main-Regular', 'KaTeX_Math-Italic'];
const face = (name: string) =>
	`@font-face{font-family:${name.split('-')[0]};src:url(/_astro/${name}.AAAA.woff2) format("woff2"),url(/_astro/${name}.BBBB.woff) format("woff"),url(/_astro/${name}.CCCC.ttf) format("truetype")}`;
const files = () => readdirSync(join(root, '_astro')).sort();
const read = (path: string) => readFileSync(join(root, path), 'utf8');
let report: MathFontReport;

beforeAll(async () => {
	mkdirSync(join(root, '_astro'));
	for (const name of names) {
		for (const [format, digest] of Object.entries({ woff2: 'AAAA', woff: 'BBBB', ttf: 'CCCC' })) {
			copyFileSync(`${katex}/${name}.${format}`, join(root, `_astro/${name}.${digest}.${format}`));
		}
	}
	writeFileSync(join(root, '_astro/katex.DDDD.css'), names.map(face).join(''));
	writeFileSync(join(root, '_astro/other.EEEE.css'), 'a{color:red}');
	writeFileSync(join(root, '_astro/page.FFFF.js'), 'const css = ["_astro/katex.DDDD.css"];');
	writeFileSync(
		join(root, 'index.html'),
		'<link rel="stylesheet" href="/_astro/katex.DDDD.css"><link rel="stylesheet" href="/_astro/other.EEEE.css">' +
			'<span class="katex"><span class="katex-mathml"><math><mi>no</mi></math></span><span class="katex-html"><span>Zβ</span>=1</span></span><p>text</p>',
	);
	report = await subsetMathFonts(root);
}, 30_000);
afterAll(() => rmSync(root, { recursive: true }));

describe('mathCharacters', () => {
	it('collects what formulas show, once, and no other text', () => {
		expect(mathCharacters(['<p>text</p><span class="katex-html">b<span>a</span></span>', '<span class="katex-html">a&lt;</span>'])).toBe('<ab');
	});
});

describe('subsetMathFonts', () => {
	it('leaves WOFF2 alone, far smaller, and says so', () => {
		expect(files().filter((file) => /KaTeX_/.test(file))).toEqual(names.map((name) => expect.stringMatching(new RegExp(`^${name}\\.[0-9a-f]{8}\\.woff2$`))));
		expect(report).toMatchObject({ all: 2, used: 2, bytesBefore: names.reduce((sum, name) => sum + statSync(`${katex}/${name}.woff2`).size, 0) });
		expect(report.bytesAfter).toBeLessThan(report.bytesBefore / 5);
	});

	it('lets stylesheets name only fonts that exist', () => {
		const sheet = files().find((file) => /^katex\..*css$/.test(file))!;
		const named = [...read(`_astro/${sheet}`).matchAll(/url\(\/_astro\/([^)]+)\)/g)].map((match) => match[1]!);
		expect(named.toSorted()).toEqual(files().filter((file) => file.endsWith('.woff2')));
		expect(read(`_astro/${sheet}`)).toMatch(/woff2\) format\("woff2"\)\}/);
	});

	it('renames the stylesheet it changed, wherever a page or a script names it, and no other', () => {
		const sheet = files().find((file) => /^katex\..*css$/.test(file))!;
		expect(sheet).not.toBe('katex.DDDD.css');
		expect(read('index.html')).toContain(`href="/_astro/${sheet}"`);
		expect(read('_astro/page.FFFF.js')).toContain(sheet);
		expect(read('index.html')).toContain('/_astro/other.EEEE.css');
	});
});

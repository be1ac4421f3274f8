import { globSync, statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { base, builtFiles, isBuilt, pages, readBuilt } from './site.ts';

const fonts = builtFiles('_astro/*.{woff2,woff,ttf,otf,eot}');

it('only WOFF2 fonts are delivered, and none of them is empty', () => {
	expect(fonts.filter((font) => !font.endsWith('.woff2'))).toEqual([]);
	expect(fonts.length).toBeGreaterThan(0);
	for (const font of fonts) expect(readBuilt(font).subarray(0, 4).toString(), font).toBe('wOF2');
});

it('all of them together weigh less than KaTeX’s own', () => {
	const bytes = sum(fonts.map((font) => readBuilt(font).length));
	const whole = sum(globSync('node_modules/katex/dist/fonts/*.woff2').map((font) => statSync(font).size));
	console.log(`fonts: ${fonts.length} files, ${bytes} bytes; KaTeX's own are ${whole}`);
	expect(bytes).toBeLessThan(whole);
});

it('every font that a stylesheet names exists, and no other is delivered', () => {
	const named = builtFiles('_astro/*.css').flatMap((sheet) =>
		[...readBuilt(sheet).toString().matchAll(/url\(["']?([^"')]+\.(?:woff2?|ttf|otf|eot))["']?\)/g)].map((match) =>
			match[1]!.startsWith('/') ? match[1]!.slice(base.length) : `_astro/${match[1]!.replace(/^\.\//, '')}`,
		),
	);
	for (const font of named) expect(isBuilt(font), font).toBe(true);
	expect([...new Set(named)].sort()).toEqual(fonts);
});

it('every stylesheet that a page names exists under a name that tells its content', () => {
	const sheets = new Set(pages.flatMap(({ dom }) => dom.querySelectorAll('link[rel="stylesheet"]').map((link) => link.getAttribute('href')!)));
	for (const sheet of sheets) {
		expect(isBuilt(sheet.slice(base.length)), sheet).toBe(true);
		expect(sheet).toMatch(/\/_astro\/.+\.[\w-]{8}\.css$/);
	}
});

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}

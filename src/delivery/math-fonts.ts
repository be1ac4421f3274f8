import { createHash } from 'node:crypto';
import { globSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parse } from 'node-html-parser';
import subsetFont from 'subset-font';

/** What subsetting did. */
export interface MathFontReport {
	all: number;
	used: number;
	bytesBefore: number;
	bytesAfter: number;
}

/**
 * Cuts KaTeX's fonts in `root` down to the characters that the pages' formulas have: all of them together are a
 * quarter of a megabyte, a chapter needs a few dozen glyphs. WOFF2 alone stays; every browser we support reads it.
 */
export async function subsetMathFonts(root: string): Promise<MathFontReport> {
	const fonts = find(root, '_astro/KaTeX_*.woff2');
	for (const old of find(root, '_astro/KaTeX_*.{woff,ttf}')) rmSync(old);
	const bytesBefore = total(fonts);
	const text = mathCharacters(find(root, '**/*.html').map((page) => readFileSync(page, 'utf8')));
	const renamed = new Map<string, string>();
	for (const font of fonts) renamed.set(basename(font), await subset(font, text));
	const subsets = find(root, '_astro/KaTeX_*.woff2');
	rewrite(root, renamed);
	return { all: fonts.length, used: subsets.length, bytesBefore, bytesAfter: total(subsets) };
}

/** Every character of every formula, once. */
export function mathCharacters(pages: readonly string[]): string {
	const characters = new Set<string>();
	for (const page of pages) {
		for (const formula of parse(page).querySelectorAll('.katex-html')) for (const character of formula.text) characters.add(character);
	}
	return [...characters].sort().join('');
}

/** Replaces a font by its subset under a name that tells its content, for caches that never ask again. */
async function subset(font: string, text: string): Promise<string> {
	const bytes = await subsetFont(readFileSync(font), text, { targetFormat: 'woff2' });
	const name = basename(font).replace(/\.[^.]+\.woff2$/, `.${digest(bytes)}.woff2`);
	writeFileSync(font, bytes);
	renameSync(font, resolve(font, '..', name));
	return name;
}

/** Lets stylesheets name the subsets, drops the formats that are gone, and renames the stylesheets for the same reason. */
function rewrite(root: string, fonts: ReadonlyMap<string, string>): void {
	const sheets = new Map<string, string>();
	for (const sheet of find(root, '_astro/*.css')) {
		const css = readFileSync(sheet, 'utf8');
		if (!css.includes('KaTeX_')) continue;
		let text = css.replace(/,\s*url\([^)]*KaTeX_[^)]*\.(?:woff|ttf)\)\s*format\(["']?(?:woff|truetype)["']?\)/g, '');
		for (const [before, after] of fonts) text = text.replaceAll(before, after);
		const name = basename(sheet).replace(/\.[^.]+\.css$/, `.${digest(text)}.css`);
		writeFileSync(sheet, text);
		renameSync(sheet, resolve(sheet, '..', name));
		sheets.set(basename(sheet), name);
	}
	for (const file of find(root, '{**/*.html,_astro/*.js}')) {
		const before = readFileSync(file, 'utf8');
		let after = before;
		for (const [old, name] of sheets) after = after.replaceAll(old, name);
		if (after !== before) writeFileSync(file, after);
	}
}

function find(root: string, pattern: string): string[] {
	return globSync(pattern, { cwd: root }).map((path) => resolve(root, path));
}

function total(files: readonly string[]): number {
	return files.reduce((sum, file) => sum + statSync(file).size, 0);
}

function digest(content: string | Uint8Array): string {
	return createHash('sha256').update(content).digest('hex').slice(0, 8);
}

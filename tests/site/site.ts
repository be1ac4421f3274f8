import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type HTMLElement, parse } from 'node-html-parser';
import { chapters } from '~/chapters.ts';

/** One page of dist/. */
export interface BuiltPage {
	/** Its file: `en/alignment/dpo/index.html`. */
	file: string;
	/** Its address as links write it, the site's base included. */
	address: string;
	language: 'en' | 'zh-cn' | undefined;
	html: string;
	dom: HTMLElement;
}

export const languages = ['en', 'zh-cn'] as const;

const root = 'dist';
if (!existsSync(join(root, 'index.html'))) throw new Error('dist/ holds no site. Run npm run build first.');

/** Path under which the site was built, with a slash at its end. */
export const base = `/${(process.env['BASE_PATH'] ?? '').replace(/^\/+|\/+$/g, '')}/`.replace('//', '/');

/** Every page, read and parsed once. */
export const pages: readonly BuiltPage[] = globSync('**/*.html', { cwd: root })
	.sort()
	.map((path) => {
		const file = path.replaceAll('\\', '/');
		const html = readBuilt(file).toString('utf8');
		const language = languages.find((name) => file.startsWith(`${name}/`));
		return { file, address: base + file.replace(/(^|\/)index\.html$/, '$1'), language, html, dom: readPage(html) };
	});

/** Pages in a language: all but the door and 404. */
export const contentPages = pages.filter(({ language }) => language !== undefined);

/** Chapters' pages; not their overviews (`en/alignment/index.html`) and not the list of drills. */
export const chapterPages = contentPages.filter(
	({ file }) => file.split('/').length === 4 && chapters.some(({ folder }) => file.split('/')[1] === folder) && !file.includes('/write-by-hand/'),
);

/** HTML with the children of <pre> read too, and of scripts and styles kept as text. */
export function readPage(html: string): HTMLElement {
	return parse(html, { comment: false, blockTextElements: { script: true, style: true } });
}

/** A file of dist/. */
export function readBuilt(file: string): Buffer {
	return readFileSync(join(root, file));
}

/** The files of dist/ that match. */
export function builtFiles(pattern: string): string[] {
	return globSync(pattern, { cwd: root }).map((path) => path.replaceAll('\\', '/')).sort();
}

/** The same page in the other language. */
export function counterpart({ file }: BuiltPage): BuiltPage | undefined {
	const other = file.startsWith('en/') ? file.replace(/^en\//, 'zh-cn/') : file.replace(/^zh-cn\//, 'en/');
	return pages.find((page) => page.file === other);
}

/**
 * The file of dist/ and the fragment that an address leads to from a page; nothing where it leaves the site.
 */
export function resolveLink(from: BuiltPage, href: string): { file: string; fragment: string } | undefined {
	const url = new URL(href, `http://site.invalid${from.address}`);
	if (url.host !== 'site.invalid' || !/^https?:$/.test(url.protocol)) return undefined;
	const path = decodeURIComponent(url.pathname);
	const inside = path.startsWith(base) ? path.slice(base.length) : posix.join('..', path);
	return { file: inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside, fragment: decodeURIComponent(url.hash.slice(1)) };
}

/** Whether dist/ has a file. */
export function isBuilt(file: string): boolean {
	return !file.startsWith('..') && existsSync(join(root, file));
}

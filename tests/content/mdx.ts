import { globSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

export const languages = ['en', 'zh-cn'] as const;
export type Language = (typeof languages)[number];

/** One MDX file. */
export interface Page {
	/** From the repository's root, for messages. */
	path: string;
	/** Inside its language, without ending: `alignment/dpo`. */
	name: string;
	frontmatter: Readonly<Record<string, unknown>>;
	/** The frontmatter is left in: line n of it is line n of the file. */
	source: string;
}

/** One opening tag of a component. */
export interface Tag {
	name: string;
	props: Readonly<Record<string, string>>;
	line: number;
}

/** One heading. */
export interface Heading {
	level: number;
	id: string | undefined;
	line: number;
}

/** The pages of a collection in one language, sorted by name. */
export function readPages(collection: 'docs' | 'questions' | 'drills', language: Language): Page[] {
	const folder = `src/content/${collection}/${language}`;
	return globSync('**/[^_]*.mdx', { cwd: folder })
		.sort()
		.map((file) => toPage(`${folder}/${file}`, file.replaceAll('\\', '/').replace(/\.mdx$/, ''), readFileSync(`${folder}/${file}`, 'utf8')));
}

export function toPage(path: string, name: string, source: string): Page {
	const yaml = /^---\n([\s\S]*?)\n---\n/.exec(source)?.[1] ?? '';
	return { path, name, frontmatter: (parse(yaml) ?? {}) as Record<string, unknown>, source };
}

const frontmatterBlock = /^---\n[\s\S]*?\n---\n/;
const fencedCode = /^([ \t]*)(`{3,}|~{3,})[^\n]*\n[\s\S]*?\n\1\2[ \t]*$/gm;
const inlineCode = /(?<!`)(`+)(?!`)[^`]+?\1(?!`)/g;
const displayMath = /\$\$[\s\S]*?\$\$/g;
// A blank line ends a paragraph, and a formula with it.
const inlineMath = /(?<![\\$])\$(?:\\.|\n(?!\s*\n)|[^$\\\n])+\$/g;
const comment = /\{\/\*[\s\S]*?\*\/\}/g;
const imports = /^import\b[^;]*;$/gm;

/** A page's source without frontmatter, imports, comments, code and formulas (in the text as `stand`), every line where it was. */
export function withoutCode(source: string, stand = ''): string {
	return [frontmatterBlock, fencedCode, inlineCode, displayMath, inlineMath, comment, imports].reduce(
		(text, pattern) => text.replace(pattern, (piece) => (inText.includes(pattern) ? stand : '') + lineBreaks(piece)),
		source,
	);
}

const inText = [inlineCode, inlineMath];

/** The headings of a page in order. */
export function headingsOf({ source }: Page): Heading[] {
	const text = withoutCode(source);
	return [...text.matchAll(/^(#{1,6}) .*?(?:\\\{#([a-z0-9-]+)\})?[ \t]*$/gm)].map((match) => ({
		level: match[1]!.length,
		id: match[2],
		line: lineOf(text, match),
	}));
}

/** The opening tags of components of a page in order. */
export function tagsOf({ source }: Page): Tag[] {
	const attributes = /(?:\s+[\w:-]+(?:=(?:"[^"]*"|\{[^}]*\}))?)*/.source;
	const text = withoutCode(source);
	return [...text.matchAll(new RegExp(`<([A-Z]\\w*)(${attributes})\\s*/?>`, 'g'))].map((match) => ({
		name: match[1]!,
		props: propsOf(match[2]!),
		line: lineOf(text, match),
	}));
}

function propsOf(attributes: string): Record<string, string> {
	const found = attributes.matchAll(/([\w:-]+)(?:="([^"]*)"|=\{([^}]*)\})?/g);
	return Object.fromEntries([...found].map((match) => [match[1]!, match[2] ?? match[3] ?? '']));
}

/** The line, from 1, a match stands on. */
export function lineOf(text: string, { index }: { index: number }): number {
	return text.slice(0, index).split('\n').length;
}

/** As many line breaks as a text has, and nothing else. */
export function lineBreaks(text: string): string {
	return '\n'.repeat(text.split('\n').length - 1);
}

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type Language, lineBreaks, type Page, withoutCode } from './mdx.ts';

/** What stands for code or a formula in the text: the rules see that something is there, and not what. */
export const stand = '\uFFFC';

interface Term {
	id: string;
	en: string;
	zh: string;
	note: { en: string; zh: string };
}

/** Rows of the glossary. */
export const glossary = parse(readFileSync('src/content/glossary.yaml', 'utf8')) as Term[];

/** The text that a reader reads: title, description and prose, each line where it stands in the file. */
export function proseOf(page: Page, language: Language): string {
	const { source } = page;
	const end = source.indexOf('\n---\n', 3) + 1;
	const body = withoutCode(source, stand)
		// A link to the other language says where it leads in that language.
		.replace(/\[[^\]]*\]\([^)]*\/(?:en|zh-cn)\/[^)]*\)/g, '')
		.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
		.replace(/<Term\b([^>]*?)(?:\/>|>([^<]*)<\/Term>)/g, (_, props: string, text?: string) => text ?? termText(props, language))
		// What an author writes into an attribute is read too.
		.replace(/<[A-Z]\w*\b[^>]*?\b(?:title|question)="([^"]*)"[^>]*>/g, '$1')
		.replace(/<(?:[^"'<>]|"[^"]*")*>/g, lineBreaks)
		.replace(/https?:\/\/[^\s)>，。；]+/g, '')
		.replace(/\\\{#[a-z0-9-]+\}/g, '')
		.replace(/\*\*|(?<!\\)[*_]|\\(?=[$*_{}])/g, '');
	return frontmatterProse(source.slice(0, end)) + body.split('\n').slice(source.slice(0, end).split('\n').length - 1).join('\n');
}

/** Title and description where they stand, the other lines of the frontmatter empty. */
function frontmatterProse(block: string): string {
	return block
		.split('\n')
		.map((line) => /^(?:title|description): (.*)$/.exec(line)?.[1]?.replace(/^(["'])(.*)\1$/, '$2') ?? '')
		.join('\n');
}

/** As `Term.astro` prints a term without text of its own. */
function termText(props: string, language: Language): string {
	const term = glossary.find(({ id }) => props.includes(`id="${id}"`));
	if (!term || language === 'en') return term?.en ?? '';
	return /\bfirst\b/.test(props) && term.zh !== term.en ? `${term.zh} (${term.en})` : term.zh;
}

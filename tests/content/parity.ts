import { headingsOf, type Language, type Page, tagsOf } from './mdx.ts';

/** Something both languages have at the same place. */
interface Mark {
	line: number;
	/** As a message shows it. */
	text: string;
}

/** Inside a sentence order follows grammar; these are compared as a set under each heading. */
const inSentences = ['Term', 'Cite'];
/** Props that are neither words nor places in a source. */
const compared = ['id', 'name', 'region', 'slot'];

/** How a page's structure differs from its counterpart's, as `file:line: what to do`; empty where it does not. */
export function differences(page: Page, other: Page): string[] {
	const [here, there] = [structureOf(page), structureOf(other)];
	const index = there.findIndex(({ text }, at) => here[at]?.text !== text);
	if (index >= 0) {
		const found = here[index];
		return [
			`${page.path}:${found?.line ?? 'end'}: expected ${there[index]!.text} as in ${other.path}:${there[index]!.line}, ` +
				`found ${found?.text ?? 'nothing'}`,
		];
	}
	const extra = here[there.length];
	if (extra) return [`${page.path}:${extra.line}: ${extra.text} is not in ${other.path}: add it there, or take it out here`];
	return [...frontmatter(page, other), ...citations(page, other), ...citations(other, page)];
}

/** Fields that say the same in both languages, and do not. */
function frontmatter(page: Page, other: Page): string[] {
	const [here, there] = [page, other].map(({ frontmatter: { title, description, sidebar, ...fields } }): Record<string, unknown> => {
		const { label, badge, ...place } = (sidebar ?? {}) as Record<string, unknown>;
		return { ...fields, sidebar: place };
	}) as [Record<string, unknown>, Record<string, unknown>];
	return [...new Set([...Object.keys(here), ...Object.keys(there)])]
		.filter((field) => JSON.stringify(here[field]) !== JSON.stringify(there[field]))
		.map((field) => `${page.path}: ${field} is ${JSON.stringify(here[field])}, but in ${other.path} ${JSON.stringify(there[field])}`);
}

/** Headings and the components between paragraphs, in order. */
function structureOf(page: Page): Mark[] {
	const headings = headingsOf(page).map(({ level, id, line }) => ({ line, text: `h${level} #${id ?? '(no id)'}` }));
	const components = tagsOf(page)
		.filter(({ name }) => !inSentences.includes(name))
		.map(({ name, props, line }) => {
			const attributes = compared.filter((key) => key in props).map((key) => ` ${key}="${props[key]}"`);
			return { line, text: `<${name}${attributes.join('')}>` };
		});
	return [...headings, ...components].sort((a, b) => a.line - b.line);
}

/** Sources cited in a section of one language only: a claim that lost its source in translation. */
function citations(page: Page, other: Page): string[] {
	const [here, there] = [citedBySection(page), citedBySection(other)];
	return [...there].flatMap(([section, cited]) =>
		[...cited].filter(([id]) => !here.get(section)?.has(id)).map(
			([id, line]) => `${page.path}: section #${section} does not cite ${id}, but ${other.path}:${line} does`,
		),
	);
}

function citedBySection(page: Page): Map<string, Map<string, number>> {
	const headings = headingsOf(page);
	const sections = new Map<string, Map<string, number>>();
	for (const { name, props, line } of tagsOf(page)) {
		if (name !== 'Cite') continue;
		const section = headings.findLast((heading) => heading.line < line)?.id ?? 'top';
		const cited = sections.get(section) ?? new Map<string, number>();
		sections.set(section, cited.set(props['id'] ?? '', line));
	}
	return sections;
}

/** Pages of one language only. */
export function missing(pages: Readonly<Record<Language, readonly Page[]>>): string[] {
	const lacking = (here: Language, there: Language): string[] =>
		pages[there]
			.filter(({ name }) => !pages[here].some((page) => page.name === name))
			.map(({ path }) => `${path} has no counterpart: write ${path.replace(`/${there}/`, `/${here}/`)}`);
	return [...lacking('zh-cn', 'en'), ...lacking('en', 'zh-cn')];
}

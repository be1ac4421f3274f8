import { z } from 'astro/zod';
import { chapters } from './chapters.ts';
import words from './content/i18n/en.json' with { type: 'json' };

/** A message that tells an author what a field expects and shows one. */
const expected = (what: string, example: string) => ({
	error: (issue: { input?: unknown }) =>
		`expected ${what}, for example ${example}; found ${issue.input === undefined ? 'nothing' : JSON.stringify(issue.input)}`,
});

const nonEmpty = (what: string, example: string) => z.string(expected(what, example)).trim().min(1, expected(what, example));

const dayExpected = expected('the day on which the facts were last checked', 'asOf: 2026-11-23');
// Zod's union would speak of its last member alone.
const day = z.union([z.date(), z.iso.date(dayExpected)], dayExpected).transform((value) => new Date(value));

const kebabCase = (what: string, example: string) =>
	z.string(expected(what, example)).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, expected(what, example));

const folders = chapters.map(({ folder }) => folder).join('|');
const pageId = z
	.string(expected('the page it belongs to', 'page: alignment/dpo'))
	.regex(new RegExp(`^(${folders})/[a-z0-9-]+$`), expected('chapter/page', 'page: alignment/dpo'));

/** What a chapter page has beside Starlight's own fields. */
export const docsFields = z.object({
	/** When the facts on the page were last checked. */
	asOf: day.optional(),
});

/** Frontmatter of a question; its answer is the body. */
export const questionSchema = z.strictObject({
	title: nonEmpty('the question as plain text', 'title: Why does Z(x) cancel?'),
	/** 1 screening, 2 standard, 3 deep. */
	level: z.literal([1, 2, 3], expected('1 (screening), 2 (standard) or 3 (deep)', 'level: 2')),
	tags: z
		.array(kebabCase('a tag in kebab-case', 'tags: [dpo, derivation]'), expected('a list of tags', 'tags: [dpo, derivation]'))
		.min(1, expected('at least one tag', 'tags: [dpo, derivation]')),
	page: pageId,
	/** The example whose code answers it. */
	example: kebabCase('the folder of an example', 'example: dpo').optional(),
	asOf: day,
});

/** Frontmatter of a drill; its task, hints and explained mistakes are the body. */
export const drillSchema = z.strictObject({
	title: nonEmpty('the name of the function to write', 'title: Causal mask with a cache'),
	level: z.literal([1, 2, 3], expected('1 (screening), 2 (standard) or 3 (deep)', 'level: 2')),
	page: pageId,
	example: kebabCase('the folder of an example', 'example: attention-mask'),
	/** The region of the example that the reader writes. */
	region: kebabCase('a region of that example', 'region: causal-mask'),
	asOf: day,
});

/** A row of the glossary. */
export const glossarySchema = z.strictObject({
	id: kebabCase('an id in kebab-case', 'id: kl-divergence'),
	en: nonEmpty('the English term', 'en: KL divergence'),
	zh: nonEmpty('the Chinese term', 'zh: KL 散度'),
	note: z.strictObject({
		en: nonEmpty('an explanation in English', 'note: { en: "How far …" }'),
		zh: nonEmpty('an explanation in Chinese', 'note: { zh: "衡量……" }'),
	}),
});

const author = z.union([
	z.strictObject({ family: z.string(), given: z.string().optional() }),
	z.strictObject({ literal: z.string() }),
]);

/** A source in CSL-JSON, as citation-js reads it. */
export const referenceSchema = z.looseObject({
	id: nonEmpty('a key', '"id": "rafailov2023"'),
	type: z.enum(
		['article', 'article-journal', 'paper-conference', 'report', 'software', 'webpage', 'post', 'post-weblog', 'thesis', 'book', 'chapter', 'dataset'],
		expected('a CSL type', '"type": "paper-conference"'),
	),
	title: nonEmpty('the title', '"title": "Attention Is All You Need"'),
	author: z.array(author).optional(),
	issued: z
		.strictObject({ 'date-parts': z.tuple([z.array(z.number().int()).min(1)]) }, expected('a date', '"issued": {"date-parts": [[2023]]}'))
		.optional(),
	URL: z.url(expected('an address', '"URL": "https://arxiv.org/abs/1706.03762"')).optional(),
});

/** The words that components speak: English decides which there are; a language that lacks one fails the build. */
export const interfaceWords = z.object(
	Object.fromEntries(
		Object.entries(words).map(([key, english]) => [
			key,
			nonEmpty(`the words for "${key}" (English: ${JSON.stringify(english)})`, JSON.stringify({ [key]: '…' })),
		]),
	) as Record<Exclude<keyof typeof words, 'heading.anchorLabel'>, z.ZodString>,
);

import { describe, expect, it } from 'vitest';
import type { z } from 'astro/zod';
import { docsFields, drillSchema, glossarySchema, interfaceWords, questionSchema, referenceSchema } from '~/content.schemas.ts';
import words from '~/content/i18n/en.json' with { type: 'json' };

const question = { title: 'Why does Z cancel?', level: 2, tags: ['dpo'], page: 'alignment/dpo', example: 'dpo', asOf: '2026-11-23' };
const drill = { title: 'The loss', level: 1, page: 'coding/write-by-hand', example: 'dpo', region: 'loss', asOf: '2026-11-23' };
const term = { id: 'kl-divergence', en: 'KL divergence', zh: 'KL 散度', note: { en: 'How far …', zh: '衡量……' } };
const reference = { id: 'rafailov2023', type: 'paper-conference', title: 'DPO', author: [{ family: 'Rafailov' }], issued: { 'date-parts': [[2023]] } };

describe.for([
	['questionSchema', questionSchema, question],
	['drillSchema', drillSchema, drill],
	['glossarySchema', glossarySchema, term],
	['referenceSchema', referenceSchema, reference],
	['docsFields', docsFields, { asOf: '2026-11-23' }],
	['interfaceWords', interfaceWords, words],
] as const)('%s', ([, schema, good]) => {
	it('takes what is well written', () => {
		expect(issues(schema, good)).toEqual([]);
	});
});

describe('what an author reads', () => {
	it.for([
		[questionSchema, { ...question, title: ' ' }, 'title: expected the question as plain text, for example title: Why does Z(x) cancel?; found ""'],
		[questionSchema, { ...question, title: undefined }, 'title: expected the question as plain text, for example title: Why does Z(x) cancel?; found nothing'],
		[questionSchema, { ...question, level: 4 }, 'level: expected 1 (screening), 2 (standard) or 3 (deep), for example level: 2; found 4'],
		[questionSchema, { ...question, level: '2' }, 'level: expected 1 (screening), 2 (standard) or 3 (deep), for example level: 2; found "2"'],
		[questionSchema, { ...question, tags: 'dpo' }, 'tags: expected a list of tags, for example tags: [dpo, derivation]; found "dpo"'],
		[questionSchema, { ...question, tags: [] }, 'tags: expected at least one tag, for example tags: [dpo, derivation]; found []'],
		[questionSchema, { ...question, tags: ['DPO loss'] }, 'tags.0: expected a tag in kebab-case, for example tags: [dpo, derivation]; found "DPO loss"'],
		[questionSchema, { ...question, page: 'dpo' }, 'page: expected chapter/page, for example page: alignment/dpo; found "dpo"'],
		[questionSchema, { ...question, page: 'aligment/dpo' }, 'page: expected chapter/page, for example page: alignment/dpo; found "aligment/dpo"'],
		[questionSchema, { ...question, example: 'DPO' }, 'example: expected the folder of an example, for example example: dpo; found "DPO"'],
		[
			questionSchema,
			{ ...question, asOf: 'soon' },
			'asOf: expected the day on which the facts were last checked, for example asOf: 2026-11-23; found "soon"',
		],
		[drillSchema, { ...drill, region: undefined }, 'region: expected a region of that example, for example region: causal-mask; found nothing'],
		[glossarySchema, { ...term, zh: '' }, 'zh: expected the Chinese term, for example zh: KL 散度; found ""'],
		[glossarySchema, { ...term, note: { en: 'How far' } }, 'note.zh: expected an explanation in Chinese, for example note: { zh: "衡量……" }; found nothing'],
		[referenceSchema, { ...reference, type: 'paper' }, 'type: expected a CSL type, for example "type": "paper-conference"; found "paper"'],
		[referenceSchema, { ...reference, URL: 'arxiv' }, 'URL: expected an address, for example "URL": "https://arxiv.org/abs/1706.03762"; found "arxiv"'],
		[docsFields, { asOf: 'x' }, 'asOf: expected the day on which the facts were last checked, for example asOf: 2026-11-23; found "x"'],
		[
			interfaceWords,
			{ ...words, 'example.run': '' },
			'example.run: expected the words for "example.run" (English: "Run"), for example {"example.run":"…"}; found ""',
		],
	] as const)('%#: names the field, what is expected, an example and what was found', ([schema, input, message]) => {
		expect(issues(schema, input)).toEqual([message]);
	});

	it('names a field that nobody reads', () => {
		expect(issues(questionSchema, { ...question, levle: 2 })).toEqual([expect.stringContaining('levle')]);
	});

	it('misses every word that a language lacks', () => {
		const keys = Object.keys(words).filter((key) => key !== 'heading.anchorLabel');
		expect(issues(interfaceWords, {})).toHaveLength(Object.keys(interfaceWords.shape).length);
		expect(Object.keys(interfaceWords.shape)).toEqual(expect.arrayContaining(keys));
	});
});

/** Zod's issues as Astro prints them, without the file, which Astro adds. */
function issues(schema: z.ZodType, input: unknown): string[] {
	return (schema.safeParse(input).error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

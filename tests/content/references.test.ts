import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { drillSchema, questionSchema } from '~/content.schemas.ts';
import { readWorkspace } from '~/workspace/disk.ts';
import { languages, readPages, toPage } from './mdx.ts';
import { glossary } from './prose.ts';
import { dangling, misplaced, type Targets } from './references.ts';

const references = JSON.parse(readFileSync('src/content/references.json', 'utf8')) as { id: string }[];
const shared = { sources: references.map(({ id }) => id), terms: glossary.map(({ id }) => id), workspace: readWorkspace() };

describe.for(languages)('the pages of %s', (language) => {
	const targets: Targets = { ...shared, docs: readPages('docs', language), questions: readPages('questions', language) };
	const drills = readPages('drills', language);

	it('refer to sources, terms, questions and examples that exist', () => {
		const found = [...targets.docs, ...targets.questions, ...drills].flatMap((page) => dangling(page, targets));
		expect(found).toEqual([]);
	});

	it('show every question, and every question knows its page and example', () => {
		expect(misplaced(targets)).toEqual([]);
	});

	it.for([
		['questions', questionSchema, targets.questions],
		['drills', drillSchema, drills],
	] as const)('say of themselves what %s must say', ([, schema, pages]) => {
		const found = pages.flatMap(({ path, frontmatter }) =>
			(schema.safeParse(frontmatter).error?.issues ?? []).map((issue) => `${path}: ${issue.path.join('.')}: ${issue.message}`),
		);
		expect(found).toEqual([]);
	});

	it('give every question all parts of an answer', () => {
		const parts = ['<Short>', '<Long>', '<Rubric>', '<Tests>'];
		const found = targets.questions.flatMap(({ path, source }) =>
			parts.filter((part) => !source.includes(part)).map((part) => `${path}: has no ${part}`),
		);
		expect(found).toEqual([]);
	});
});

describe.for([
	['glossary.yaml', glossary],
	['references.json', references],
] as const)('%s', ([, rows]) => {
	it('names every row once', () => {
		const ids = rows.map(({ id }) => id);
		expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
	});
});

describe('what is found', () => {
	const page = (name: string, source: string) => toPage(`src/content/docs/en/${name}.mdx`, name, source);
	const question = toPage('src/content/questions/en/alignment/dpo-beta.mdx', 'alignment/dpo-beta', '---\npage: alignment/dpo\nexample: dpo\n---\n');
	const targets: Targets = {
		docs: [page('alignment/dpo', '<Question id="dpo-beta" />')],
		questions: [question],
		sources: ['rafailov2023'],
		terms: ['kl-divergence'],
		workspace: { 'dpo/index.ts': '// #region loss\n// #endregion\n' },
	};

	it.for([
		['<Cite id="rafa2023" />', '<Cite id="rafa2023">: src/content/references.json has no "rafa2023"; there are rafailov2023'],
		['<Term id="kl" />', '<Term id="kl">: src/content/glossary.yaml has no "kl"'],
		['<Question id="dpo-gamma" />', '<Question id="dpo-gamma">: src/content/questions/en/ has no "dpo-gamma"; there are dpo-beta'],
		['<Example name="ppo" />', '<Example name="ppo">: there are the examples dpo'],
		['<Example name="dpo" region="los" />', '<Example name="dpo">: no region "los"; there are loss'],
	] as const)('%s', ([tag, message]) => {
		expect(dangling(page('x', `\n\n${tag}`), targets)).toEqual([`src/content/docs/en/x.mdx:3: ${message}`]);
	});

	it('is a question nobody shows, on no page, with no example, twice', () => {
		expect(misplaced(targets)).toEqual([]);
		expect(misplaced({ ...targets, docs: [page('a', '')], workspace: {} })).toEqual([
			`${question.path}: no chapter has <Question id="dpo-beta" />: put it on alignment/dpo`,
			`${question.path}: page: expected a page of src/content/docs, for example alignment/dpo; found alignment/dpo`,
			`${question.path}: example: expected one of ; found dpo`,
		]);
		expect(misplaced({ ...targets, questions: [question, { ...question, path: 'other.mdx' }] })).toHaveLength(2);
	});
});

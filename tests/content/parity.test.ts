import { describe, expect, it } from 'vitest';
import { headingsOf, readPages, toPage } from './mdx.ts';
import { differences, missing } from './parity.ts';

describe.for(['docs', 'questions', 'drills'] as const)('%s', (collection) => {
	const pages = { 'en': readPages(collection, 'en'), 'zh-cn': readPages(collection, 'zh-cn') };

	it('have the same files in both languages', () => {
		expect(missing(pages)).toEqual([]);
	});

	it('have the same headings and components in both languages', () => {
		const found = pages.en.flatMap((english) => {
			const chinese = pages['zh-cn'].find(({ name }) => name === english.name);
			return chinese ? differences(chinese, english) : [];
		});
		expect(found).toEqual([]);
	});
});

describe('chapters', () => {
	it('give every section an id that both languages share', () => {
		const pages = [...readPages('docs', 'en'), ...readPages('docs', 'zh-cn')];
		const without = pages.flatMap((page) =>
			headingsOf(page)
				.filter(({ level, id }) => (level === 2 || level === 3) && !id)
				.map(({ line }) => `${page.path}:${line}: write the id after the heading, for example ## The question \\{#the-question}`),
		);
		expect(without).toEqual([]);
	});
});

describe('what parity finds', () => {
	const page = (language: string, ...lines: string[]) => toPage(`${language}.mdx`, 'x', ['---', 'title: x', '---', ...lines].join('\n'));
	const english = page('en', '## One \\{#one}', 'Text <Cite id="a" /> <Term id="t" />', '<Example name="dpo" region="loss" />', '### Two \\{#two}');

	it('is nothing where only words, places in sources and the order inside a sentence differ', () => {
		const chinese = page('zh', '## 一 \\{#one}', '<Term id="t" /> 文 <Cite id="a" at="附录 A" />', '', '<Example name="dpo" region="loss" />', '### 二 \\{#two}');
		expect(differences(chinese, english)).toEqual([]);
	});

	it.for([
		['an id', '## 一 \\{#eins}', 'zh.mdx:4: expected h2 #one as in en.mdx:4, found h2 #eins'],
		['a level', '### 一 \\{#one}', 'zh.mdx:4: expected h2 #one as in en.mdx:4, found h3 #one'],
		['a missing id', '## 一', 'zh.mdx:4: expected h2 #one as in en.mdx:4, found h2 #(no id)'],
		['a missing component', '## 一 \\{#one}', 'zh.mdx:end: expected <Example name="dpo" region="loss"> as in en.mdx:6, found nothing'],
		[
			'a region',
			'## 一 \\{#one}\n<Example name="dpo" region="gradient" />',
			'zh.mdx:5: expected <Example name="dpo" region="loss"> as in en.mdx:6, found <Example name="dpo" region="gradient">',
		],
		[
			'a component too many',
			'## 一 \\{#one}\n<Example name="dpo" region="loss" />\n### 二 \\{#two}\n<Sources />',
			'zh.mdx:7: <Sources> is not in en.mdx: add it there, or take it out here',
		],
		[
			'a lost source',
			'## 一 \\{#one}\n<Example name="dpo" region="loss" />\n### 二 \\{#two}',
			'zh.mdx: section #one does not cite a, but en.mdx:5 does',
		],
	])('%s', ([, lines, message]) => {
		expect(differences(page('zh', ...lines!.split('\n')), english)).toEqual([message]);
	});

	it('is a fact of the frontmatter that differs', () => {
		const question = (level: number, title: string) => toPage(`${title}.mdx`, 'x', `---\ntitle: ${title}\nlevel: ${level}\n---\n`);
		expect(differences(question(1, 'zh'), question(2, 'en'))).toEqual(['zh.mdx: level is 1, but in en.mdx 2']);
		expect(differences(question(1, 'zh'), question(1, 'en'))).toEqual([]);
	});

	it('is a page of one language only', () => {
		expect(missing({ 'en': [toPage('src/content/docs/en/a.mdx', 'a', '')], 'zh-cn': [] })).toEqual([
			'src/content/docs/en/a.mdx has no counterpart: write src/content/docs/zh-cn/a.mdx',
		]);
	});

	it('does not mistake code for headings or components', () => {
		expect(differences(page('zh', '```md', '## No \\{#no}', '<Example name="no" />', '```', '`<Cite id="no" />`'), page('en'))).toEqual([]);
	});
});

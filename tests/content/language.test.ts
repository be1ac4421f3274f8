import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { breaches } from './language.ts';
import { languages, readPages, toPage } from './mdx.ts';
import { glossary, proseOf } from './prose.ts';

describe.for(languages)('the text of %s', (language) => {
	it.for(['docs', 'questions', 'drills'] as const)('keeps the habits of the language in %s', (collection) => {
		const found = readPages(collection, language).flatMap((page) => breaches(page.path, proseOf(page, language), language));
		expect(found).toEqual([]);
	});

	it('keeps them in the words of components', () => {
		const path = `src/content/i18n/${language === 'en' ? 'en' : 'zh-CN'}.json`;
		const text = readFileSync(path, 'utf8').replace(/\{\{\w+\}\}/g, '').replace(/^(\s*)"[^"]*": "(.*)",?$/gm, '$1$2');
		expect(breaches(path, text, language)).toEqual([]);
	});

	it('keeps them in the glossary', () => {
		const key = language === 'en' ? 'en' : 'zh';
		const found = glossary.flatMap((term) =>
			breaches(`src/content/glossary.yaml, ${term.id}`, `${term[key]}\n${term.note[key]}`, language),
		);
		expect(found).toEqual([]);
	});
});

/** What is found in the body of a page whose frontmatter takes three lines. */
function inBody(language: 'en' | 'zh-cn', ...lines: string[]): string[] {
	const page = toPage('page.mdx', 'page', ['---', 'title: DPO', '---', ...lines].join('\n'));
	return breaches(page.path, proseOf(page, language), language);
}

describe('what is found in Chinese', () => {
	it.for([
		['您可以运行它。', '您可以运行它', 'write 你'],
		['用DPO训练。', '用DPO训练', 'space'],
		['一共有 3个。', '3个', 'space'],
		['损失`loss`在下面。', '损失…在下面', 'space'],
		['参数$\\beta$很小。', '参数…很小', 'space'],
		['先求和,再相减。', '先求和,再相减', 'full-width'],
		['先求和, 再相减。', '先求和, 再相减', 'full-width'],
		['这是对的.', '这是对的.', 'full-width'],
		['为什么?', '为什么?', 'full-width'],
		['掩码(遮住后面)。', '遮住后面', 'full-width'],
		['他说"偏好"。', '他说"偏好"', '“…”'],
		['这一节敬请期待。', '敬请期待', 'leave it out'],
		['<Pitfall id="a" title="错误的说法,很常见">', '说法,很', 'full-width'],
		['用<Term id="dpo">DPO</Term>训练。', '用DPO训练', 'space'],
	] as const)('%s', ([line, place, fix]) => {
		const found = inBody('zh-cn', '', line);
		expect(found[0]).toMatch(/^page\.mdx:5: /);
		expect(found.join()).toContain(place);
		expect(found.join()).toContain(fix);
	});

	it('nothing in good prose, code, formulas, tags and addresses', () => {
		const lines = [
			'## 标题 \\{#a-heading}',
			'用 DPO 训练，参数 $\\beta$ 取 0.1；代码见 `loss`，掩码 (mask) 见“下文”。**注意**：有 3 个，KL(目标‖π) 大。',
			'$$',
			'中文abc,中文',
			'$$',
			'```ts',
			'const 您 = "中文abc";',
			'```',
			'<Example name="dpo" region="loss" /> [说明](./alignment/dpo/) 见 https://example.com/中文abc',
			'{/* TODO 您 */}',
		];
		expect(inBody('zh-cn', ...lines)).toEqual([]);
	});
});

describe('what is found in English', () => {
	it('is Chinese, and what is not written yet', () => {
		expect(inBody('en', 'The 偏好 of people.', 'Coming soon.')).toEqual([
			'page.mdx:4: write English; terms in Chinese stand in the glossary: "The 偏好 of people."',
			'page.mdx:5: write it, or leave it out: "Coming soon."',
		]);
	});

	it('is not a link to the other language', () => {
		expect(inBody('en', '[简体中文](../zh-cn/)')).toEqual([]);
	});
});

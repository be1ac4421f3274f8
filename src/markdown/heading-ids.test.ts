import { createMarkdownProcessor } from '@astrojs/markdown-remark';
import remarkMath from 'remark-math';
import { expect, it } from 'vitest';
import { remarkHeadingIds } from './heading-ids.ts';

const processor = await createMarkdownProcessor({ remarkPlugins: [remarkMath, remarkHeadingIds] });
const render = async (markdown: string) => (await processor.render(markdown)).code;

it('gives a heading the id that stands after it, and leaves no trace of it', async () => {
	expect(await render('## 参考模型 \\{#reference-model}')).toBe('<h2 id="reference-model">参考模型</h2>');
	expect(await render('### Step 2: `softmax` and $Z$ \\{#step-2}')).toMatch(/^<h3 id="step-2">Step 2: <code>softmax<\/code> and .*<\/h3>$/);
});

it('puts that id into the table of contents', async () => {
	const { metadata } = await processor.render('## 参考模型 \\{#reference-model}');
	expect(metadata.headings).toEqual([{ depth: 2, slug: 'reference-model', text: '参考模型' }]);
});

it('leaves alone a heading without one, and braces elsewhere', async () => {
	expect(await render('## The loss')).toBe('<h2 id="the-loss">The loss</h2>');
	expect(await render('## The set {1, 2}')).toContain('The set {1, 2}</h2>');
	expect(await render('## \\{#not-last} heading')).toContain('{#not-last} heading</h2>');
	expect(await render('Text \\{#text}')).toBe('<p>Text {#text}</p>');
	expect(await render('## Code `{#code}`')).toContain('<code>{#code}</code></h2>');
});

import { createMarkdownProcessor } from '@astrojs/markdown-remark';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';
import { expect, it } from 'vitest';
import { rehypeScrollBoxes } from './scroll-boxes.ts';

const processor = await createMarkdownProcessor({ remarkPlugins: [remarkMath], rehypePlugins: [rehypeKatex, rehypeScrollBoxes] });
const render = async (markdown: string) => (await processor.render(markdown)).code;

it('puts each table into a box that the keyboard reaches', async () => {
	const html = await render('| a |\n| - |\n| 1 |\n\ntext\n\n> | b |\n> | - |\n');
	expect(html.match(/<div class="scroll-box" tabindex="0"><table>/g)).toHaveLength(2);
	expect(html.match(/<\/table><\/div>/g)).toHaveLength(2);
});

it('makes an empty corner a plain cell, and leaves headers that say something', async () => {
	const html = await render('| | PPO |\n| - | - |\n| data | pairs |\n');
	expect(html.replace(/\n/g, '')).toContain('<tr><td></td><th>PPO</th></tr>');
});

it('lets the keyboard scroll a displayed formula, and passes over one in the text', async () => {
	expect(await render('$$\nx\n$$')).toContain('<span class="katex-display" tabindex="0">');
	expect(await render('text $x$')).not.toContain('tabindex');
});

it('changes nothing else', async () => {
	expect(await render('text\n\n- list')).not.toContain('scroll-box');
});

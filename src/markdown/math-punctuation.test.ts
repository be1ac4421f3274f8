import rehypeKatex from 'rehype-katex';
import { expect, test } from 'vitest';
import type { Element, Root } from 'hast';
import { rehypeMathPunctuation } from './math-punctuation.ts';

test('a short formula takes the punctuation after it along', () => {
	expect(shape('x', '，一条')).toEqual(['unbroken', 'katex|，', '一条']);
	expect(shape('x', '). Then')).toEqual(['unbroken', 'katex|).', ' Then']);
	expect(shape('\\frac{dr}{d\\log\\pi_\\theta}=r', '，')).toEqual(['unbroken', 'katex|，', '']);
});

test('a short formula takes the bracket or quotation mark before it along', () => {
	expect(shape('x', '，一条', '长度（')).toEqual(['unbroken', '（|katex|，', '一条']);
	expect(shape('x', ' 是', '所谓“')).toEqual(['unbroken', '“|katex', ' 是']);
	expect(shape('a+b+c+d+e+f+g+h+i+j+k+l+m+n+o', '，一条', '长度（')).toEqual(['katex', '', '，一条']);
});

test('a formula before a word, and a long formula, stay as they are', () => {
	expect(shape('x', ' 是')).toEqual(['katex', '', ' 是']);
	expect(shape('a+b+c+d+e+f+g+h+i+j+k+l+m+n+o', '，一条')).toEqual(['katex', '', '，一条']);
});

/** The class of what stands for the formula, its parts when it is wrapped, and the text that is left. */
function shape(formula: string, after: string, before = ''): string[] {
	const math: Element = {
		type: 'element',
		tagName: 'code',
		properties: { className: ['language-math', 'math-inline'] },
		children: [{ type: 'text', value: formula }],
	};
	const tree: Root = { type: 'root', children: [{ type: 'element', tagName: 'p', properties: {}, children: [{ type: 'text', value: before }, math, { type: 'text', value: after }] }] };
	rehypeKatex()(tree, { message: () => ({}), fail: () => undefined } as never);
	rehypeMathPunctuation()(tree);
	const [, first, rest] = (tree.children[0] as Element).children;
	const wrapper = first as Element;
	const wrapped = classOf(wrapper) === 'unbroken';
	const parts = wrapped ? wrapper.children.map((child) => (child.type === 'text' ? child.value : classOf(child as Element))).join('|') : '';
	return [classOf(wrapper), parts, rest?.type === 'text' ? rest.value : ''];
}

function classOf(element: Element): string {
	return String((element.properties['className'] as string[])[0]);
}

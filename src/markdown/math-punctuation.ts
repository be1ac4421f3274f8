import type { Element, ElementContent, Root, Text } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

const closing = /^[，。；：、！？）】」》”’…,.;:!?)\]]+/;
const longestUnbroken = 24;

/**
 * Keeps punctuation on the line of the formula before it. Browsers may break a line after an inline formula whatever
 * follows, so Chinese text would begin lines with “，”. Long formulas must be able to break and are left alone.
 */
export function rehypeMathPunctuation() {
	return (tree: Root): void => {
		visit(tree, 'element', (node, index, parent) => {
			if (!parent || index === undefined || !hasClass(node, 'katex')) return undefined;
			const next = parent.children[index + 1];
			const mark = next?.type === 'text' ? closing.exec(next.value)?.[0] : undefined;
			if (!mark || hasClass(parent as Element, 'katex-display') || sourceOf(node).length > longestUnbroken) return SKIP;
			(next as Text).value = (next as Text).value.slice(mark.length);
			parent.children[index] = {
				type: 'element',
				tagName: 'span',
				properties: { className: ['unbroken'] },
				children: [node, { type: 'text', value: mark }],
			};
			return SKIP;
		});
	};
}

function hasClass(node: Element, name: string): boolean {
	const { className } = node.properties ?? {};
	return Array.isArray(className) && className.includes(name);
}

/** The formula as it was written: KaTeX keeps it in its annotation. */
function sourceOf(node: ElementContent): string {
	let source = '';
	visit(node, 'element', (child) => {
		const text = child.tagName === 'annotation' ? child.children[0] : undefined;
		if (text?.type === 'text') source = text.value;
	});
	return source;
}

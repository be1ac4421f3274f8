import type { Element, Root, Text } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

const closing = /^[，。；：、！？）】」》”’…,.;:!?)\]]+/;
/** In characters as they are seen; a phone's line has about twenty. */
const longestUnbroken = 16;

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
			if (!mark || hasClass(parent as Element, 'katex-display') || visibleText(node).length > longestUnbroken) return SKIP;
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

/** What a reader sees of a formula: KaTeX's HTML, without its MathML. */
function visibleText(node: Element): string {
	let text = '';
	visit(node, (child) => {
		if (child.type === 'element' && hasClass(child, 'katex-mathml')) return SKIP;
		if (child.type === 'text') text += child.value;
		return undefined;
	});
	return text;
}

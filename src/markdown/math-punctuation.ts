import type { Element, Root, RootContent, Text } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

const closing = /^[，。；：、！？）】」》”’…,.;:!?)\]]+/;
const opening = /[（【「《“‘([]+$/;
/** In characters as they are seen; a phone's line has about twenty. */
const longestUnbroken = 16;

/**
 * Keeps punctuation on the line of its formula. Browsers may break a line before and after an inline formula whatever
 * stands there, so Chinese text would begin lines with “，” and end them with “（”. Long formulas must be able to break
 * and are left alone.
 */
export function rehypeMathPunctuation() {
	return (tree: Root): void => {
		visit(tree, 'element', (node, index, parent) => {
			if (!parent || index === undefined || !hasClass(node, 'katex')) return undefined;
			if (hasClass(parent as Element, 'katex-display') || visibleText(node).length > longestUnbroken) return SKIP;
			const before = cut(parent.children[index - 1], opening);
			const after = cut(parent.children[index + 1], closing);
			if (!before && !after) return SKIP;
			parent.children[index] = {
				type: 'element',
				tagName: 'span',
				properties: { className: ['unbroken'] },
				children: [...text(before), node, ...text(after)],
			};
			return SKIP;
		});
	};
}

/** Takes the marks out of a text beside a formula, and returns them. */
function cut(beside: RootContent | undefined, marks: RegExp): string {
	const found = beside?.type === 'text' ? (marks.exec(beside.value)?.[0] ?? '') : '';
	if (found) (beside as Text).value = (beside as Text).value.replace(marks, '');
	return found;
}

function text(value: string): Text[] {
	return value ? [{ type: 'text', value }] : [];
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

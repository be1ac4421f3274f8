import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

/** Puts tables into boxes that scroll by themselves, so that a wide one never moves the page on a phone. */
export function rehypeScrollBoxes() {
	return (tree: Root): void => {
		visit(tree, 'element', (node: Element, index, parent) => {
			if (node.tagName !== 'table' || !parent || index === undefined) return undefined;
			parent.children[index] = {
				type: 'element',
				tagName: 'div',
				// Focusable, so that the keyboard can scroll it too.
				properties: { className: ['scroll-box'], tabIndex: 0 },
				children: [node],
			};
			return SKIP;
		});
	};
}

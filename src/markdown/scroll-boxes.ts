import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

/**
 * Puts tables into boxes that scroll by themselves, so that a wide one never moves the page on a phone. An empty
 * corner becomes a plain cell: as a header it would announce nothing. Displayed formulas scroll in their own boxes.
 */
export function rehypeScrollBoxes() {
	return (tree: Root): void => {
		visit(tree, 'element', (node: Element, index, parent) => {
			if (isDisplayedFormula(node)) node.properties['tabIndex'] = 0;
			if (node.tagName !== 'table' || !parent || index === undefined) return undefined;
			visit(node, 'element', (cell: Element) => {
				if (cell.tagName === 'th' && cell.children.length === 0) cell.tagName = 'td';
			});
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

function isDisplayedFormula({ properties }: Element): boolean {
	const { className } = properties;
	return Array.isArray(className) && className.includes('katex-display');
}

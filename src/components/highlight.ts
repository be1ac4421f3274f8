import { createCssVariablesTheme, type ShikiTransformer } from 'shiki';

const prefix = '--code-';

/** A theme of names instead of colors: `src/styles/code.css` gives each its color, light and dark. */
export const codeTheme = createCssVariablesTheme({ name: 'lab', variablePrefix: prefix, fontStyle: false });

/**
 * Turns shiki's `style="color:var(--code-token-keyword)"` into `class="keyword"`, and leaves plain text without
 * a span: a third of the bytes, and nothing for a content security policy to allow.
 */
export const tokenClasses: ShikiTransformer = {
	name: 'token-classes',
	span(node) {
		const color = new RegExp(`${prefix}(?:token-)?([\\w-]+)\\)`).exec(String(node.properties['style'] ?? ''))?.[1];
		delete node.properties['style'];
		if (color && color !== 'foreground') node.properties['class'] = color;
	},
	line(line) {
		line.children = line.children.flatMap((child) =>
			child.type === 'element' && !child.properties['class'] ? child.children : [child],
		);
	},
	pre(node) {
		delete node.properties['style'];
		node.properties['class'] = 'code';
	},
};

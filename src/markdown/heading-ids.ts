import type { Heading, HeadingData, Root } from 'mdast';
import { visit } from 'unist-util-visit';

const explicitId = /\s*\{#([a-z0-9-]+)\}\s*$/;

/**
 * Reads `## Title \{#title}`: the id that both languages share, so that a translated heading keeps its links.
 * (MDX takes a bare `{#title}` for an expression, hence the backslash.)
 */
export function remarkHeadingIds() {
	return (tree: Root): void => {
		visit(tree, 'heading', (heading: Heading) => {
			const last = heading.children.at(-1);
			if (last?.type !== 'text') return;
			const match = explicitId.exec(last.value);
			if (!match) return;
			last.value = last.value.slice(0, match.index);
			// Read by remark-rehype: the attributes of the element that the heading becomes.
			heading.data = { ...heading.data, hProperties: { id: match[1] } } as HeadingData;
		});
	};
}

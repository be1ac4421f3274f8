/** An element with a class, and children as text or elements. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
	tag: Tag,
	className = '',
	...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
	const node = document.createElement(tag);
	if (className) node.className = className;
	node.append(...children);
	return node;
}

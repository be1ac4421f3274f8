/** For tests: labels of any figure, each saying its own name. */
export function namesAsLabels<Labels extends { [name in keyof Labels]: string }>(): Labels {
	return new Proxy({} as Labels, { get: (_, name) => (typeof name === 'string' ? name : undefined) });
}

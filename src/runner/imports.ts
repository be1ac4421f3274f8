/**
 * The path in the workspace that `specifier` means in the file at `from`; `vitest` stands for the shim.
 * Undefined when the page has no such thing.
 */
export function resolveImport(from: string, specifier: string): string | undefined {
	if (specifier === 'vitest') return specifier;
	const named = /^@examples\/([\w-]+)$/.exec(specifier);
	if (named) return `${named[1]}/index.ts`;
	if (!/^\.\.?\/.*\.(?:ts|json)$/.test(specifier)) return undefined;
	const parts = from.split('/').slice(0, -1);
	for (const part of specifier.split('/')) {
		if (part === '..') parts.pop();
		else if (part !== '.') parts.push(part);
	}
	return parts.join('/');
}

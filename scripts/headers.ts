/** One rule of a `_headers` file: what it is for, which headers it sets and which it takes away. */
export interface HeaderRule {
	pattern: string;
	set: readonly (readonly [name: string, value: string])[];
	remove: readonly string[];
}

/**
 * Reads a `_headers` file as Cloudflare Pages and Netlify do: a path on a line of its own, the headers under it
 * indented, `! Name` to take one away, `#` for comments.
 * @throws {Error} naming the line that is neither a path nor a header.
 */
export function parseHeaders(text: string): HeaderRule[] {
	const rules: { pattern: string; set: [string, string][]; remove: string[] }[] = [];
	for (const [index, line] of text.split(/\r?\n/).entries()) {
		const content = line.trim();
		if (content === '' || content.startsWith('#')) continue;
		const rule = rules.at(-1);
		const colon = content.indexOf(':');
		if (!/^\s/.test(line)) rules.push({ pattern: content, set: [], remove: [] });
		else if (rule && content.startsWith('!')) rule.remove.push(content.slice(1).trim().toLowerCase());
		else if (rule && colon > 0) rule.set.push([content.slice(0, colon).trim(), content.slice(colon + 1).trim()]);
		else throw new Error(`public/_headers:${index + 1}: expected "/path" or an indented "Name: value", found "${line}".`);
	}
	return rules;
}

/** The headers of every rule that matches, merged: a name set twice carries both values, joined by a comma. */
export function headersFor(rules: readonly HeaderRule[], path: string): Map<string, string> {
	const headers = new Map<string, string>();
	for (const rule of rules) {
		if (!patternMatches(rule.pattern, path)) continue;
		for (const name of rule.remove) headers.delete(name);
		for (const [name, value] of rule.set) {
			const key = name.toLowerCase();
			const before = headers.get(key);
			headers.set(key, before === undefined ? value : `${before}, ${value}`);
		}
	}
	return headers;
}

/** Whether a path falls under a pattern: `*` stands for anything, `:name` for one segment. */
export function patternMatches(pattern: string, path: string): boolean {
	const source = pattern
		.split(/(\*|:[A-Za-z]\w*)/)
		.map((part) => (part === '*' ? '.*' : /^:[A-Za-z]/.test(part) ? '[^/]+' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')))
		.join('');
	return new RegExp(`^${source}$`).test(path);
}

const marker = /^REFERENCE = \{\} {2}# from reference\.json: ([\w, ]+)$/m;

/**
 * The Python file of a drill with its reference values in it, so that it runs by itself.
 * @param template has the line `REFERENCE = {}  # from reference.json: loss, sequence`, with the keys it needs.
 * @throws {Error} when the line or a key is missing.
 */
export function withReference(template: string, reference: string, where: string): string {
	const keys = marker.exec(template)?.[1]!.split(',').map((key) => key.trim());
	if (!keys) throw new Error(`${where} has no line "REFERENCE = {}  # from reference.json: <keys>".`);
	const values = JSON.parse(reference) as Record<string, unknown>;
	const missing = keys.filter((key) => !(key in values));
	if (missing.length > 0) throw new Error(`${where}: reference.json has no ${missing.join(', ')}. It has: ${Object.keys(values).join(', ')}.`);
	const json = JSON.stringify(Object.fromEntries(keys.map((key) => [key, values[key]])));
	return template.replace(marker, () => `REFERENCE = json.loads(r"""${json}""")`);
}

/** The functions that a template leaves to be written. */
export function functionsToWrite(template: string): string[] {
	return [...template.matchAll(/raise NotImplementedError\("Write (\w+)\."\)/g)].map((match) => match[1]!);
}

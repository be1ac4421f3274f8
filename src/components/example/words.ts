let words: Readonly<Record<string, string>> | undefined;

/** A word of the page's language, `{{name}}` filled in. */
export function say(key: string, values: Readonly<Record<string, string | number>> = {}): string {
	words ??= JSON.parse(document.getElementById('example-words')?.textContent ?? '{}') as Record<string, string>;
	return fillWords(words[key] ?? key, values);
}

/** A text with `{{name}}` filled in. */
export function fillWords(text: string, values: Readonly<Record<string, string | number>>): string {
	return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
}

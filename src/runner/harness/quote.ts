const maxLength = 10_000;
const breakLength = 80;
const escapes: Readonly<Record<string, string>> = {
	'\n': '\\n',
	'\t': '\\t',
	'\r': '\\r',
	'\b': '\\b',
	'\f': '\\f',
	'\v': '\\v',
	'\\': '\\\\',
};

/** A text as Node shows it inside a value: in the quotes that need least escaping, long ones broken after newlines. */
export function quote(text: string, indentation: number): string {
	const shown = text.slice(0, maxLength);
	const rest = text.length - shown.length;
	const trailer = rest > 0 ? `... ${rest} more character${rest > 1 ? 's' : ''}` : '';
	if (shown.length <= 16 || shown.length <= breakLength - indentation - 4) return quoteLine(shown) + trailer;
	return (shown.match(/[^\n]*\n|[^\n]+/g) ?? [shown]).map(quoteLine).join(` +\n${' '.repeat(indentation + 2)}`) + trailer;
}

function quoteLine(text: string): string {
	const mark = !text.includes("'") ? "'" : !text.includes('"') ? '"' : !text.includes('`') && !text.includes('${') ? '`' : "'";
	// eslint-disable-next-line no-control-regex
	const escaped = text.replaceAll(/[\u0000-\u001f\u007f-\u009f\\]|\p{Surrogate}/gu, (character) => {
		const code = character.charCodeAt(0);
		return escapes[character] ?? (code < 256 ? `\\x${code.toString(16).toUpperCase().padStart(2, '0')}` : `\\u${code.toString(16)}`);
	});
	return mark + (mark === "'" ? escaped.replaceAll("'", "\\'") : escaped) + mark;
}

/** A property's name, in quotes where it is no identifier. */
export function quoteKey(key: string | symbol): string {
	if (typeof key === 'symbol') return String(key);
	if (key === '__proto__') return "['__proto__']";
	return /^[a-zA-Z_][a-zA-Z_0-9]*$/.test(key) ? key : quoteLine(key);
}

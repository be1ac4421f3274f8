/** Hangul, Chinese and Japanese with their marks, full-width forms, pictographs: the ranges that Node counts twice. */
const wide = new RegExp(
	[
		'[\\u1100-\\u115f\\u2329\\u232a\\u2e80-\\u303e\\u3040-\\u3247\\u3250-\\u4dbf\\u4e00-\\ua4c6\\ua960-\\ua97c]',
		'[\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe10-\\ufe19\\ufe30-\\ufe6b\\uff01-\\uff60\\uffe0-\\uffe6]',
		'[\\u{1f300}-\\u{1f64f}\\u{20000}-\\u{3fffd}]',
	].join('|'),
	'gu',
);

/** How many columns a text takes on a screen: Chinese characters take two. */
export function width(text: string): number {
	return text.replaceAll(wide, '  ').length;
}

/** The text with spaces before it, until it takes that many columns. */
export function padStart(text: string, columns: number): string {
	return ' '.repeat(Math.max(0, columns - width(text))) + text;
}

/** The text with spaces after it, until it takes that many columns. */
export function padEnd(text: string, columns: number): string {
	return text + ' '.repeat(Math.max(0, columns - width(text)));
}

/** A habit of one language, and how to mend a breach of it. */
interface Rule {
	pattern: RegExp;
	fix: string;
}

const han = String.raw`\p{Script=Han}`;

const chinese: readonly Rule[] = [
	{ pattern: /您/gu, fix: 'write 你' },
	{
		pattern: new RegExp(`${han}[A-Za-z0-9\uFFFC]|[A-Za-z0-9%\uFFFC]${han}`, 'gu'),
		fix: 'put a space between Chinese and Latin letters, digits, code or formulas',
	},
	{
		// KL(目标‖π) is a formula.
		pattern: new RegExp(String.raw`${han}\s?[,.;:?!()]\s?${han}|${han}[,.;:?!](?=\s|$)|(?<![A-Za-z])\(${han}[^()]*\)`, 'gu'),
		fix: 'write full-width punctuation: ，。；：？！（）',
	},
	{ pattern: new RegExp(`"[^"\n]*${han}[^"\n]*"`, 'gu'), fix: 'write “…” for "…"' },
	{ pattern: /敬请期待|待补充|未完待续|即将推出|(?:TODO|FIXME|TBD)\b/gu, fix: 'write it, or leave it out' },
];

const english: readonly Rule[] = [
	{ pattern: new RegExp(`${han}+`, 'gu'), fix: 'write English; terms in Chinese stand in the glossary' },
	{
		pattern: /\b(?:TODO|FIXME|TBD|[Cc]oming soon|[Ll]orem ipsum|[Ww]ork in progress)\b/g,
		fix: 'write it, or leave it out',
	},
];

/** Every breach of a language's rules in a text, as `where:line: how to mend it: "the place"`. */
export function breaches(where: string, text: string, language: 'en' | 'zh-cn'): string[] {
	return text.split('\n').flatMap((line, index) =>
		(language === 'en' ? english : chinese).flatMap(({ pattern, fix }) =>
			[...line.matchAll(pattern)].map((match) => {
				const place = line.slice(Math.max(0, match.index - 12), match.index + match[0].length + 12);
				return `${where}:${index + 1}: ${fix}: "${place.replaceAll('\uFFFC', '…')}"`;
			}),
		),
	);
}

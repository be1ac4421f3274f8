import { lineBreaks, type Page, withoutCode } from './mdx.ts';

/** Sections whose numbers come from the code and the figure that stand in them. */
const ownNumbers = new Set(['run-it', 'see-it']);

const unit = [
	'[KMGT]i?B(?:/s)?', 'bytes?', '[KMBT]?\\s?(?:tokens?|parameters?|weights|words)', 'layers?', 'heads?', 'GPUs?', 'hours?', 'days?', '[TGP]?FLOPs?', '×', 'times',
	'steps?', 'frames?', 'pixels?', 'images?', 'prompts?', 'pairs', 'labelers', 'points?', '[bmtr]+illion',
	'[KMBT]?\\s?个?(?:词元|参数|权重|词)', '个?(?:头|字节|小时|天|帧|像素|图像|提示|偏好对|标注员|百分点|样本)', '层', '倍', '步', '张', '亿', '万',
].join('|');

/**
 * A percentage, a year, or a number of two digits or with a fraction before a unit. Small whole numbers count things of
 * the text itself, and `Qwen2-72B` or `a 7B model` is a name.
 */
const claim = new RegExp(
	String.raw`(?<![\w.-])\d[\d,.]*\s?[%‰]|(?<![\w.,–-])(?:19|20)\d\d(?![\w%]|[.,]\d|\s?(?:${unit})(?![A-Za-z]))|(?<![\w.-])(?:\d[\d,]*\d|\d+\.\d+)\s?(?:${unit})(?![A-Za-z])`,
	'u',
);

/** A formula that shows how a number comes about: `$2\cdot8\cdot128=2048$`. */
const shownArithmetic = /\$[^$]*\d[^$]*(?:=|\\approx|\\cdot|\\times)[^$]*\$|\$[^$]*(?:=|\\approx|\\cdot|\\times)[^$]*\d[^$]*\$/;

/**
 * Paragraphs, list items and tables that state a number and name no source, as `file:line: "the number"`.
 * The paragraph beside a table may name its source, and a number whose arithmetic stands in the same paragraph needs none.
 */
export function unsourced(page: Page): string[] {
	const blocks = blocksOf(page.source);
	return blocks.flatMap(({ text, written, line, section }, index) => {
		const stated = claim.exec(readable(text));
		if (!stated || ownNumbers.has(section) || isSourced(text) || restates(text)) return [];
		if (shownArithmetic.test(written)) return [];
		const [before, after] = [blocks[index - 1]?.text ?? '', blocks[index + 1]?.text ?? ''];
		if (isTable(text) && (isSourced(before) || isSourced(after))) return [];
		if (/[:：]\s*$/.test(text) && isSourced(after)) return [];
		return [`${page.path}:${line}: "${stated[0]}" in "${readable(text).trim().slice(0, 60)}"`];
	});
}

const isSourced = (text: string): boolean => /<(?:Cite|Computed|Example)\b/.test(text);
/** The interviewer's question, and what the errata quote to refute. */
const restates = (text: string): boolean => /^\s*(?:>|- \*\*(?:The sheet|资料))/.test(text);
const isTable = (text: string): boolean => /^\s*\|/.test(text);

/** What the reader reads of a block: no tags, no link targets. */
function readable(text: string): string {
	return text
		.replace(/<(?:FollowUp|Pitfall)\b[^>]*>/g, '')
		.replace(/<[A-Za-z/](?:[^"<>]|"[^"]*")*>/g, '')
		.replace(/\]\([^)]*\)/g, ']');
}

interface Block {
	/** Without code and formulas. */
	text: string;
	/** As it stands in the file. */
	written: string;
	line: number;
	section: string;
}

/** Paragraphs, tables and list items. Headings, figures' words and what sums up a long answer are left out. */
function blocksOf(source: string): Block[] {
	const original = source.split('\n');
	const text = withoutCode(source).replace(/<(Short|Rubric|Tests)>[\s\S]*?<\/\1>|<[A-Z]\w*Figure\b[\s\S]*?\n\/>|^#{3,6} .*$/gm, lineBreaks);
	let [line, section] = [1, ''];
	const blocks: Block[] = [];
	for (const piece of text.split(/(\n\s*\n|\n(?=\s*(?:[-*]|\d+\.) ))/)) {
		section = /^## .*\\\{#([a-z0-9-]+)\}/m.exec(piece)?.[1] ?? section;
		const lines = piece.split('\n').length;
		if (piece.trim() !== '' && !piece.trimStart().startsWith('## ')) {
			blocks.push({ text: piece, written: original.slice(line - 1, line - 1 + lines).join('\n'), line, section });
		}
		line += lines - 1;
	}
	return blocks;
}

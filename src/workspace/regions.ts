import { libraryFiles, type WorkspaceFiles } from './files.ts';

const openMark = /^\s*(?:\/\/|#) #?region ([\w-]+)\s*$/;
const closeMark = /^\s*(?:\/\/|#) #?endregion(?: [\w-]+)?\s*$/;

/** A part of a file, and the line (from 1) it begins on. */
export interface Excerpt {
	text: string;
	firstLine: number;
}

/**
 * The lines between `// #region name` and its `// #endregion` (in Python `# region name`), without the marks
 * and without common indentation.
 * @param where the file's path, for the message.
 * @throws {Error} when there is no such region, or it is not closed.
 */
export function readRegion(source: string, name: string, where: string): Excerpt {
	const lines = source.split('\n');
	const { start, end } = findRegion(lines, name, where);
	return { text: dedent(lines.slice(start, end).filter(isCode)), firstLine: start + 1 };
}

/**
 * The file with another text between the marks of a region.
 * @throws {Error} as `readRegion` does.
 */
export function replaceRegion(source: string, name: string, text: string, where: string): string {
	const lines = source.split('\n');
	const { start, end } = findRegion(lines, name, where);
	return [...lines.slice(0, start), text, ...lines.slice(end)].join('\n');
}

/** Its lines by index, the marks left out: from `start` up to, not including, `end`. */
function findRegion(lines: readonly string[], name: string, where: string): { start: number; end: number } {
	const mark = lines.findIndex((line) => openMark.exec(line)?.[1] === name);
	if (mark < 0) {
		const names = regionNames(lines.join('\n'));
		throw new Error(
			`${where} has no region "${name}". ${names.length ? `It has: ${names.join(', ')}.` : 'It has no regions.'} ` +
				`Write // #region ${name} and // #endregion around what the page shows.`,
		);
	}
	let depth = 0;
	for (let index = mark; index < lines.length; index += 1) {
		if (openMark.test(lines[index]!)) depth += 1;
		else if (closeMark.test(lines[index]!)) depth -= 1;
		if (depth === 0) return { start: mark + 1, end: index };
	}
	throw new Error(`${where}:${mark + 1}: region "${name}" is never closed. Write // #endregion after it.`);
}

/**
 * The path of the file of an example's code that has a region.
 * @throws {Error} naming the regions that the example has.
 */
export function fileOfRegion(files: WorkspaceFiles, example: string, name: string): string {
	const paths = libraryFiles(files, example);
	const path = paths.find((each) => regionNames(files[each]!).includes(name));
	if (path !== undefined) return path;
	const names = paths.flatMap((each) => regionNames(files[each]!));
	throw new Error(`examples/${example} has no region "${name}". It has: ${names.join(', ') || 'none'}.`);
}

/** The names of all regions, in order. */
export function regionNames(source: string): string[] {
	return source.split('\n').flatMap((line) => openMark.exec(line)?.[1] ?? []);
}

/** A file as a reader sees it: without region marks. */
export function withoutRegionMarks(source: string): string {
	return source.split('\n').filter(isCode).join('\n').replace(/\n{3,}/g, '\n\n').trim();
}

function isCode(line: string): boolean {
	return !openMark.test(line) && !closeMark.test(line);
}

function dedent(lines: readonly string[]): string {
	const indents = lines.filter((line) => line.trim()).map((line) => /^\s*/.exec(line)![0].length);
	const indent = Math.min(...indents, Infinity);
	return lines.map((line) => line.slice(Number.isFinite(indent) ? indent : 0)).join('\n').trim();
}

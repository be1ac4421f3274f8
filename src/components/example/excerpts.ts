import { fileOfRegion, readExampleFile, readRegion, regionNames, withoutRegionMarks, type WorkspaceFiles } from '~/workspace/index.ts';

/** What one tab of an `<Example>` shows. */
export interface TabExcerpt {
	kind: 'code' | 'tests' | 'python';
	/** The file's path in the example: `index.ts`. */
	file: string;
	language: 'ts' | 'python';
	text: string;
	/** First and last line in the file, when it is a part of it. */
	lines?: readonly [number, number];
}

/**
 * The tabs of an example: its code, tests and PyTorch version, whole or the region of the same name in each.
 * Code must have the region; tests and Python are shown where they have it.
 * @param where the page, for the message.
 * @throws {Error} when the example or the region does not exist.
 */
export function excerpts(files: WorkspaceFiles, example: string, region: string | undefined, where: string): TabExcerpt[] {
	try {
		const code = codeExcerpt(files, example, region);
		const others = (['tests', 'python'] as const).flatMap((kind) => {
			const file = kind === 'tests' ? 'index.test.ts' : 'reference.py';
			const source = files[`${example}/${file}`];
			if (source === undefined || (region && !regionNames(source).includes(region))) return [];
			return [excerpt(kind, example, file, source, region)];
		});
		return [code, ...others];
	} catch (error) {
		throw new Error(`${where}: <Example name="${example}"${region ? ` region="${region}"` : ''} />: ${(error as Error).message}`);
	}
}

function codeExcerpt(files: WorkspaceFiles, example: string, region: string | undefined): TabExcerpt {
	const index = readExampleFile(files, example, 'index.ts');
	if (!region) return excerpt('code', example, 'index.ts', index, undefined);
	const path = fileOfRegion(files, example, region);
	return excerpt('code', example, path.slice(example.length + 1), files[path]!, region);
}

function excerpt(kind: TabExcerpt['kind'], example: string, file: string, source: string, region: string | undefined): TabExcerpt {
	const language = file.endsWith('.py') ? 'python' : 'ts';
	if (!region) return { kind, file, language, text: withoutRegionMarks(source) };
	const { text, firstLine } = readRegion(source, region, `examples/${example}/${file}`);
	return { kind, file, language, text, lines: [firstLine, firstLine + text.split('\n').length - 1] };
}

import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { parse } from 'yaml';
import { withFunctions, withoutBodies } from '../src/practice/drills/functions.ts';
import { judgedPath, type JudgedDrill } from '../src/practice/drills/judged.ts';
import { testTitle } from '../src/practice/drills/verdict.ts';
import { compileExample } from '../src/runner/compile.ts';
import { runInNode } from '../src/runner/run-in-node.ts';
import { readWorkspace } from '../src/workspace/disk.ts';
import type { WorkspaceFiles } from '../src/workspace/files.ts';
import { fileOfRegion, readRegion, replaceRegion } from '../src/workspace/regions.ts';
import { inRoot } from './project.ts';

/** What a drill's page says of itself. */
interface DrillPage {
	id: string;
	example: string;
	region: string;
	/** The wrong answers it explains. */
	mistakes: string[];
}

/** Makes every drill from its example, runs its tests on the stub and on each wrong answer, and keeps what fails. */
export async function judgeDrills(): Promise<void> {
	const files = readWorkspace(inRoot());
	const judged: Record<string, JudgedDrill> = {};
	for (const page of drillPages()) judged[page.id] = await judge(files, page);
	mkdirSync(dirname(inRoot(judgedPath)), { recursive: true });
	writeFileSync(inRoot(judgedPath), `${JSON.stringify(judged, undefined, '\t')}\n`);
	console.log(`✓ ${Object.keys(judged).length} drills judged`);
}

async function judge(files: WorkspaceFiles, { id, example, region, mistakes }: DrillPage): Promise<JudgedDrill> {
	const where = `src/content/drills/en/${id}.mdx`;
	const path = orAt(where, () => fileOfRegion(files, example, region));
	const { stub, names } = withoutBodies(readRegion(files[path]!, region, path).text, `${where}: examples/${path}, region ${region},`);
	const file = replaceRegion(files[path]!, region, stub, path);
	const failing = async (text: string): Promise<string[]> => {
		const { tests, errors } = await runInNode(compileExample({ ...files, [path]: text }, example), { parts: ['tests'], limitMs: 30_000 });
		if (tests.length === 0) throw new Error(`${where}: no test runs: ${errors[0]?.message ?? 'no reason is known'}`);
		return tests.filter(({ status }) => status === 'fail').map(testTitle);
	};
	const answers = mistakes.map(async (mistake) => {
		const answer = inRoot('examples', example, 'wrong', `${mistake}.ts`);
		if (!existsSync(answer)) throw new Error(`${where}: <Mistake file="${mistake}">: there is no examples/${example}/wrong/${mistake}.ts.`);
		return [mistake, await failing(withFunctions(files[path]!, readFileSync(answer, 'utf8'), `examples/${example}/wrong/${mistake}.ts`))] as const;
	});
	return { path, file, stub, names, tests: await failing(file), mistakes: Object.fromEntries(await Promise.all(answers)) };
}

/** What `find` finds, or its error with the drill's page before it. */
function orAt<Found>(where: string, find: () => Found): Found {
	try {
		return find();
	} catch (error) {
		throw new Error(`${where}: ${(error as Error).message}`);
	}
}

function drillPages(): DrillPage[] {
	return globSync('src/content/drills/en/*.mdx', { cwd: inRoot() }).sort().map((path) => {
		const source = readFileSync(inRoot(path), 'utf8');
		const { example, region } = parse(/^---\n([\s\S]*?)\n---\n/.exec(source)?.[1] ?? '') as { example: string; region: string };
		const mistakes = [...source.matchAll(/<Mistake\s[^>]*?\bfile="([\w-]+)"/g)].map((match) => match[1]!);
		return { id: basename(path, '.mdx'), example, region, mistakes };
	});
}

if (import.meta.main) await judgeDrills();

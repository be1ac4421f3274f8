import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { toSandboxProject, type SandboxProject } from '~/sandbox/project.ts';
import { readWorkspace } from '~/workspace/disk.ts';
import { exampleNames } from '~/workspace/files.ts';
import { inFolder, install, passingTests, readJson, succeed } from './folder.ts';

const workspace = readWorkspace();

/** Test file, from `examples/` → how many tests it has in the repository. */
let testsOfFile: Map<string, number>;

beforeAll(async () => {
	testsOfFile = await countTests();
});

describe.concurrent('the project of', () => {
	it.for(exampleNames(workspace))('%s installs, passes the tests it has here, type-checks and builds', async (example) => {
		const project = toSandboxProject(workspace, example);
		await inFolder(project, async (folder) => {
			await install(folder);
			expect(await passingTests(folder)).toBe(expectedTests(project));
			await succeed(folder, ['npm', 'run', 'check']);
			await succeed(folder, ['npm', 'run', 'build']);
			expect(existsSync(join(folder, 'dist/index.html'))).toBe(true);
		});
	});
});

function expectedTests(project: SandboxProject): number {
	const count = Object.keys(project.files).reduce((sum, path) => sum + (testsOfFile.get(path) ?? 0), 0);
	expect(count, `tests that Vitest lists for ${project.title} in the repository`).toBeGreaterThan(0);
	return count;
}

async function countTests(): Promise<Map<string, number>> {
	const list = join(tmpdir(), `sandbox-tests-${process.pid}.json`);
	const vitest = join('node_modules', 'vitest', 'vitest.mjs');
	await succeed(process.cwd(), ['node', vitest, 'list', '--project', 'examples', `--json=${list}`]);
	const counts = new Map<string, number>();
	for (const { file } of readJson<{ file: string }[]>(list)) {
		const path = relative('examples', file).replaceAll('\\', '/');
		counts.set(path, (counts.get(path) ?? 0) + 1);
	}
	rmSync(list);
	return counts;
}

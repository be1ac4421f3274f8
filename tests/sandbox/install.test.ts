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
	expect(count, `tests of ${project.title} in the repository`).toBeGreaterThan(0);
	return count;
}

// Not `vitest list`: it reads the files without running them, and takes a whole it.each for one test.
async function countTests(): Promise<Map<string, number>> {
	const results = join(tmpdir(), `sandbox-tests-${process.pid}.json`);
	const vitest = join('node_modules', 'vitest', 'vitest.mjs');
	const options = ['--project', 'examples', '--exclude', '**/*.property.test.ts', '--reporter=json', `--outputFile=${results}`];
	await succeed(process.cwd(), ['node', vitest, 'run', ...options]);
	const { testResults } = readJson<{ testResults: { name: string; assertionResults: unknown[] }[] }>(results);
	rmSync(results);
	return new Map(
		testResults.map(({ name, assertionResults }) => [relative('examples', name).replaceAll('\\', '/'), assertionResults.length]),
	);
}

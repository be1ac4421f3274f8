import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { readWorkspace } from '../src/workspace/disk.ts';
import { exampleNames } from '../src/workspace/files.ts';
import type { ExampleResults } from '../src/workspace/results.ts';
import { judgeDrills } from './drills.ts';
import { childEnvironment, root, tool } from './project.ts';
import { resultsPath } from './results.ts';

/** Runs the examples' tests, then builds the site into `dist/`; no site where a test fails. */
export async function build(): Promise<boolean> {
	console.log('▸ the examples’ tests …');
	if (!testExamples()) {
		console.error('\n✗ The guide is not built: it would print results of tests that fail (see above). Mend the example first.');
		return false;
	}
	console.log('▸ the drills …');
	try {
		await judgeDrills();
	} catch (error) {
		console.error(`\n✗ ${(error as Error).message}`);
		return false;
	}
	console.log('▸ astro build …');
	const args = [tool('astro'), 'build', '--silent'];
	return spawnSync(process.execPath, args, { cwd: root, env: childEnvironment(), stdio: 'inherit' }).status === 0;
}

/** Runs Vitest over the examples and leaves `.build/examples.json`. */
function testExamples(): boolean {
	rmSync(resultsPath, { force: true });
	const args = [tool('vitest'), 'run', '--project', 'examples', '--reporter=minimal', '--reporter=./scripts/results.ts'];
	if (spawnSync(process.execPath, args, { cwd: root, env: childEnvironment(), stdio: 'inherit' }).status !== 0) return false;
	if (!existsSync(resultsPath)) throw new Error('.build/examples.json was not written although every test passed.');
	const { examples } = JSON.parse(readFileSync(resultsPath, 'utf8')) as ExampleResults;
	const problems = exampleNames(readWorkspace(root)).flatMap((name) => problemsOf(name, examples[name]?.tests ?? []));
	for (const problem of problems) console.error(problem);
	if (problems.length > 0) return false;
	const tests = Object.values(examples).reduce((sum, example) => sum + example.tests.length, 0);
	console.log(`✓ ${tests} tests of ${Object.keys(examples).length} examples`);
	return true;
}

/** A page names the tests it shows; without names of their own they cannot be told apart. */
function problemsOf(example: string, tests: ExampleResults['examples'][string]['tests']): string[] {
	if (tests.length === 0) return [`examples/${example} has no tests. Write examples/${example}/index.test.ts.`];
	const names = tests.map(({ file, suites, name }) => `${file}: ${[...suites, name].join(' > ')}`);
	const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
	return [...twice].map((name) => `examples/${example}/${name}: two tests have this name. Say in each what it tests.`);
}

if (import.meta.main && !(await build())) process.exitCode = 1;

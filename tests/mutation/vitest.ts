import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import type { VitestReport } from '../../scripts/counts.ts';
import { childEnvironment, inRoot, root, tool } from '../../scripts/project.ts';
import { runnableFiles, type WorkspaceFiles } from '../../src/workspace/files.ts';
import { withMutant, type ExampleMutant } from './examples.ts';
import type { Verdict } from './verdicts.ts';

const folder = inRoot('.build', 'mutants');

/**
 * Runs `index.test.ts` of every example in Vitest, as it is and with every mutant, all in one go: each in a copy of
 * the example's folder, where `@examples/…` still leads to the other examples.
 * @returns verdicts by `variantName`.
 */
export async function runInVitest(
	files: WorkspaceFiles,
	examples: readonly string[],
	mutants: readonly ExampleMutant[],
): Promise<Map<string, Verdict>> {
	rmSync(folder, { recursive: true, force: true });
	for (const example of examples) writeVariant(files, example, 0);
	for (const mutant of mutants) writeVariant(withMutant(files, mutant), mutant.example, mutant.number);
	const report = inRoot('.build', 'reports', 'mutants.vitest');
	const args = [tool('vitest'), 'run', '--project', 'mutants', '--reporter=json', `--outputFile.json=${report}`];
	const output = await outputOf(args);
	const verdicts = readReport(report, output);
	rmSync(folder, { recursive: true, force: true });
	return verdicts;
}

/** `dpo/17`: the folder of an example's mutant; number 0 is the example as it is. */
export function variantName(example: string, number: number): string {
	return `${example}/${number}`;
}

/** What Vitest prints; that it fails is what mutants are for. */
function outputOf(args: readonly string[]): Promise<string> {
	const options = { cwd: root, env: childEnvironment(), maxBuffer: 2 ** 30 };
	return new Promise((resolve) => execFile(process.execPath, args, options, (_error, stdout, stderr) => resolve(stdout + stderr)));
}

function writeVariant(files: WorkspaceFiles, example: string, number: number): void {
	for (const path of runnableFiles(files, example)) {
		if (path.endsWith('/demo.ts')) continue;
		const target = `${folder}/${variantName(example, number)}${path.slice(example.length)}`;
		mkdirSync(dirname(target), { recursive: true });
		writeFileSync(target, files[path]!);
	}
}

function readReport(path: string, output: string): Map<string, Verdict> {
	let report: VitestReport;
	try {
		report = JSON.parse(readFileSync(path, 'utf8')) as VitestReport;
	} catch {
		throw new Error(`Vitest gave no report on the mutants. It said:\n${output}`);
	}
	return new Map(
		report.testResults.map((file) => {
			const tests = file.assertionResults.map(({ ancestorTitles, title, status }) => ({
				name: [...ancestorTitles, title].join(' > '),
				status: status === 'passed' ? ('pass' as const) : status === 'failed' ? ('fail' as const) : ('skip' as const),
			}));
			const failed = tests.some((test) => test.status === 'fail');
			// Outside its tests a file fails by an error while it loads, or in a hook of a suite.
			return [relative(folder, dirname(file.name)).replaceAll('\\', '/'), { tests, failedOutside: file.status === 'failed' && !failed }];
		}),
	);
}

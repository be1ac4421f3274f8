import { existsSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { ExampleResults } from '../src/workspace/results.ts';
import { describeBrowser, findBrowser, type Browser } from './browser.ts';
import { lint, reportPath, types, typesOfExamples, vitest } from './checks.ts';
import { countPlaywright, countVitest, type Counts, type PlaywrightReport, type VitestReport } from './counts.ts';
import { giveUp, inRoot, tool } from './project.ts';
import { resultsPath } from './results.ts';
import { runSteps, type Step, type StepOutcome } from './steps.ts';

// Reports of an earlier run must not be counted.
for (const path of [inRoot('.build', 'reports'), resultsPath]) rmSync(path, { recursive: true, force: true });

const browser = browserOrEnd();
console.log(describeBrowser(browser));
const steps: Step[] = [
	// The longest first, so that neither core waits for the other before the browser needs both.
	{ name: 'build', run: [inRoot('scripts', 'build.ts')] },
	vitest('sandbox'),
	vitest('source'),
	{ ...vitest('site'), after: ['build'] },
	types,
	lint,
	typesOfExamples,
	{ ...vitest('engines'), after: ['build'], cores: 2 },
	{ ...playwright('browser'), after: ['build'] },
	playwright('agreement'),
];
const outcomes = await runSteps(steps, Math.max(2, availableParallelism()));
closeWith(outcomes);

function browserOrEnd(): Browser {
	try {
		return findBrowser();
	} catch (error) {
		return giveUp(error);
	}
}

function playwright(project: string): Step {
	return {
		name: `tests: ${project}`,
		run: [tool('playwright'), 'test', `--project=${project}`, '--reporter=list,json'],
		env: { CHROMIUM: browser.path, PLAYWRIGHT_JSON_OUTPUT_FILE: inRoot(reportPath(project)) },
		cores: 2,
	};
}

/** The closing line, alone on its line; a failed check without tests of its own counts as one failure. */
function closeWith(all: readonly StepOutcome[]): void {
	let passed = 0;
	let failed = 0;
	for (const { step, status } of all) {
		const counts = countsOf(step.name);
		for (const name of counts.skipped) console.log(`✗ skipped, though nothing may be: ${name}`);
		passed += counts.passed;
		failed += counts.failed + counts.skipped.length;
		if (status !== 'passed' && counts.failed === 0) failed += 1;
	}
	console.log(`\n${passed} passed, ${failed} failed`);
	process.exitCode = failed === 0 ? 0 : 1;
}

function countsOf(step: string): Counts {
	const counts = { passed: 0, failed: 0, skipped: [] };
	if (step === 'build') return { ...counts, passed: testsOfExamples() };
	const path = inRoot(reportPath(step.replace('tests: ', '')));
	if (!existsSync(path)) return counts;
	const report: unknown = JSON.parse(readFileSync(path, 'utf8'));
	return step === 'tests: browser' || step === 'tests: agreement'
		? countPlaywright(report as PlaywrightReport)
		: countVitest(report as VitestReport);
}

/** The build ran them: its results are the report. */
function testsOfExamples(): number {
	if (!existsSync(resultsPath)) return 0;
	const { examples } = JSON.parse(readFileSync(resultsPath, 'utf8')) as ExampleResults;
	return Object.values(examples).reduce((sum, { tests }) => sum + tests.length, 0);
}

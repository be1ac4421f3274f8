import type { Page } from '@playwright/test';
import { compileExample } from '../../src/runner/compile.ts';
import type { RunResult } from '../../src/runner/protocol.ts';
import type { WorkspaceFiles } from '../../src/workspace/files.ts';
import { withMutant, type ExampleMutant } from './examples.ts';
import type { Verdict } from './verdicts.ts';
import { variantName } from './vitest.ts';

/** How many times the example's own time a mutant may take before it counts as endless, and what it may take at least. */
const patience = 25;
const leastLimitMs = 1_000;

/**
 * Runs `index.test.ts` of an example in the page's own runner, as it is and with each of the mutants.
 * @param page one with `globalThis.runner` (tests/e2e/runner/page.ts).
 * @returns verdicts by `variantName`; those of the example as it is under number 0.
 */
export async function runInBrowser(
	page: Page,
	files: WorkspaceFiles,
	example: string,
	mutants: readonly ExampleMutant[],
): Promise<Map<string, Verdict>> {
	const original = compileExample(files, example);
	const usual = await run(page, [original, original], 60_000);
	const limitMs = Math.max(leastLimitMs, patience * Math.max(...usual.map(({ ms }) => ms)));
	const results = await run(page, mutants.map((mutant) => compileExample(withMutant(files, mutant), example)), limitMs);
	const named = results.map((result, index) => [variantName(example, mutants[index]!.number), verdictOf(result)] as const);
	return new Map([[variantName(example, 0), verdictOf(usual[0]!)], ...named]);
}

function run(page: Page, runnables: readonly ReturnType<typeof compileExample>[], limitMs: number): Promise<RunResult[]> {
	const requests = runnables.map((runnable) => ({ runnable, limitMs, startLimitMs: 60_000, parts: ['tests'] as const }));
	return page.evaluate((given) => globalThis.runner.runAll(given), requests);
}

function verdictOf(result: RunResult): Verdict {
	const tests = result.tests.map(({ suite, name, status }) => ({
		name: [...suite, name].join(' > '),
		status: status === 'todo' ? ('skip' as const) : status,
	}));
	const failed = tests.some(({ status }) => status === 'fail');
	const verdict = { tests, failedOutside: result.errors.length > 0 && !failed };
	return result.status === 'done' ? verdict : { ...verdict, stopped: result.reason ?? result.status };
}

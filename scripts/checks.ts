import { tool } from './project.ts';
import type { Step } from './steps.ts';

/** Where a Vitest project's or Playwright's own report goes: the closing count is their sum. */
export function reportPath(name: string): string {
	return `.build/reports/${name}.json`;
}

/** The checks that need neither a build nor a browser, the longest first. */
export function fastChecks(): Step[] {
	return [
		{ name: 'types', run: [tool('astro'), 'check'] },
		{ name: 'lint', run: [tool('eslint'), '.', '--max-warnings', '0', '--cache', '--cache-location', '.build/eslint/'] },
		{ name: 'types of the examples', run: [tool('tsc'), '-p', 'examples', '--incremental', '--tsBuildInfoFile', '.build/examples.tsbuildinfo'] },
	];
}

/** One or more Vitest projects as a step, with a report. */
export function vitest(...projects: string[]): Step {
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportPath(projects.join('-'))}`];
	const chosen = projects.flatMap((project) => ['--project', project]);
	return { name: `tests: ${projects.join(' and ')}`, run: [tool('vitest'), 'run', ...chosen, ...reporters] };
}

import { tool } from './project.ts';
import type { Step } from './steps.ts';

/** Where a Vitest project's or Playwright's own report goes: the closing count is their sum. */
export function reportPath(name: string): string {
	return `.build/reports/${name}.json`;
}

/** The checks that need neither a build nor a browser. */
export function fastChecks(): Step[] {
	return [
		{ name: 'types', run: [tool('astro'), 'check'] },
		{ name: 'lint', run: [tool('eslint'), '.', '--max-warnings', '0', '--cache', '--cache-location', '.build/eslint/'] },
		{ name: 'types of the examples', run: [tool('tsc'), '-p', 'examples'] },
		vitest('source'),
	];
}

/** One Vitest project as a step, with a report. */
export function vitest(project: string): Step {
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportPath(project)}`];
	return { name: `tests: ${project}`, run: [tool('vitest'), 'run', '--project', project, ...reporters] };
}

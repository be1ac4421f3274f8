import { inRoot, tool } from './project.ts';
import type { Step } from './steps.ts';

/** Where a Vitest project's or Playwright's own report goes: the closing count is their sum. */
export function reportPath(name: string): string {
	return `.build/reports/${name}.json`;
}

/** ESLint over everything; what did not change is not read again. */
export const lint: Step = {
	name: 'lint',
	run: [tool('eslint'), '.', '--max-warnings', '0', '--cache', '--cache-location', '.build/eslint/'],
};

/** Every type of the site, components included. */
export const types: Step = { name: 'types', run: [tool('astro'), 'check'] };

/** The same without the components, in a quarter of the time. */
export const typesOfCode: Step = { name: 'types of the code', run: [inRoot('scripts', 'types.ts')] };

/** The examples' types: theirs is a world without DOM and Node. */
export const typesOfExamples: Step = {
	name: 'types of the examples',
	run: [tool('tsc'), '-p', 'examples', '--incremental', '--tsBuildInfoFile', '.build/examples.tsbuildinfo'],
};

/** One or more Vitest projects as a step, with a report. */
export function vitest(...projects: string[]): Step {
	const reporters = ['--reporter=minimal', '--reporter=json', `--outputFile.json=${reportPath(projects.join('-'))}`];
	const chosen = projects.flatMap((project) => ['--project', project]);
	return { name: `tests: ${projects.join(' and ')}`, run: [tool('vitest'), 'run', ...chosen, ...reporters] };
}

export { runExample } from '~/runner/run.ts';
import { runExample, type RunEvent, type RunRequest, type RunResult } from '~/runner/run.ts';

/** What the test page offers to Playwright. */
export interface RunnerPage {
	run(request: Omit<RunRequest, 'harness' | 'onEvent' | 'signal'>): Promise<RunResult>;
	/** Runs one after the other, in one call: what hundreds of mutants need. */
	runAll(requests: readonly Omit<RunRequest, 'harness' | 'onEvent' | 'signal'>[]): Promise<RunResult[]>;
	/** Events of the last run, in order. */
	events: RunEvent[];
}

declare global {
	var runner: RunnerPage;
}

const harness = fetch('/harness.js').then((response) => response.text());

globalThis.runner = {
	events: [],
	async run(request) {
		runner.events = [];
		return runExample({ ...request, harness: await harness, onEvent: (event) => runner.events.push(event) });
	},
	async runAll(requests) {
		const results: RunResult[] = [];
		for (const request of requests) results.push(await runner.run(request));
		return results;
	},
};

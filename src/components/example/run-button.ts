import type { CompileError } from '~/runner/compile.ts';
import type { RunnableExample, RunResult } from '~/runner/protocol.ts';
import { runExample } from '~/runner/run.ts';
import { codeBox } from './code-box.ts';
import { Report } from './report.ts';
import { say } from './words.ts';

const running = new WeakMap<HTMLElement, AbortController>();
const loaded = new Map<string, Promise<unknown>>();

/** Runs the example, or stops it when it is running. */
export async function toggleRun(example: HTMLElement, button: HTMLButtonElement): Promise<void> {
	const current = running.get(example);
	if (current) return current.abort();
	const controller = new AbortController();
	running.set(example, controller);
	const report = new Report(example.querySelector<HTMLElement>('[data-report]')!);
	button.textContent = say('example.stop');
	try {
		const [harness, built] = await load(example);
		const runnable = await asRead(example, built);
		if (controller.signal.aborted) return report.clear();
		const result = await runExample({
			harness,
			runnable,
			// Who writes a function by hand waits for the verdict alone.
			...(example.dataset['stub'] !== undefined && { parts: ['tests'] as const }),
			signal: controller.signal,
			onEvent: (event) => report.add(event),
		});
		report.finish(result);
		example.dispatchEvent(new CustomEvent<RunResult>('lab-run', { detail: result, bubbles: true }));
	} catch (error) {
		await explain(example, report, error as Error);
	} finally {
		running.delete(example);
		button.textContent = say('example.runAgain');
	}
}

/** The example with the code that stands on the page, where that is not what was built. */
async function asRead(example: HTMLElement, built: RunnableExample): Promise<RunnableExample> {
	const box = codeBox(example);
	if (box.edited === undefined && example.dataset['stub'] === undefined) return built;
	const { withEdit } = await import('~/runner/edit.ts');
	return withEdit(built, box.path, box.file());
}

/** Why there was no run: the reader's code does not compile, or something did not load. */
async function explain(example: HTMLElement, report: Report, error: Error): Promise<void> {
	if (error.name !== 'CompileError') return report.fail(say('run.load-failed', { reason: error.message }));
	const problem = error as CompileError;
	report.fail(say('run.not-compiled', { line: problem.line, column: problem.column, reason: problem.reason }));
	const { showProblem } = await import('./edit-button.ts');
	showProblem(example, problem);
}

function load(example: HTMLElement): Promise<[string, RunnableExample]> {
	const { base = '', example: name = '' } = example.dataset;
	return Promise.all([
		once(`${base}run/harness.js`, (response) => response.text()),
		once(`${base}run/${name}.json`, (response) => response.json() as Promise<RunnableExample>),
	]);
}

/** Fetches an address once; one that failed is tried again at the next run. */
function once<Value>(address: string, read: (response: Response) => Promise<Value>): Promise<Value> {
	const earlier = loaded.get(address) as Promise<Value> | undefined;
	if (earlier) return earlier;
	const value = fetch(address).then((response) => {
		if (!response.ok) throw new Error(`${address}: ${response.status} ${response.statusText}`);
		return read(response);
	});
	loaded.set(address, value);
	value.catch(() => loaded.delete(address));
	return value;
}

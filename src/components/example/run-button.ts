import type { RunnableExample } from '~/runner/protocol.ts';
import { runExample } from '~/runner/run.ts';
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
		const [harness, runnable] = await load(example);
		if (controller.signal.aborted) return report.clear();
		const result = await runExample({
			harness,
			runnable,
			signal: controller.signal,
			onEvent: (event) => report.add(event),
		});
		report.finish(result);
	} catch (error) {
		report.fail(say('run.load-failed', { reason: error instanceof Error ? error.message : String(error) }));
	} finally {
		running.delete(example);
		button.textContent = say('example.runAgain');
	}
}

function load(example: HTMLElement): Promise<[string, RunnableExample]> {
	const { base = '', example: name = '' } = example.dataset;
	return Promise.all([
		once(`${base}/run/harness.js`, (response) => response.text()),
		once(`${base}/run/${name}.json`, (response) => response.json() as Promise<RunnableExample>),
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

import { constants, createContext, Script } from 'node:vm';
import { assemble } from './assemble.ts';
import { buildHarness } from './build/harness.ts';
import { readMessage } from './messages.ts';
import type { RunEvent, RunnableExample, RunRequest, RunResult } from './protocol.ts';
import { Recorder } from './recorder.ts';
import { scriptName } from './stack.ts';

/**
 * Runs an example as the page's worker does: the same text, in a fresh global object of Node. For tests that ask what
 * the runner reports; it guards against nothing, and a synchronous loop is ended only by `limitMs`.
 */
export async function runInNode(
	runnable: RunnableExample,
	{ limitMs = 10_000, parts = ['tests', 'demo'], onEvent }: Partial<RunRequest> = {},
): Promise<RunResult> {
	const recorder = new Recorder(runnable);
	const { encoded } = assemble(await buildHarness(), runnable, parts);
	const script = new Script(decodeURIComponent(encoded), { filename: scriptName });
	return new Promise((resolve) => {
		const timer = setTimeout(() => resolve(recorder.result({ status: 'stopped', reason: 'time-limit' })), limitMs);
		const tell = (event: RunEvent): void => {
			const told = recorder.record(event);
			onEvent?.(told);
		};
		const postMessage = (data: unknown): void => {
			const message = readMessage(structuredClone(data));
			if (message?.type !== 'done') return message && tell(message as RunEvent);
			clearTimeout(timer);
			resolve(recorder.result({ status: 'done' }));
		};
		try {
			// An ordinary global object: a "contextified" one makes every look-up of Math or Number many times slower.
			const context = createContext(constants.DONT_CONTEXTIFY);
			script.runInContext(Object.assign(context, workerGlobals(postMessage)), { timeout: limitMs });
		} catch (error) {
			clearTimeout(timer);
			resolve(recorder.result({ status: 'crashed', reason: 'worker-error', message: String(error) }));
		}
	});
}

/** What the harness and the examples need of a worker's global object. */
function workerGlobals(postMessage: (data: unknown) => void): object {
	return {
		postMessage,
		addEventListener: () => undefined,
		performance,
		setTimeout,
		clearTimeout,
		setInterval,
		clearInterval,
		Event,
		EventTarget,
		TextEncoder,
		TextDecoder,
		structuredClone,
		queueMicrotask,
	};
}

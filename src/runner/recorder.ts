import { restoreColumns } from './columns.ts';
import type { RunEvent, RunnableExample, RunResult } from './protocol.ts';

/** Keeps what a run told, so that the result is complete wherever the run stops. */
export class Recorder {
	readonly #runnable: RunnableExample;
	readonly #calledAt = performance.now();
	#startedAt: number | undefined;
	readonly #tests: RunResult['tests'][number][] = [];
	readonly #console: RunResult['console'][number][] = [];
	readonly #errors: RunResult['errors'][number][] = [];
	#truncated = false;
	#running: RunResult['running'];
	#demo: RunResult['demo'];

	constructor(runnable: RunnableExample) {
		this.#runnable = runnable;
	}

	/** Notes an event and returns it as the interface may have it: with the columns of the reader's files. */
	record(given: RunEvent): RunEvent {
		const event = restoreColumns(given, this.#runnable.modules);
		switch (event.type) {
			case 'started':
				this.#startedAt = performance.now();
				break;
			case 'test-start':
				this.#running = { source: 'tests', test: event.test };
				break;
			case 'test-end':
				this.#tests.push(event.result);
				this.#running = undefined;
				break;
			case 'console':
				this.#console.push(event.entry);
				break;
			case 'output-truncated':
				this.#truncated = true;
				break;
			case 'error':
				this.#errors.push(event.error);
				break;
			case 'demo-start':
				this.#running = { source: 'demo' };
				break;
			case 'demo-end':
				this.#demo = { ms: event.ms, ...(event.error && { error: event.error }) };
				this.#running = undefined;
		}
		return event;
	}

	result(end: Pick<RunResult, 'status' | 'reason' | 'message'>): RunResult {
		const now = performance.now();
		const startedAt = this.#startedAt ?? now;
		return {
			...end,
			tests: this.#tests,
			console: this.#console,
			truncated: this.#truncated,
			errors: this.#errors,
			ms: now - startedAt,
			startMs: startedAt - this.#calledAt,
			...(this.#demo && { demo: this.#demo }),
			...(this.#running && end.status !== 'done' && { running: this.#running }),
		};
	}
}

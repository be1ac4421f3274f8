import { assemble, type WorkerText } from './assemble.ts';
import { RunnerFrame } from './frame.ts';
import { readMessage } from './messages.ts';
import type { RunEvent, RunRequest, RunResult, StopReason, WorkerMessage } from './protocol.ts';
import { Recorder } from './recorder.ts';
import { readLine } from './stack.ts';

export { prepareRunner } from './frame.ts';
export type * from './protocol.ts';

const defaultLimitMs = 2_000;
const defaultStartLimitMs = 10_000;

/** How long an idle worker may take to say that it is idle. */
const pongMs = 150;

/**
 * Runs an example's tests and demo in a worker that can reach nothing of the page, and stops them at the limit.
 * Never rejects for what the code does: that is in the result.
 */
export function runExample(request: RunRequest): Promise<RunResult> {
	return new Promise((resolve) => new Run(request, resolve));
}

type End = Pick<RunResult, 'status' | 'reason' | 'message'>;

class Run {
	readonly #recorder: Recorder;
	readonly #frame = RunnerFrame.take();
	#text: WorkerText | undefined;
	readonly #request: RunRequest;
	readonly #resolve: (result: RunResult) => void;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#ended = false;

	constructor(request: RunRequest, resolve: (result: RunResult) => void) {
		this.#request = request;
		this.#resolve = resolve;
		this.#recorder = new Recorder(request.runnable);
		this.#timer = this.#after(request.startLimitMs ?? defaultStartLimitMs, () => this.#stop('start-up'));
		this.#start();
		if (request.signal?.aborted) this.#onAbort();
		else request.signal?.addEventListener('abort', this.#onAbort);
	}

	#start(): void {
		const { harness, runnable, parts = ['tests', 'demo'] } = this.#request;
		try {
			this.#text = assemble(harness, runnable, parts);
		} catch (error) {
			return this.#end({ status: 'crashed', reason: 'worker-error', message: (error as Error).message });
		}
		void this.#frame.start(this.#text.encoded, (data) => {
			const message = readMessage(data);
			if (message) this.#take(message);
		});
	}

	#after(ms: number, act: () => void): ReturnType<typeof setTimeout> {
		clearTimeout(this.#timer);
		return setTimeout(act, ms);
	}

	readonly #onAbort = (): void => this.#stop('aborted');

	#take(message: WorkerMessage): void {
		switch (message.type) {
			case 'done':
				return this.#end({ status: 'done' });
			case 'pong':
				return this.#stop('never-settled');
			case 'worker-error':
				return this.#end(this.#explain(message.message, message.line));
			case 'started':
				this.#timer = this.#after(this.#request.limitMs ?? defaultLimitMs, () => this.#onLimit());
		}
		this.#tell(message);
	}

	#tell(event: RunEvent): void {
		const told = this.#recorder.record(event);
		try {
			this.#request.onEvent?.(told);
		} catch (error) {
			// A fault of the interface must not keep the worker running.
			reportError(error);
		}
	}

	/** A worker that answers is idle: then it waits for what never comes, and does not compute. */
	#onLimit(): void {
		this.#frame.ping();
		this.#timer = this.#after(pongMs, () => this.#stop('time-limit'));
	}

	#stop(reason: StopReason): void {
		this.#end({ status: 'stopped', reason });
	}

	#explain(message: string, line: number | undefined): End {
		const place = line && this.#text ? readLine(line, this.#text.modules) : undefined;
		const isMemory = /memory|heap/i.test(message);
		return {
			status: isMemory ? 'stopped' : 'crashed',
			reason: isMemory ? 'memory' : 'worker-error',
			message: place ? `${message} (${place.path}:${place.line})` : message,
		};
	}

	#end(end: End): void {
		if (this.#ended) return;
		this.#ended = true;
		clearTimeout(this.#timer);
		this.#request.signal?.removeEventListener('abort', this.#onAbort);
		if (end.status === 'done') this.#frame.release();
		else this.#frame.destroy();
		this.#resolve(this.#recorder.result(end));
	}
}

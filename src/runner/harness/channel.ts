import type { ConsoleEntry, RunError, TestResult, WorkerMessage } from '../protocol.ts';

/** Output of one run, in UTF-8 bytes; the rest is dropped in the worker, so that it never reaches the page. */
export const outputLimitBytes = 64 * 1024;

/** What an entry costs beside its text: a loop of `console.log()` must come to an end as well. */
const entryBytes = 32;

/** Longest text of one field of an error or a name, in characters. */
const fieldLimit = 8 * 1024;

/** All errors of one run together, in characters; beyond it their names and short messages remain. */
const errorsLimit = 512 * 1024;

/** Errors outside tests that are worth telling. */
const strayLimit = 20;

/** The one way out of the worker; counts what goes through it. */
export class Channel {
	readonly #post: (message: WorkerMessage) => void;
	#outputLeft = outputLimitBytes;
	#errorsLeft = errorsLimit;
	#strays = 0;

	constructor(post: (message: WorkerMessage) => void) {
		this.#post = post;
	}

	/** Whether the cap on output is reached. */
	get full(): boolean {
		return this.#outputLeft <= 0;
	}

	send(message: WorkerMessage): void {
		this.#post(message);
	}

	/** Sends what of an entry the cap still allows. */
	print(entry: ConsoleEntry): void {
		if (this.full) return;
		const text = truncateUtf8(entry.text, this.#outputLeft);
		this.#outputLeft -= byteLength(text) + entryBytes;
		this.send({ type: 'console', entry: { ...entry, text } });
		if (text.length < entry.text.length) this.#outputLeft = 0;
		if (this.full) this.send({ type: 'output-truncated', limitBytes: outputLimitBytes });
	}

	sendResult(result: TestResult): void {
		this.send({ type: 'test-end', result: { ...result, errors: result.errors.map((error) => this.shorten(error)) } });
	}

	/** Tells an error outside any test, unless there were many already. */
	sendError(source: 'tests' | 'demo', error: RunError): void {
		if (this.#strays++ < strayLimit) this.send({ type: 'error', source, error: this.shorten(error) });
	}

	/** An error small enough to send. */
	shorten(error: RunError): RunError {
		const limit = this.#errorsLeft > 0 ? fieldLimit : 200;
		const { name, message, stack, expected, received, diff, cause } = error;
		const short: RunError = {
			name: cut(name, 200),
			message: cut(message, limit),
			stack: stack.slice(0, 20),
			...(expected !== undefined && { expected: cut(expected, limit) }),
			...(received !== undefined && { received: cut(received, limit) }),
			...(diff !== undefined && { diff: cut(diff, limit) }),
			...(cause && { cause: this.shorten(cause) }),
		};
		this.#errorsLeft -= JSON.stringify(short).length;
		return short;
	}
}

/** A text no longer than a field may be, with a note of what is missing. */
export function cut(text: string, limit = fieldLimit): string {
	return text.length <= limit ? text : `${text.slice(0, limit)}… (${text.length - limit} more characters)`;
}

const encoder = new TextEncoder();

function byteLength(text: string): number {
	return encoder.encode(text).length;
}

function truncateUtf8(text: string, bytes: number): string {
	let end = Math.min(text.length, bytes);
	while (byteLength(text.slice(0, end)) > bytes) end = Math.floor(end * 0.75);
	return text.slice(0, end);
}

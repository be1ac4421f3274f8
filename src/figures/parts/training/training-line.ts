import type { Order } from './serve.ts';

/** The page's side of a training: opens the worker at the first request, and lets it go at the end. */
export class TrainingLine<Options, Snapshot> {
	readonly #open: () => Worker;
	readonly #onSnapshot: (snapshot: Snapshot) => void;
	readonly #onFailure: () => void;
	#worker: Worker | undefined;

	constructor(open: () => Worker, { onSnapshot, onFailure }: TrainingListeners<Snapshot>) {
		this.#open = open;
		this.#onSnapshot = onSnapshot;
		this.#onFailure = onFailure;
	}

	/** Asks for the next snapshot of the training with these options, or for its first. */
	ask(options: Options): void {
		try {
			this.#worker ??= this.#begin(options);
			this.#worker.postMessage('next' satisfies Order<Options>);
		} catch {
			// A browser may refuse to make a worker.
			this.#fail();
		}
	}

	end(): void {
		if (this.#worker) this.#worker.onmessage = null;
		this.#worker?.terminate();
		this.#worker = undefined;
	}

	#begin(options: Options): Worker {
		const worker = this.#open();
		worker.onmessage = ({ data }: MessageEvent<Snapshot>) => this.#onSnapshot(data);
		worker.onerror = () => this.#fail();
		worker.postMessage({ start: options } satisfies Order<Options>);
		return worker;
	}

	#fail(): void {
		this.end();
		this.#onFailure();
	}
}

export interface TrainingListeners<Snapshot> {
	onSnapshot: (snapshot: Snapshot) => void;
	/** The worker could not be loaded, or threw. */
	onFailure: () => void;
}

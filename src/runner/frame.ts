import { bootstrapHash, bootstrapScript } from './bootstrap.ts';

export { bootstrapHash, bootstrapScript };

/** How long an unused frame is kept: opening one starts a process in some browsers, which is most of a run's time. */
const idleMs = 30_000;

const frameDocument =
	`<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'none'; ` +
	`script-src '${bootstrapHash}'; worker-src data:"><script>${bootstrapScript}</script>`;

let runs = 0;

/**
 * The frame that stands between the page and the reader's code. It has no origin (`sandbox` without
 * `allow-same-origin`), loads nothing (`default-src 'none'`), and runs one script: the bootstrap, known by its hash.
 * It inherits the page's isolation and CSP, so the page's `script-src` needs `bootstrapHash` and its `worker-src` data:.
 */
export class RunnerFrame {
	static #spare: RunnerFrame | undefined;
	readonly #element: HTMLIFrameElement;
	readonly #ready: Promise<void>;
	#run = 0;
	#onMessage: ((message: unknown) => void) | undefined;
	#idleTimer: ReturnType<typeof setTimeout> | undefined;

	/** A frame that waits since an earlier run, or a new one. */
	static take(): RunnerFrame {
		const spare = RunnerFrame.#spare;
		const frame = spare && spare.#element.isConnected ? spare : new RunnerFrame();
		RunnerFrame.#spare = undefined;
		clearTimeout(frame.#idleTimer);
		return frame;
	}

	private constructor() {
		const element = document.createElement('iframe');
		element.setAttribute('sandbox', 'allow-scripts');
		element.setAttribute('allow', '');
		element.hidden = true;
		// A style sheet that gives frames a `display` would undo `hidden`.
		element.style.display = 'none';
		element.srcdoc = frameDocument;
		this.#element = element;
		this.#ready = new Promise((resolve) => {
			element.addEventListener('load', () => resolve(), { once: true });
		});
		window.addEventListener('message', this.#receive);
		document.body.append(element);
	}

	/** Starts a worker with this text (percent-encoded) and passes on what it says. */
	async start(text: string, onMessage: (message: unknown) => void): Promise<void> {
		const run = ++runs;
		this.#run = run;
		this.#onMessage = onMessage;
		await this.#ready;
		// The run may have been stopped meanwhile.
		if (this.#run === run) this.#send({ run, text });
	}

	/** Asks the worker for a sign of life. */
	ping(): void {
		this.#send({ run: this.#run, ping: true });
	}

	/** Ends the worker and keeps the frame for the next run: for one that came to its end by itself. */
	release(): void {
		this.#send({ run: this.#run });
		this.#forget();
		RunnerFrame.#spare?.destroy();
		RunnerFrame.#spare = this;
		this.#idleTimer = setTimeout(() => this.destroy(), idleMs);
	}

	/** Removes the frame; that ends the worker even where the frame itself gets no time any more. */
	destroy(): void {
		this.#forget();
		window.removeEventListener('message', this.#receive);
		this.#element.remove();
	}

	#forget(): void {
		this.#run = 0;
		this.#onMessage = undefined;
	}

	#send(message: { run: number; text?: string; ping?: true }): void {
		this.#element.contentWindow?.postMessage(message, '*');
	}

	readonly #receive = (event: MessageEvent): void => {
		if (event.source === null || event.source !== this.#element.contentWindow) return;
		const data = event.data as { run?: unknown; message?: unknown } | null;
		if (typeof data === 'object' && data && data.run === this.#run) this.#onMessage?.(data.message);
	};
}

/** Opens a frame before it is needed, say when the pointer nears the button. No code runs in it. */
export function prepareRunner(): void {
	RunnerFrame.take().release();
}

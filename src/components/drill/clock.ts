/** The clock of a drill. */
export class DrillClock {
	readonly #time: HTMLElement;
	#started: number | undefined;
	#timer: ReturnType<typeof setInterval> | undefined;

	constructor(root: HTMLElement) {
		this.#time = root.querySelector<HTMLElement>('[data-clock-time]')!;
		const start = root.querySelector<HTMLButtonElement>('[data-clock-start]')!;
		root.hidden = false;
		start.addEventListener('click', () => {
			start.hidden = true;
			this.#started = Date.now();
			this.#show();
			this.#timer = setInterval(() => this.#show(), 1000);
		});
	}

	/** Stops it: whole seconds, or `undefined` where it does not run. */
	stop(): number | undefined {
		if (this.#started === undefined) return undefined;
		const seconds = this.#seconds();
		clearInterval(this.#timer);
		this.#show();
		this.#started = undefined;
		return seconds;
	}

	#seconds(): number {
		return Math.floor((Date.now() - this.#started!) / 1000);
	}

	#show(): void {
		this.#time.textContent = clockText(this.#seconds());
	}
}

/** `12:05`. */
export function clockText(seconds: number): string {
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

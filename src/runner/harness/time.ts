const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis;

/** The clock as it was before the reader's code ran. */
export const now = performance.now.bind(performance);

/** Lets everything that is already due happen first: promise jobs, and reports of rejections nobody handled. */
export function macrotask(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, 0));
}

const pending = new Set<unknown>();

/** Gives the reader's code timers that are counted. */
export function countTimers(scope: object): void {
	Object.assign(scope, {
		setTimeout(handler: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) {
			const id = setTimeout(() => {
				pending.delete(id);
				handler(...args);
			}, ms);
			pending.add(id);
			return id;
		},
		setInterval(handler: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) {
			const id = setInterval(() => handler(...args), ms);
			pending.add(id);
			return id;
		},
		clearTimeout: clear,
		clearInterval: clear,
	});
}

function clear(id: unknown): void {
	pending.delete(id);
	clearTimeout(id as number);
	clearInterval(id as number);
}

/** Ends the timers that the tests left. */
export function dropTimers(): void {
	for (const id of pending) clear(id);
}

/** Waits until no timer of the reader's code is left. */
export async function timersDone(): Promise<void> {
	do await macrotask();
	while (pending.size);
}

class TimeoutError extends Error {
	constructor(what: 'Test' | 'Hook', ms: number) {
		const thing = what.toLowerCase();
		super(
			`${what} timed out in ${ms}ms.\nIf this is a long-running ${thing}, pass a timeout value as the last argument ` +
				`or configure it globally with "${thing}Timeout".`,
		);
		this.name = `${what}TimeoutError`;
	}
}

/**
 * Waits for what `body` returns, no longer than `ms`; words as Vitest has them.
 * A body that never yields is noticed when it returns, as in Vitest; one that never returns, by the page.
 */
export async function withTimeout(body: () => unknown, ms: number, what: 'Test' | 'Hook'): Promise<unknown> {
	if (ms <= 0 || ms === Infinity) return body();
	const start = now();
	const late = (): Error => new TimeoutError(what, ms);
	let timer: ReturnType<typeof setTimeout> | undefined;
	const expired = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(late()), ms);
	});
	try {
		const value = await Promise.race([(async () => body())(), expired]);
		if (now() - start >= ms) throw late();
		return value;
	} finally {
		clearTimeout(timer);
	}
}

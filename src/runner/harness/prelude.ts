/**
 * Runs before anything the reader wrote. It takes the way out for the harness alone, and away from the reader's code:
 * a flood of messages would starve the page's own timer, and no limit could stop it.
 */

type Post = (message: unknown) => void;

/** What would reach the frame, outlive the run, or help neither an example nor a test. */
const removed = [
	'postMessage',
	'close',
	'reportError',
	'Worker',
	'SharedWorker',
	'MessageChannel',
	'MessagePort',
	'BroadcastChannel',
	'importScripts',
	'fetch',
	'XMLHttpRequest',
	'WebSocket',
	'WebSocketStream',
	'WebTransport',
	'EventSource',
	'indexedDB',
	'caches',
	'requestAnimationFrame',
] as const;

/**
 * Takes `postMessage` and removes it, with what else leads out, from the global object and everything it inherits from.
 * The frame's sandbox and CSP forbid all of it too; this is the nearer of two fences.
 */
export function takePostMessage(scope: object): Post {
	const post = (Reflect.get(scope, 'postMessage') as Post).bind(scope);
	for (const name of removed) remove(scope, name);
	return post;
}

function remove(scope: object, name: string): void {
	for (let owner: object | null = scope; owner; owner = Object.getPrototypeOf(owner) as object | null) {
		if (!Object.hasOwn(owner, name)) continue;
		Reflect.deleteProperty(owner, name);
		if (Object.hasOwn(owner, name)) Object.defineProperty(owner, name, { value: undefined });
	}
}

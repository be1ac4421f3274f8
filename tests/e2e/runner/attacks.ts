/** What code in the runner might try, by name: bodies of async functions that return, or throw where they are stopped. */
export function attacks(origin: string): Record<string, string> {
	const leak = (name: string): string => `'${origin}/leak?${name}'`;
	const settle = (open: string, ...events: [string, string]): string =>
		`const it = ${open}; await new Promise((yes, no) => { it.${events[0]} = yes; it.${events[1]} = () => no(new Error('error event')); });`;
	return {
		fetch: `await fetch(${leak('fetch')}, { mode: 'no-cors' });`,
		'fetch keepalive': `await fetch(${leak('keepalive')}, { method: 'POST', mode: 'no-cors', keepalive: true });`,
		XMLHttpRequest: `const it = new XMLHttpRequest(); it.open('GET', ${leak('xhr')}, false); it.send();`,
		WebSocket: settle(`new WebSocket(${leak('ws')}.replace('http', 'ws'))`, 'onopen', 'onerror'),
		EventSource: settle(`new EventSource(${leak('es')})`, 'onopen', 'onerror'),
		WebTransport: `await new WebTransport(${leak('wt')}.replace('http', 'https')).ready;`,
		sendBeacon: `if (!navigator.sendBeacon(${leak('beacon')})) throw new Error('refused');`,
		importScripts: `importScripts(${leak('scripts')});`,
		'importScripts of data': `importScripts('data:text/javascript,1');`,
		'import()': `await import(${leak('import')});`,
		'import() of data': `await import('data:text/javascript,export default 1');`,
		'nested worker': `const inner = 'fetch(' + JSON.stringify(${leak('nested')}) + ', { mode: "no-cors" }).then(() => postMessage("out"), () => postMessage("in"))';
			const it = new Worker('data:text/javascript,' + encodeURIComponent(inner));
			const said = await new Promise((yes) => { it.onmessage = (e) => yes(e.data); it.onerror = () => yes('in'); });
			if (said !== 'out') throw new Error('stopped inside');`,
		'remote worker': settle(`new Worker(${leak('worker')})`, 'onmessage', 'onerror'),
		'shared worker': `new SharedWorker(${leak('shared')});`,
		'font': `await new FontFace('x', 'url(' + ${leak('font')} + ')').load();`,
		WebRTC: `new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:9' }] });`,
		localStorage: `localStorage.setItem('leak', '1');`,
		sessionStorage: `sessionStorage.setItem('leak', '1');`,
		cookie: `document.cookie = 'leak=1';`,
		cookieStore: `await cookieStore.set('leak', '1');`,
		indexedDB: `await new Promise((yes, no) => { const it = indexedDB.open('leak'); it.onsuccess = yes; it.onerror = no; });`,
		caches: `await caches.open('leak');`,
		'private file system': `await navigator.storage.getDirectory();`,
		locks: `await navigator.locks.request('leak', () => 1);`,
		parent: `parent.document.title = 'leak';`,
		top: `top.location = ${leak('top')};`,
		'parent by name': `self.parent.postMessage('leak', '*');`,
		opener: `opener.location = ${leak('opener')};`,
		window: `window.open(${leak('open')});`,
		location: `const before = location.href;
			location.href = ${leak('location')};
			location.assign(${leak('assign')});
			if (location.href === before) throw new Error('unchanged');`,
		eval: `(0, eval)('1');`,
		'new Function': `new Function('return 1')();`,
		'Function by constructor': `(() => {}).constructor('return 1')();`,
		'timer with text': `setTimeout("self.leaked = 1", 0);
			await new Promise((go) => setTimeout(go, 30));
			if (!self.leaked) throw new Error('not run');`,
		WebAssembly: `new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));`,
		Notification: `if (Notification.permission !== 'granted') throw new Error(Notification.permission); new Notification('leak');`,
		clipboard: `await navigator.clipboard.readText();`,
	};
}

/** Ways to speak past the harness; only the harness's own worker stops these. */
export const voices: Record<string, string> = {
	postMessage: `postMessage({ type: 'done' });`,
	'self.postMessage': `self.postMessage({ type: 'done' });`,
	'postMessage of the prototype': `DedicatedWorkerGlobalScope.prototype.postMessage.call(self, { type: 'done' });`,
	'postMessage found anywhere': `let it = self;
		while (it && !Object.hasOwn(it, 'postMessage')) it = Object.getPrototypeOf(it);
		it.postMessage.call(self, { type: 'done' });`,
	MessageChannel: `new MessageChannel().port1.postMessage('leak');`,
	MessagePort: `MessagePort.prototype.postMessage;`,
	BroadcastChannel: `new BroadcastChannel('leak').postMessage('leak');`,
	close: `close();`,
	reportError: `reportError(new Error('leak'));`,
	'the harness by name': `$lab.start({ modules: [] });`,
	'the harness by its function': `arguments.callee.caller();`,
};

/** A script that tries all and says of each what came of it: `name: reached` or `name: stopped (why)`. */
export function tryAll(bodies: Record<string, string>, say: string): string {
	const tries = Object.entries(bodies).map(([name, body]) => `[${JSON.stringify(name)}, async () => { ${body} }]`);
	return `(async () => {
	for (const [name, run] of [${tries.join(',\n')}]) {
		let text = 'reached';
		try {
			await Promise.race([run(), new Promise((_, no) => setTimeout(() => no(new Error('no answer')), 300))]);
		} catch (error) {
			text = 'stopped (' + error + ')';
		}
		${say}(name + ': ' + text);
	}
})()`;
}

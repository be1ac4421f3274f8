/**
 * The frame that stands between the page and the reader's code. It has no origin (`sandbox` without
 * `allow-same-origin`), loads nothing (`default-src 'none'`), and runs one script: the bootstrap, known by its hash.
 * It inherits the page's isolation and CSP, so the page's `script-src` needs `bootstrapHash` and its `worker-src` data:.
 */

/**
 * What the frame runs: takes the worker's text (percent-encoded) from the page, starts the worker, passes messages on.
 * Text and hash belong together; a test compares them.
 */
export const bootstrapScript =
	"(function(){var w;function p(m){parent.postMessage(m,'*')}" +
	"function f(e){p({type:'worker-error',message:String(e&&e.message||e||''),line:e&&e.lineno||0})}" +
	"addEventListener('message',function(e){if(e.source!==parent)return;if(w){w.postMessage(0);return}" +
	"try{w=new Worker('data:text/javascript;charset=utf-8,'+e.data)}catch(x){f(x);return}" +
	'w.onmessage=function(e){p(e.data)};w.onerror=function(e){e.preventDefault();f(e)}})})()';

/** The bootstrap as a CSP source, for the page's `script-src`. */
export const bootstrapHash = 'sha256-Wzem2j1zbqZfe/fOlXwcn5oiGT11ex/kgog0S8Ep7k8=';

const frameDocument =
	`<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'none'; ` +
	`script-src '${bootstrapHash}'; worker-src data:"><script>${bootstrapScript}</script>`;

/** A hidden frame that runs the bootstrap; resolves when it listens. */
export function openFrame(document: Document): { frame: HTMLIFrameElement; ready: Promise<void> } {
	const frame = document.createElement('iframe');
	frame.setAttribute('sandbox', 'allow-scripts');
	frame.setAttribute('allow', '');
	frame.hidden = true;
	frame.title = 'Example';
	frame.srcdoc = frameDocument;
	const ready = new Promise<void>((resolve) => {
		frame.addEventListener('load', () => resolve(), { once: true });
	});
	document.body.append(frame);
	return { frame, ready };
}

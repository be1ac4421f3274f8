/**
 * What the runner's frame runs: on `{ run, text }` it starts a worker whose script is `text` (percent-encoded), and
 * passes on what that says under the run's number; on `{ run, ping }` it asks it for a sign of life; on `{ run }` it
 * ends it. Only the page that made the frame is heard. Text and hash belong together; a test compares them.
 */
export const bootstrapScript = `(function () {
	var worker, current;
	function start(run, text) {
		function tell(message) {
			if (run === current) parent.postMessage({ run: run, message: message }, '*');
		}
		function fail(event) {
			tell({ type: 'worker-error', message: String(event && event.message || ''), line: event && event.lineno || 0 });
		}
		try {
			worker = new Worker('data:text/javascript;charset=utf-8,' + text);
		} catch (error) {
			return fail(error);
		}
		worker.onmessage = function (event) {
			tell(event.data);
		};
		worker.onerror = function (event) {
			event.preventDefault();
			fail(event);
		};
	}
	addEventListener('message', function (event) {
		var order = event.data;
		if (event.source !== parent || !order) return;
		if (order.ping) {
			if (worker && order.run === current) worker.postMessage(0);
			return;
		}
		if (worker) worker.terminate();
		worker = undefined;
		current = order.run;
		if (typeof order.text === 'string') start(order.run, order.text);
	});
})();`;

/** The bootstrap as a CSP source: the page's `script-src` must have it. */
export const bootstrapHash = 'sha256-DmmH6czYZMKLthmc2idLjEAY8qf8BYLGWWMGsS0mWrs=';

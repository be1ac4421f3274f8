/*
 * Adds the headers of `_headers` where a host cannot send them (GitHub Pages): pages become cross-origin isolated from
 * the second load on, which StackBlitz embeds need. Registered on such hosts only; it caches nothing.
 */
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
	const { mode, destination } = event.request;
	if (mode !== 'navigate' && destination !== 'worker') return;
	event.respondWith(fetch(event.request).then(isolated));
});

function isolated(response) {
	// An opaque redirect must be handed on as it is.
	if (response.status === 0 || response.redirected) return response;
	const headers = new Headers(response.headers);
	headers.set('Cross-Origin-Opener-Policy', 'same-origin');
	headers.set('Cross-Origin-Embedder-Policy', 'require-corp');
	headers.set('Cross-Origin-Resource-Policy', 'same-origin');
	return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

import { sitePath } from '../urls.ts';

// A host that sends the headers makes the page isolated by itself; elsewhere a service worker adds them.
if (!crossOriginIsolated && isSecureContext && 'serviceWorker' in navigator && import.meta.env.PROD) {
	void navigator.serviceWorker.register(sitePath('isolation.js')).catch(() => undefined);
}

import { stackblitzOrigin } from './form.ts';

/** What StackBlitz may use inside our page: isolation runs its containers, the others its editor. */
const granted = ['cross-origin-isolated', 'clipboard-write', 'fullscreen'];

/** What StackBlitz's SDK would hand on to the frame and to every frame inside it, and an example never needs. */
const denied = [
	'accelerometer', 'autoplay', 'camera', 'clipboard-read', 'display-capture', 'encrypted-media', 'gamepad',
	'geolocation', 'gyroscope', 'hid', 'idle-detection', 'local-network', 'local-network-access', 'loopback-network',
	'magnetometer', 'microphone', 'midi', 'payment', 'picture-in-picture', 'publickey-credentials-get',
	'screen-wake-lock', 'serial', 'usb', 'xr-spatial-tracking',
];

/** The `allow` attribute of the embedded frame. A feature it does not name is not handed to another origin either. */
export const framePermissions = [
	...granted.map((feature) => `${feature} ${stackblitzOrigin}`),
	...denied.map((feature) => `${feature} 'none'`),
].join('; ');

/** The address that opens the project of a form inside a frame of an isolated page. */
export function embedAction(formAction: string, theme?: 'light' | 'dark'): string {
	const url = new URL(formAction);
	url.searchParams.set('embed', '1');
	url.searchParams.set('corp', '1');
	if (theme) url.searchParams.set('theme', theme);
	return url.href;
}

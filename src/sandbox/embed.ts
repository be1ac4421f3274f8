import { embedAction, framePermissions } from './frame.ts';

/** What the reader is told, in the page's language. */
export interface EmbedWords {
	/** The frame's accessible name. */
	title: string;
	connecting: string;
	/** Why there is no frame on a page that is not cross-origin isolated. */
	notIsolated: string;
	/** Why the frame went away again. */
	noConnection: string;
	/** The button that opens the project in a new tab instead. */
	open: string;
}

/** How to embed. */
export interface EmbedOptions {
	words: EmbedWords;
	/** Where to open the project, if not where the form does: the `formAction` of a button that shows other lines. */
	action?: string;
	theme?: 'light' | 'dark';
	/** How long StackBlitz may take to answer; 20 seconds by default. */
	timeoutMs?: number;
}

/** How an attempt to embed ended. */
export type EmbedResult = 'embedded' | 'not-isolated' | 'no-connection';

/**
 * Sends `form` into a frame inside `container` and waits until StackBlitz answers there. Without isolation or an
 * answer the container says so and offers the form's new tab; it is never empty. `container.dataset.state` is
 * `connecting`, then the result: `embed.css` hangs on it.
 * @throws {Error} when the form has no id, by which the fallback's button names it.
 */
export async function embedSandbox(
	form: HTMLFormElement,
	container: HTMLElement,
	{ words, action = form.action, theme, timeoutMs = 20_000 }: EmbedOptions,
): Promise<EmbedResult> {
	if (!form.id) throw new Error('embedSandbox: the form has no id. Give it one: the button that replaces the frame names it.');
	const status = document.createElement('p');
	status.setAttribute('role', 'status');
	container.replaceChildren(status);
	const giveUp = (state: EmbedResult, reason: string): EmbedResult => {
		container.dataset['state'] = state;
		status.textContent = reason;
		container.append(openButton(form, action, words.open));
		return state;
	};
	// Chromium starts no container in a page without isolation headers: better no frame than a broken one.
	if (!crossOriginIsolated) return giveUp('not-isolated', words.notIsolated);
	if (!navigator.onLine) return giveUp('no-connection', words.noConnection);

	container.dataset['state'] = 'connecting';
	status.textContent = words.connecting;
	const frame = createFrame(words.title);
	container.append(frame);
	submitInto(frame, form, embedAction(action, theme));
	const connected = await connect(frame, timeoutMs);
	// A later click has started anew and owns the container.
	if (!status.isConnected) return 'no-connection';
	if (!connected) {
		frame.remove();
		return giveUp('no-connection', words.noConnection);
	}
	status.remove();
	container.dataset['state'] = 'embedded';
	return 'embedded';
}

function createFrame(title: string): HTMLIFrameElement {
	const frame = document.createElement('iframe');
	frame.name = `sandbox-${crypto.randomUUID()}`;
	frame.title = title;
	frame.allow = framePermissions;
	return frame;
}

// The SDK's embedProject would write a page with an inline script into the frame, which a strict
// Content-Security-Policy blocks in silence. The form in the page can go there by itself.
function submitInto(frame: HTMLIFrameElement, form: HTMLFormElement, action: string): void {
	const submitter = document.createElement('button');
	submitter.hidden = true;
	submitter.formAction = action;
	submitter.formTarget = frame.name;
	form.append(submitter);
	form.requestSubmit(submitter);
	submitter.remove();
}

async function connect(frame: HTMLIFrameElement, timeoutMs: number): Promise<boolean> {
	let expired = false;
	const expiry = new Promise<false>((resolve) => {
		setTimeout(() => {
			expired = true;
			resolve(false);
		}, timeoutMs);
	});
	const answer = async (): Promise<boolean> => {
		const { default: sdk } = await import('@stackblitz/sdk');
		// The SDK gives up after ten seconds, which a slow network exceeds: ask again until the limit is over.
		while (!expired && frame.isConnected) {
			const vm = await sdk.connect(frame).catch(() => undefined);
			if (vm) return true;
		}
		return false;
	};
	return Promise.race([answer().catch(() => false), expiry]);
}

function openButton(form: HTMLFormElement, action: string, text: string): HTMLButtonElement {
	const button = document.createElement('button');
	button.textContent = text;
	button.setAttribute('form', form.id);
	button.formAction = action;
	return button;
}

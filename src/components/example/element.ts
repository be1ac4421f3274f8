import { codeBox } from './code-box.ts';
import { element } from './dom.ts';
import { keptEdits } from './kept-edits.ts';
import { say } from './words.ts';

/**
 * Wakes an `<Example>`: shows the buttons that need JavaScript and loads what they need when they are pressed.
 * All that a page loads of it before a click.
 */
class LabExample extends HTMLElement {
	connectedCallback(): void {
		for (const button of this.querySelectorAll<HTMLButtonElement>('[data-run], [data-copy], [data-embed], [data-edit]')) button.hidden = false;
		// An edit of an earlier visit is shown, and runs when the reader says so.
		if (keptEdits.get(this.dataset['edits']!)) codeBox(this).showState();
		this.addEventListener('click', (event) => {
			const button = (event.target as Element).closest('button');
			if (button?.matches('[data-run]')) void import('./run-button.ts').then(({ toggleRun }) => toggleRun(this, button), (error: Error) => notLoaded(this, error));
			else if (button?.matches('[data-edit]')) void import('./edit-button.ts').then(({ edit }) => edit(this), (error: Error) => notLoaded(this, error));
			else if (button?.matches('[data-reset], [data-restore]')) changeBack(this, button);
			else if (button?.matches('[type="submit"]')) codeBox(this).lendTo(button.form!);
			else if (button?.matches('[data-embed]')) void import('./embed-button.ts').then(({ embed }) => embed(this, button), () => offerTab(this));
			else if (button?.matches('[data-copy]')) void copy(this, button);
		});
	}
}

/** Reset, or undo it; an open editor follows. */
function changeBack(example: HTMLElement, button: HTMLButtonElement): void {
	const box = codeBox(example);
	if (button.matches('[data-reset]')) box.reset();
	else box.restore();
	if (box.panel.querySelector('.example-editor')) void import('./edit-button.ts').then(({ setText }) => setText(example, box.edited ?? box.original));
	example.querySelector<HTMLButtonElement>('[data-edit]')!.focus();
}

/** Without a connection not even the code behind the button arrives: says so where the result would stand. */
function notLoaded(example: HTMLElement, { message }: Error): void {
	const report = example.querySelector<HTMLElement>('[data-report]')!;
	report.dataset['state'] = 'stopped';
	report.replaceChildren(status('report-status', say('run.load-failed', { reason: message })));
	report.hidden = false;
}

function offerTab(example: HTMLElement): void {
	const container = example.querySelector<HTMLElement>('[data-embedded]')!;
	const open = example.querySelector('button[type="submit"]')!.cloneNode(true);
	container.dataset['state'] = 'no-connection';
	container.replaceChildren(status('', `${say('embed.no-connection')} ${say('embed.instead')}`), open);
	container.hidden = false;
}

function status(className: string, sentence: string): HTMLElement {
	const paragraph = element('p', className, sentence);
	paragraph.setAttribute('role', 'status');
	return paragraph;
}

async function copy(example: HTMLElement, button: HTMLButtonElement): Promise<void> {
	const panel = [...example.querySelectorAll<HTMLElement>('[data-panel]')].find((element) => element.offsetParent);
	await navigator.clipboard.writeText(panel?.querySelector('pre')?.textContent ?? '');
	const name = button.textContent;
	button.textContent = `${say('example.copied')} ✓`;
	setTimeout(() => (button.textContent = name), 1500);
}

if (!customElements.get('lab-example')) customElements.define('lab-example', LabExample);

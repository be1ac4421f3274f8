/**
 * Wakes an `<Example>`: shows the buttons that need JavaScript and loads what they need when they are pressed.
 * All that a page loads of it before a click.
 */
class LabExample extends HTMLElement {
	connectedCallback(): void {
		for (const button of this.querySelectorAll<HTMLButtonElement>('[data-run], [data-copy], [data-embed]')) button.hidden = false;
		this.addEventListener('click', (event) => {
			const button = (event.target as Element).closest('button');
			if (button?.matches('[data-run]')) void import('./run-button.ts').then(({ toggleRun }) => toggleRun(this, button));
			else if (button?.matches('[data-embed]')) void import('./embed-button.ts').then(({ embed }) => embed(this, button));
			else if (button?.matches('[data-copy]')) void copy(this, button);
		});
	}
}

async function copy(example: HTMLElement, button: HTMLButtonElement): Promise<void> {
	const panel = [...example.querySelectorAll<HTMLElement>('[data-panel]')].find((element) => element.offsetParent);
	await navigator.clipboard.writeText(panel?.querySelector('pre')?.textContent ?? '');
	button.dataset['done'] = '';
	setTimeout(() => delete button.dataset['done'], 1500);
}

if (!customElements.get('lab-example')) customElements.define('lab-example', LabExample);

/** The search dialog. Until it is opened this is all of search that a page loads. */
class LabSearch extends HTMLElement {
	connectedCallback(): void {
		const dialog = this.querySelector('dialog')!;
		const open = (): void => {
			dialog.showModal();
			void import('./search-results.ts').then(({ attach }) => attach(this, dialog));
		};
		this.querySelector('[data-open]')!.addEventListener('click', open);
		const shortcut = this.querySelector('kbd');
		if (shortcut && /Mac|iPhone|iPad/.test(navigator.platform)) shortcut.textContent = '⌘ K';
		addEventListener('keydown', (event) => {
			if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
			event.preventDefault();
			if (dialog.open) dialog.close();
			else open();
		});
		// A click beside the dialog's content lands on the dialog itself.
		dialog.addEventListener('click', (event) => {
			if (event.target === dialog) dialog.close();
		});
	}
}

if (!customElements.get('lab-search')) customElements.define('lab-search', LabSearch);

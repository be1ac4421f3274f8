import { replaceRegion } from '~/workspace/regions.ts';
import { element } from './dom.ts';
import { keptEdits, type Edit } from './kept-edits.ts';
import { say } from './words.ts';

/** The code of one `<Example>`: as it was built, and as the reader has changed it. */
export class CodeBox {
	/** The file in the workspace: `dpo/loss.ts`. */
	readonly path: string;
	readonly panel: HTMLElement;
	/** The number of the code's first line in its file. */
	readonly firstLine: number;
	/** The code as it was built. */
	readonly original: string;
	readonly #example: HTMLElement;
	readonly #key: string;
	readonly #region: string | undefined;
	readonly #pre: HTMLElement;
	/** The highlighted code. */
	readonly #built: readonly Node[];
	/** What Reset took away. */
	#removed: Edit | undefined;

	constructor(example: HTMLElement) {
		this.#example = example;
		this.panel = example.querySelector<HTMLElement>('[data-panel="code"]')!;
		const { path = '', region, firstLine = '1' } = this.panel.dataset;
		this.path = path;
		this.#region = region;
		this.firstLine = Number(firstLine);
		this.#key = example.dataset['edits']!;
		this.#pre = this.panel.querySelector('pre')!;
		this.original = this.#pre.textContent;
		this.#built = [...this.#pre.childNodes];
	}

	/** The reader's text; `undefined` where it is as it was built. */
	get edited(): string | undefined {
		const text = keptEdits.get(this.#key)?.text;
		return text === this.original ? undefined : text;
	}

	/** The whole file, with the reader's text in its place. */
	file(): string {
		return this.#inFile(this.edited ?? this.original);
	}

	/** Keeps what the reader typed. */
	change(text: string): void {
		if (text === (this.edited ?? this.original)) return;
		const kept = keptEdits.set(this.#key, text === this.original ? undefined : { text, original: this.original });
		this.#removed = undefined;
		this.showState(kept);
	}

	/** Back to the code as it was built; `restore` undoes it. */
	reset(): void {
		this.#removed = keptEdits.get(this.#key);
		keptEdits.set(this.#key, undefined);
		this.showState();
	}

	/** The edit that was reset. */
	restore(): void {
		const edit = this.#removed;
		this.#removed = undefined;
		this.showState(keptEdits.set(this.#key, edit));
	}

	/** Shows the reader's text in place of the highlighted one, and what may be done with it. */
	showState(kept = true): void {
		const edit = keptEdits.get(this.#key);
		const edited = this.edited;
		if (edited === undefined) this.#pre.replaceChildren(...this.#built);
		else this.#pre.replaceChildren(element('code', '', edited));
		const note = this.panel.querySelector<HTMLElement>('[data-edit-note]')!;
		const changed = edit && edit.original !== this.original ? 'changed' : kept ? 'kept' : 'unsaved';
		const words = edited !== undefined ? say(`example.edited.${changed}`) : this.#removed ? say('example.edited.removed') : '';
		note.querySelector('span')!.textContent = words;
		note.querySelector<HTMLElement>('[data-reset]')!.hidden = edited === undefined;
		note.querySelector<HTMLElement>('[data-restore]')!.hidden = edited !== undefined || !this.#removed;
		note.hidden = words === '';
	}

	/** Lets the form that opens StackBlitz take the reader's file along, once. */
	lendTo(form: HTMLFormElement): void {
		const field = this.#field(form);
		if (this.edited === undefined || !field) return;
		const built = field.value;
		field.value = this.file();
		// The browser has read the form when the click is over.
		setTimeout(() => (field.value = built));
	}

	#inFile(text: string): string {
		const { sandbox = '' } = this.#example.dataset;
		const source = this.#field(document.getElementById(`sandbox-${sandbox}`) as HTMLFormElement)?.value ?? text;
		return this.#region ? replaceRegion(source, this.#region, text, this.path) : text;
	}

	#field(form: HTMLFormElement): HTMLInputElement | undefined {
		return form.querySelector<HTMLInputElement>(`input[name="project[files][${this.path}]"]`) ?? undefined;
	}
}

const boxes = new WeakMap<HTMLElement, CodeBox>();

/** The code of an `<Example>`. */
export function codeBox(example: HTMLElement): CodeBox {
	const box = boxes.get(example) ?? new CodeBox(example);
	boxes.set(example, box);
	return box;
}

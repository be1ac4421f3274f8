import type { CompileError } from '~/runner/compile.ts';
import type { Editor, EditorOptions } from '~/runner/editor/editor.ts';
import { openTextarea } from '~/runner/editor/textarea.ts';
import { codeBox } from './code-box.ts';
import { element } from './dom.ts';
import { say } from './words.ts';

const editors = new WeakMap<HTMLElement, Editor>();

/** Turns the code of an `<Example>` into an editor. */
export async function edit(example: HTMLElement): Promise<void> {
	example.querySelector<HTMLInputElement>('[value="code"]')!.click();
	const open = editors.get(example);
	if (open) return open.focus();
	const box = codeBox(example);
	const host = element('div', 'example-editor');
	const hint = element('p', 'example-editor-keys', say('example.editor.keys'));
	const editor = await openIn(host, {
		text: box.edited ?? box.original,
		firstLine: box.firstLine,
		label: `${say('example.editor.label', { file: box.path })} ${say('example.editor.keys')}`,
		onChange: (text) => {
			box.change(text);
			showProblem(example, undefined);
		},
		onRun: () => example.querySelector<HTMLButtonElement>('[data-run]')!.click(),
	});
	// A second click while it loaded.
	if (editors.has(example)) return;
	editors.set(example, editor);
	box.panel.querySelector('pre')!.hidden = true;
	box.panel.querySelector('pre')!.after(host, hint);
	editor.focus();
}

/** The text in the editor, where one is open, after Reset or Restore. */
export function setText(example: HTMLElement, text: string): void {
	editors.get(example)?.setText(text);
}

/** Marks where the reader's code does not compile. */
export function showProblem(example: HTMLElement, problem: CompileError | undefined): void {
	const { firstLine } = codeBox(example);
	editors.get(example)?.showProblem(problem && { line: problem.line - firstLine + 1, column: problem.column, message: problem.reason });
}

async function openIn(host: HTMLElement, options: EditorOptions): Promise<Editor> {
	try {
		const { openCodeMirror } = await import('~/runner/editor/codemirror.ts');
		return openCodeMirror(host, options);
	} catch {
		return openTextarea(host, options);
	}
}

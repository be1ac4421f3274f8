import type { Editor, EditorOptions } from './editor.ts';

/** A plain text field: what there is where CodeMirror does not load. */
export function openTextarea(host: HTMLElement, { text, label, onChange, onRun }: EditorOptions): Editor {
	const area = document.createElement('textarea');
	area.className = 'editor-plain';
	area.value = text;
	area.spellcheck = false;
	area.autocapitalize = 'off';
	area.rows = Math.min(text.split('\n').length + 2, 30);
	area.setAttribute('aria-label', label);
	area.addEventListener('input', () => onChange(area.value));
	area.addEventListener('keydown', (event) => {
		if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onRun();
	});
	host.replaceChildren(area);
	return {
		setText: (next) => {
			area.value = next;
			onChange(next);
		},
		showProblem: (problem) => {
			area.setAttribute('aria-invalid', String(problem !== undefined));
			if (!problem) return;
			const offset = area.value.split('\n').slice(0, problem.line - 1).join('\n').length + Number(problem.line > 1) + problem.column - 1;
			area.focus();
			area.setSelectionRange(offset, offset);
		},
		focus: () => area.focus(),
	};
}

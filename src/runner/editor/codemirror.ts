import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { setDiagnostics } from '@codemirror/lint';
import { EditorState, Prec, type Extension } from '@codemirror/state';
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import type { Editor, EditorOptions, Problem } from './editor.ts';
import { codeColors, editorTheme } from './theme.ts';

/**
 * Opens CodeMirror in `host`. It lives in a shadow root: there its styles are style sheets made by script, which the
 * page's policy allows, and not elements, which it forbids.
 */
export function openCodeMirror(host: HTMLElement, options: EditorOptions): Editor {
	const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
	root.replaceChildren();
	const { text, label, onChange, onRun } = options;
	const view = new EditorView({
		root,
		parent: root,
		state: EditorState.create({
			doc: text,
			extensions: [
				// Before the default keys: Mod-Enter is "insert a blank line" there.
				Prec.highest(keymap.of([{ key: 'Mod-Enter', run: () => (onRun(), true) }])),
				history(),
				keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
				indentOnInput(),
				bracketMatching(),
				highlightActiveLine(),
				EditorView.contentAttributes.of({ 'aria-label': label, autocapitalize: 'off', autocorrect: 'off', spellcheck: 'false' }),
				EditorView.updateListener.of((update) => {
					if (update.docChanged) onChange(update.state.doc.toString());
				}),
				...codeView(options.firstLine),
			],
		}),
	});
	return {
		setText: (next) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } }),
		showProblem: (problem) => showProblem(view, problem),
		focus: () => view.focus(),
	};
}

/** How code looks, in the editor and in a comparison. */
export function codeView(firstLine: number): Extension[] {
	return [
		lineNumbers({ formatNumber: (line) => String(line + firstLine - 1) }),
		javascript({ typescript: true }),
		indentUnit.of('\t'),
		EditorState.tabSize.of(2),
		syntaxHighlighting(codeColors),
		editorTheme,
	];
}

function showProblem(view: EditorView, problem: Problem | undefined): void {
	if (!problem) return view.dispatch(setDiagnostics(view.state, []));
	const line = view.state.doc.line(Math.min(Math.max(problem.line, 1), view.state.doc.lines));
	const from = Math.min(line.from + problem.column - 1, line.to);
	const to = Math.max(from, line.to);
	view.dispatch(setDiagnostics(view.state, [{ from, to, severity: 'error', message: problem.message }]), {
		selection: { anchor: from },
		effects: EditorView.scrollIntoView(from),
	});
	view.focus();
}

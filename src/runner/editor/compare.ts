import { MergeView, unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { codeView } from './codemirror.ts';

/** Two texts side by side, under each other where there is no room; neither can be changed. */
export function openComparison(host: HTMLElement, mine: string, solution: string, firstLine: number): void {
	const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
	root.replaceChildren();
	const fixed = [EditorState.readOnly.of(true), EditorView.editable.of(false)];
	if (host.clientWidth < 720) {
		const extensions = [...fixed, ...codeView(firstLine), unifiedMergeView({ original: mine, mergeControls: false })];
		new EditorView({ root, parent: root, state: EditorState.create({ doc: solution, extensions }) });
		return;
	}
	const extensions = [...fixed, EditorView.lineWrapping, ...codeView(firstLine)];
	new MergeView({ root, parent: root, a: { doc: mine, extensions }, b: { doc: solution, extensions } });
}

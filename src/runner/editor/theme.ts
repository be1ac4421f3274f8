import { HighlightStyle } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The colors of `src/styles/code.css`, by its own names: they change with the page's theme. */
export const codeColors = HighlightStyle.define([
	{ tag: [tags.keyword, tags.operatorKeyword, tags.modifier, tags.operator], color: 'var(--code-keyword)' },
	{ tag: [tags.string, tags.special(tags.string), tags.regexp], color: 'var(--code-string)' },
	{ tag: [tags.number, tags.bool, tags.null, tags.atom, tags.typeName, tags.constant(tags.name)], color: 'var(--code-constant)' },
	{ tag: [tags.function(tags.variableName), tags.function(tags.propertyName), tags.definition(tags.function(tags.variableName))], color: 'var(--code-function)' },
	{ tag: tags.comment, color: 'var(--code-comment)' },
	{ tag: [tags.punctuation, tags.separator, tags.bracket], color: 'var(--code-punctuation)' },
]);

export const editorTheme = EditorView.theme({
	'&': { color: 'var(--sl-color-gray-1)', backgroundColor: 'transparent', fontSize: '0.81rem' },
	'&.cm-focused': { outline: '2px solid var(--sl-color-accent)', outlineOffset: '-2px' },
	'.cm-scroller': { fontFamily: 'var(--__sl-font-mono)', lineHeight: '1.6', maxHeight: '34rem', overflow: 'auto' },
	'.cm-content': { padding: '0.5rem 0', caretColor: 'var(--sl-color-white)' },
	'.cm-line': { padding: '0 1rem 0 0.5rem' },
	'.cm-cursor': { borderLeftColor: 'var(--sl-color-white)' },
	'.cm-gutters': { border: '0', backgroundColor: 'transparent', color: 'var(--sl-color-gray-3)' },
	'.cm-lineNumbers .cm-gutterElement': { padding: '0 0.25rem 0 0.75rem', minWidth: '2.5rem' },
	'.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--sl-color-accent) 8%, transparent)' },
	'.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--sl-color-white)' },
	'&.cm-focused .cm-matchingBracket': { backgroundColor: 'color-mix(in srgb, var(--sl-color-accent) 22%, transparent)' },
	'.cm-lintRange-error': {
		backgroundImage: 'none',
		textDecoration: 'underline wavy var(--lab-red)',
		textUnderlineOffset: '0.25em',
	},
	'.cm-tooltip': {
		border: '1px solid var(--sl-color-gray-5)',
		borderRadius: '0.4rem',
		backgroundColor: 'var(--sl-color-black)',
		color: 'var(--sl-color-gray-1)',
	},
	'.cm-diagnostic': { borderLeft: '3px solid var(--lab-red)' },
	'.cm-changedLine, .cm-insertedLine, .cm-deletedLine': { backgroundColor: 'color-mix(in srgb, var(--lab-amber) 12%, transparent)' },
	'.cm-changedText, .cm-insertedLine .cm-changedText, .cm-deletedText': {
		background: 'color-mix(in srgb, var(--lab-amber) 28%, transparent)',
		textDecoration: 'none',
	},
});

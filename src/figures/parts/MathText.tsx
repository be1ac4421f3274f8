import { Fragment } from 'preact';
import { parseMathText } from './math-text.ts';

/** A label with its formulas, in HTML. */
export function MathText({ text }: { text: string }) {
	return (
		<>
			{parseMathText(text).map((run, index) => {
				if (run.kind === 'words') return <Fragment key={index}>{run.text}</Fragment>;
				const letters = run.kind === 'italic' ? <i>{run.text}</i> : run.text;
				return (
					<span key={index} class="figure-math">
						{run.subscript ? <sub>{letters}</sub> : letters}
					</span>
				);
			})}
		</>
	);
}

/** A label with its formulas, for the inside of an SVG `<text>`. */
export function SvgMathText({ text }: { text: string }) {
	const runs = parseMathText(text);
	return (
		<>
			{runs.map((run, index) => {
				const drop = Number(run.subscript) - Number(runs[index - 1]?.subscript ?? false);
				const names = [run.kind !== 'words' && 'figure-math', run.kind === 'italic' && 'figure-italic', run.subscript && 'figure-sub'];
				return (
					// `baseline-shift` is missing in Firefox, so subscripts are moved down and the next run up again.
					<tspan key={index} class={names.filter(Boolean).join(' ') || undefined} dy={drop === 0 ? undefined : drop * 3}>
						{run.text}
					</tspan>
				);
			})}
		</>
	);
}

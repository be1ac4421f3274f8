import type { ComponentChildren } from 'preact';
import { MathText } from './MathText.tsx';
import { plainText } from './math-text.ts';
import '../figure.css';

/** The outside of every figure: its parts, and under them one caption that says what to see. */
export function Figure({ title, caption, children }: { title: string; caption: string; children: ComponentChildren }) {
	return (
		// `not-content` is Starlight's: no prose margins or table styles in here.
		<figure class="figure not-content" aria-label={plainText(title)}>
			{children}
			<figcaption>
				<MathText text={caption} />
			</figcaption>
		</figure>
	);
}

/** Plots beside each other, under each other where there is no room. */
export function Panels({ children }: { children: ComponentChildren }) {
	return <div class="figure-panels">{children}</div>;
}

/** One plot under its title. */
export function Panel({ title, formula, children }: { title: string; formula: string; children: ComponentChildren }) {
	return (
		<div class="figure-panel">
			<p class="figure-panel-title">
				{title} <MathText text={formula} />
			</p>
			{children}
		</div>
	);
}

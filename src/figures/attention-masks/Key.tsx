import type { AttentionMasksLabels } from './labels.ts';
import '../parts/legend.css';

/** What cells, bars and lines mean, drawn as in the grids. */
export function Key({ labels }: { labels: AttentionMasksLabels }) {
	return (
		<ul class="figure-legend attention-key">
			{marks.map(({ name, draw }) => (
				<li key={name}>
					<svg class="attention-swatch" viewBox="0 0 20 20" aria-hidden="true">
						{draw()}
					</svg>
					<span>{labels[name]}</span>
				</li>
			))}
		</ul>
	);
}

const cell = 'M1,1h18v18h-18Z';
const marks = [
	{ name: 'visible', draw: () => <path class="attention-visible" d={cell} /> },
	{
		name: 'hidden',
		draw: () => (
			<>
				<path class="attention-hidden" d={cell} />
				<path class="attention-dot" d="M8.5,10h3" />
			</>
		),
	},
	{
		name: 'padded',
		draw: () => (
			<>
				<path class="attention-hidden" d={cell} />
				<path class="attention-cross" d="M6,6l8,8m0,-8l-8,8" />
			</>
		),
	},
	{ name: 'chosen', draw: () => <path class="attention-chosen" d="M1.5,4h17v12h-17Z" /> },
	{ name: 'changedKey', draw: () => <path class="attention-changed" d="M4,1.5h12v17h-12Z" /> },
	{ name: 'weight', draw: () => <path class="attention-bar" d="M4,2h12v18h-12Z" /> },
	{ name: 'unmasked', draw: () => <path class="attention-unmasked" d="M1,10h18" /> },
] as const;

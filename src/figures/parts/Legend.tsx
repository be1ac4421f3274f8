import type { Series } from './Line.tsx';
import { MathText } from './MathText.tsx';
import './legend.css';
import './plot.css';

/** What each line and mark means, drawn as in the plots. */
export function Legend({ items }: { items: readonly LegendItem[] }) {
	return (
		<ul class="figure-legend">
			{items.map(({ series, text }) => (
				<li key={series}>
					<svg class="figure-swatch" viewBox="0 0 28 14" aria-hidden="true">
						{series === 'marker' ? (
							<circle class="figure-marker" cx="14" cy="7" r="5.5" />
						) : (
							<path class={`figure-line figure-line-${series}`} d="M0,7H28" />
						)}
					</svg>
					<span>
						<MathText text={text} />
					</span>
				</li>
			))}
		</ul>
	);
}

/** One line of a legend. */
export interface LegendItem {
	series: Series | 'marker';
	text: string;
}

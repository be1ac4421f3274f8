import { MathText } from '../parts/MathText.tsx';
import { SeriesMark } from '../parts/SeriesMark.tsx';
import type { PpoOrDpoLabels } from './labels.ts';
import { ways } from './ways.ts';
import '../parts/legend.css';

/** What each line and mark means, drawn as in the plots. */
export function Key({ labels }: { labels: PpoOrDpoLabels }) {
	return (
		<ul class="figure-legend ppo-or-dpo-key">
			{ways.map(({ key, series }) => (
				<li key={key}>
					<svg class="figure-swatch" viewBox="0 0 28 14" aria-hidden="true">
						<path class={`figure-line figure-line-${series}`} d="M0,7H28" />
						<SeriesMark series={series} at={[14, 7]} />
					</svg>
					<span>{labels[key]}</span>
				</li>
			))}
			<li>
				<svg class="figure-swatch" viewBox="0 0 28 14" aria-hidden="true">
					<path class="figure-line figure-line-reference" d="M0,7H28" />
				</svg>
				<span>{labels.frontier}</span>
			</li>
			<li>
				<svg class="figure-swatch" viewBox="0 0 28 14" aria-hidden="true">
					<circle class="figure-landmark" cx="14" cy="7" r="3.5" />
				</svg>
				<span>
					<MathText text={labels.optimum} />
				</span>
			</li>
		</ul>
	);
}

import { MathText } from '../parts/MathText.tsx';
import type { ScalingLabels } from './labels.ts';
import { kindName } from './lanes.ts';
import '../parts/legend.css';

/** What dots, lines and the band mean, drawn as in the plots. */
export function Key({ labels }: { labels: ScalingLabels }) {
	return (
		<ul class="figure-legend scaling-key">
			<li>
				<svg class="figure-swatch" viewBox="0 0 28 14" aria-hidden="true">
					<path class="figure-line figure-line-2" d="M0,7H28" />
					<circle class="scaling-bars-unscaled" cx="14" cy="7" r="5" />
				</svg>
				<span>
					<MathText text={kindName(labels, 'unscaled')} />
				</span>
			</li>
			<li>
				<svg class="figure-swatch" viewBox="0 0 28 14" aria-hidden="true">
					<path class="figure-line figure-line-1" d="M0,7H28" />
					<rect class="scaling-bars-scaled" x="9.5" y="2.5" width="9" height="9" />
				</svg>
				<span>
					<MathText text={kindName(labels, 'scaled')} />
				</span>
			</li>
			<li>
				<svg class="figure-swatch" viewBox="0 0 28 14" aria-hidden="true">
					<path class="figure-zone scaling-band" d="M1,1h26v12h-26Z" />
				</svg>
				<span>{labels.band}</span>
			</li>
			<li>
				<svg class="figure-swatch" viewBox="0 0 28 14" aria-hidden="true">
					<circle class="scaling-winner" cx="14" cy="7" r="5" />
				</svg>
				<span>{labels.winner}</span>
			</li>
		</ul>
	);
}

import type { ClipLabels } from './labels.ts';
import { fills } from './model.ts';
import '../parts/legend.css';

/** What fills and frames mean, drawn as in the matrices and bars. */
export function Key({ labels }: { labels: ClipLabels }) {
	return (
		<ul class="figure-legend clip-key">
			<li>
				<span>{labels.cosine} −1</span>
				<svg class="clip-scale" viewBox={`0 0 ${fills * 12} 14`} aria-hidden="true">
					{Array.from({ length: fills }, (_, fill) => (
						<rect key={fill} class={`clip-fill-${fill}`} x={fill * 12} y="0" width="12" height="14" />
					))}
				</svg>
				<span>1</span>
			</li>
			<li>
				<svg class="figure-swatch" viewBox="0 0 28 14" aria-hidden="true">
					<rect class="clip-true" x="1" y="1" width="12" height="12" />
					<rect class="clip-bar-partner" x="19" y="1" width="7" height="12" />
				</svg>
				<span>{labels.truePair}</span>
			</li>
			<li>
				<svg class="figure-swatch clip-narrow" viewBox="0 0 14 14" aria-hidden="true">
					<rect class="clip-bar clip-bar-other" x="5" y="1" width="7" height="12" />
				</svg>
				<span>{labels.otherPair}</span>
			</li>
			<li>
				<svg class="figure-swatch" viewBox="0 0 28 14" aria-hidden="true">
					<rect class="clip-chosen" x="2" y="2" width="11" height="10" />
					<path class="figure-marker" d="M22,3l6,8h-12Z" />
				</svg>
				<span>{labels.chosenPair}</span>
			</li>
		</ul>
	);
}

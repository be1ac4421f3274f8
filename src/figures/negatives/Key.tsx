import { MathText } from '../parts/MathText.tsx';
import type { NegativesLabels } from './labels.ts';
import '../parts/legend.css';

/** What the cells mean, drawn as in the matrices. */
export function Key({ labels }: { labels: NegativesLabels }) {
	return (
		<ul class="figure-legend negatives-key">
			<li>
				<svg class="figure-swatch" viewBox="0 0 14 14" aria-hidden="true">
					<rect class="negatives-positive" x="1" y="1" width="12" height="12" />
					<circle class="negatives-dot" cx="7" cy="7" r="3" />
				</svg>
				<span>{labels.positive}</span>
			</li>
			<li>
				<svg class="figure-swatch" viewBox="0 0 14 14" aria-hidden="true">
					<rect class="negatives-negative" x="1" y="1" width="12" height="12" />
					<rect class="negatives-frame" x="1" y="1" width="12" height="12" />
				</svg>
				<span>{labels.negative}</span>
			</li>
			<li>
				<svg class="figure-swatch" viewBox="0 0 14 14" aria-hidden="true">
					<rect class="negatives-frame" x="1" y="1" width="12" height="12" />
					<path class="negatives-cross" d="M4,4l6,6m0,-6l-6,6" />
				</svg>
				<span>{labels.self}</span>
			</li>
			<li>
				<svg class="figure-swatch negatives-wide" viewBox="0 0 42 14" aria-hidden="true">
					{[1, 0.5, 0].map((kept, index) => (
						<g key={kept}>
							<rect class="negatives-negative" x={1 + index * 13.5} y="1" width="12" height="12" fill-opacity={kept} />
							<rect class="negatives-frame" x={1 + index * 13.5} y="1" width="12" height="12" />
						</g>
					))}
				</svg>
				<span>
					<MathText text={labels.keptFill} />
				</span>
			</li>
		</ul>
	);
}

import type { QuantizationLabels } from './labels.ts';
import '../parts/legend.css';

/** What lines, rings and dots mean in the plots of weights and of memory. */
export function Key({ labels }: { labels: QuantizationLabels }) {
	return (
		<ul class="figure-legend">
			<li>
				<svg class="figure-swatch" viewBox="0 0 28 14" aria-hidden="true">
					<path class="quantization-grid" d="M4,3.5h20M4,7h20M4,10.5h20" />
				</svg>
				<span>{labels.gridPoints}</span>
			</li>
			<li>
				<svg class="figure-swatch" viewBox="0 0 28 14" aria-hidden="true">
					<circle class="quantization-original" cx="14" cy="7" r="4" />
				</svg>
				<span>{labels.original}</span>
			</li>
			<li>
				<svg class="figure-swatch" viewBox="0 0 28 14" aria-hidden="true">
					<circle class="quantization-rounded" cx="14" cy="7" r="4" />
				</svg>
				<span>{labels.quantized}</span>
			</li>
			<li>
				<svg class="figure-swatch" viewBox="0 0 28 14" aria-hidden="true">
					<path class="quantization-card" d="M14,0V14" />
				</svg>
				<span>{labels.full}</span>
			</li>
		</ul>
	);
}

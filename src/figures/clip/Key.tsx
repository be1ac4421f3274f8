import type { ComponentChildren } from 'preact';
import type { Series } from '../parts/Line.tsx';
import { MathText } from '../parts/MathText.tsx';
import type { ClipLabels } from './labels.ts';
import { fills } from './model.ts';
import '../parts/legend.css';

/** What fills and frames mean, drawn as in the matrix and the bars. */
export function CellKey({ labels }: { labels: ClipLabels }) {
	return (
		<ul class="figure-legend clip-key">
			<li>
				<span>{labels.cosine} −1</span>
				<svg class="clip-scale" viewBox={`0 0 ${fills * 12} 14`} aria-hidden="true">
					{Array.from({ length: fills }, (_, fill) => (
						<rect key={fill} class={`clip-fill-${fill}`} x={fill * 12} y="0" width="12" height="14" />
					))}
					<rect class="clip-edge" x="0.5" y="0.5" width={fills * 12 - 1} height="13" />
				</svg>
				<span>1</span>
			</li>
			<Item text={labels.truePair}>
				<rect class="clip-true" x="1" y="1" width="12" height="12" />
				<rect class="clip-bar-partner" x="19" y="1" width="7" height="12" />
			</Item>
			<li>
				<svg class="figure-swatch clip-narrow" viewBox="0 0 14 14" aria-hidden="true">
					<rect class="clip-bar clip-bar-other" x="5" y="1" width="7" height="12" />
				</svg>
				<span>{labels.otherPair}</span>
			</li>
			<Item text={labels.chosenPair}>
				<rect class="clip-chosen" x="2" y="2" width="11" height="10" />
				<path class="figure-marker" d="M22,3l6,8h-12Z" />
			</Item>
		</ul>
	);
}

/** What the lines and marks of the losses mean. */
export function HalvesKey({ labels }: { labels: ClipLabels }) {
	const line = (series: Series) => <path class={`figure-line figure-line-${series}`} d="M0,7H28" />;
	return (
		<ul class="figure-legend clip-key">
			<Item text={`${labels.imageToText} $L_{I→T}$`}>{line(1)}</Item>
			<Item text={`${labels.textToImage} $L_{T→I}$`}>{line(2)}</Item>
			<Item text={`${labels.guessing} $ln N$`}>{line('reference')}</Item>
			<Item text={labels.here}>
				<circle class="figure-marker" cx="5" cy="7" r="4" />
				<path class="clip-hollow" d={diamond(20, 7, 5.5)} />
			</Item>
		</ul>
	);
}

function Item({ text, children }: { text: string; children: ComponentChildren }) {
	return (
		<li>
			<svg class="figure-swatch" viewBox="0 0 28 14" aria-hidden="true">
				{children}
			</svg>
			<span>
				<MathText text={text} />
			</span>
		</li>
	);
}

/** A square on its corner, with room for a dot. */
export function diamond(x: number, y: number, radius = 7): string {
	return `M${x},${y - radius}l${radius},${radius}l${-radius},${radius}l${-radius},${-radius}z`;
}

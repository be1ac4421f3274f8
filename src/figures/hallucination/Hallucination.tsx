import type { PollingStrategy } from '@examples/hallucination-metrics';
import { useMemo, useState } from 'preact/hooks';
import { Figure, Panels } from '../parts/Figure.tsx';
import { formatExact, formatNumber } from '../parts/format.ts';
import { range } from '../parts/range.ts';
import { ScreenReaderTable } from '../parts/ScreenReaderTable.tsx';
import { Controls } from './Controls.tsx';
import { ChairPanel, PopePanel } from './CurvePanels.tsx';
import type { HallucinationLabels } from './labels.ts';
import { chairCurve, lastPosition, mostMentions, popeCurve, startMentions, startPosition, thresholds, type PopePoint } from './model.ts';
import './hallucination.css';

/** How a threshold moves POPE's numbers, and how silence moves CHAIR. */
export function HallucinationFigure({ labels }: { labels: HallucinationLabels }) {
	const [strategy, setStrategy] = useState<PollingStrategy>('adversarial');
	const [position, setPosition] = useState(startPosition);
	const [mentions, setMentions] = useState(startMentions);
	const answers = useMemo(() => popeCurve(strategy), [strategy]);
	const captions = useMemo(chairCurve, []);
	const point = answers[position]!;
	const said = captions[mentions]!;
	return (
		<Figure title={labels.title} caption={labels.caption}>
			<Controls
				labels={labels}
				strategy={strategy}
				position={position}
				point={point}
				said={said}
				onStrategy={setStrategy}
				onPosition={setPosition}
				onMentions={setMentions}
			/>
			<Panels>
				<PopePanel
					labels={labels}
					curve={answers}
					point={point}
					onPick={(threshold) => setPosition(within((threshold - thresholds.first) / thresholds.step, lastPosition))}
				/>
				<ChairPanel labels={labels} curve={captions} point={said} onPick={(count) => setMentions(within(count, mostMentions))} />
			</Panels>
			<ScreenReaderTable
				caption={`${labels.title}; ${labels[strategy]}`}
				head={[labels.threshold, labels.accuracy, labels.precision, labels.recall, labels.f1, labels.yesRatio]}
				rows={range(0, lastPosition, 10).map((index) => tableRow(answers[index]!))}
			/>
		</Figure>
	);
}

function within(position: number, last: number): number {
	return Math.max(0, Math.min(last, Math.round(position)));
}

function tableRow({ threshold, accuracy, precision, recall, f1, yesRatio }: PopePoint): [string, ...string[]] {
	return [formatExact(threshold), ...[accuracy, precision, recall, f1, yesRatio].map((share) => formatNumber(share))];
}

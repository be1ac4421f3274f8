import { numberTicks, XAxis, YAxis } from '../parts/Axes.tsx';
import { Panel } from '../parts/Figure.tsx';
import { formatNumber } from '../parts/format.ts';
import { frame } from '../parts/frame.ts';
import { Line } from '../parts/Line.tsx';
import { Note } from '../parts/Marks.tsx';
import { Clip, Plot } from '../parts/Plot.tsx';
import { scaleLinear, scaleLog } from '../parts/scale.ts';
import { diamond, HalvesKey } from './Key.tsx';
import type { ClipLabels } from './labels.ts';
import { guessingLoss, type ClipPicture } from './model.ts';
import { steps, type Snapshot } from './training.ts';

const { left, right, top, bottom } = frame;
// It ends before the frame, so that the last number has room.
const xScale = scaleLinear([0, steps], [left, right - 8]);
const xTicks = numberTicks([0, 25, 50, 75, 100]);
// Logarithmic and the same for any batch size: a half may end a thousand times below where it was.
const [least, most] = [0.003, 15];
const yScale = scaleLog([least, most], [bottom, top]);
const yOf = (loss: number) => yScale(Math.max(least, Math.min(most, loss)));
const yTicks = numberTicks([0.01, 0.1, 1, 10]);
const halves = ['imageToTextLoss', 'textToImageLoss'] as const;

/** Both halves of the loss over the steps known so far, each at the τ learned by then, and the step shown at the τ chosen. */
export function HalvesPanel({ labels, snapshots, step, pairs, picture, onStep }: HalvesPanelProps) {
	const guessing = guessingLoss(pairs);
	const pick = (at: number) => onStep(Math.max(0, Math.min(steps, Math.round(xScale.invert(at)))));
	const line = (half: Half) => snapshots.map((snapshot, index): [number, number] => [xScale(index), yOf(snapshot[half])]);
	return (
		<Panel title={labels.halves} formula="">
			<Plot label={description(labels, snapshots, pairs)} onPick={pick}>
				<YAxis scale={yScale} ticks={yTicks} />
				<XAxis scale={xScale} ticks={xTicks} title={labels.step} />
				<Clip>
					<Line series="reference" points={[[left, yScale(guessing)], [right, yScale(guessing)]]} />
					{halves.map((half, index) => (
						<Line key={half} series={index === 0 ? 1 : 2} points={line(half)} />
					))}
				</Clip>
				<path class="figure-thread" d={`M${xScale(step)},${top}V${bottom}`} />
				<Note at={[right - 14, yScale(guessing) - 6]} text={`$ln ${pairs}$ ≈ ${formatNumber(guessing)}`} />
				{halves.map((half) => (
					<Mark key={half} x={xScale(step)} loss={picture[half]} half={half} />
				))}
			</Plot>
			<HalvesKey labels={labels} />
		</Panel>
	);
}

/** A dot for images that look for texts, a diamond around it for texts that look for images; an arrow where the axis ends. */
function Mark({ x, loss, half }: { x: number; loss: number; half: Half }) {
	const [inward, shape] = half === 'imageToTextLoss' ? [0, 'figure-marker'] : [9, 'clip-hollow'];
	if (loss > most) return <path class={shape} d={`M${x},${top + 1 + inward}l6,10h-12z`} />;
	if (loss < least) return <path class={shape} d={`M${x},${bottom - 1 - inward}l6-10h-12z`} />;
	const y = yOf(loss);
	return half === 'imageToTextLoss' ? <circle class={shape} cx={x} cy={y} r="4" /> : <path class={shape} d={diamond(x, y)} />;
}

function description(labels: ClipLabels, snapshots: readonly Snapshot[], pairs: number): string {
	const values = (half: Half) => `${formatNumber(snapshots[0]![half])} … ${formatNumber(snapshots.at(-1)![half])}`;
	return [
		`${labels.halves}, ${labels.step} 0 … ${snapshots.length - 1}`,
		`${labels.imageToText}: ${values('imageToTextLoss')}; ${labels.textToImage}: ${values('textToImageLoss')}`,
		`${labels.guessing}, ln ${pairs}: ${formatNumber(guessingLoss(pairs))}`,
		labels.halvesDescription,
	].join('. ');
}

type Half = (typeof halves)[number];

interface HalvesPanelProps {
	labels: ClipLabels;
	snapshots: readonly Snapshot[];
	/** The step shown. */
	step: number;
	pairs: number;
	/** The step shown, at the τ chosen. */
	picture: ClipPicture;
	onStep: (step: number) => void;
}

import type { ComponentChildren } from 'preact';
import { numberTicks, XAxis, YAxis, type Tick } from '../parts/Axes.tsx';
import { Panel } from '../parts/Figure.tsx';
import { frame } from '../parts/frame.ts';
import { Line, type Place } from '../parts/Line.tsx';
import { Landmark } from '../parts/Marks.tsx';
import { plainText } from '../parts/math-text.ts';
import { Clip, Plot } from '../parts/Plot.tsx';
import { scaleLinear, type Scale } from '../parts/scale.ts';
import { SeriesMark } from '../parts/SeriesMark.tsx';
import type { Moment } from '../toy-task/moment.ts';
import { lastMoment } from './choices.ts';
import type { PpoOrDpoLabels } from './labels.ts';
import { frontier, type Comparison } from './model.ts';
import { ways } from './ways.ts';

const klScale = scaleLinear([0, 7.2], [frame.left, frame.right]);
const rewardScale = scaleLinear([-1.5, 3.2], [frame.bottom, frame.top]);
const momentScale = scaleLinear([0, lastMoment], [frame.left, frame.right]);
const objectiveScale = scaleLinear([-1.75, 2], [frame.bottom, frame.top]);
const klTicks = numberTicks([0, 1, 2, 3, 4, 5, 6, 7]);
const rewardTicks = numberTicks([-1, 0, 1, 2, 3]);
const momentTicks = numberTicks([0, 2, 4, 6, 8]);
const objectiveTicks = numberTicks([-1, 0, 1, 2]);

/** Reward over KL: the three paths below the line of the best possible. */
export function FrontierPanel({ labels, runs, moment }: PanelProps) {
	const place = ({ kl, reward }: Moment): Place => [klScale(kl), rewardScale(reward)];
	return (
		<PathPanel
			{...{ runs, moment, xScale: klScale, yScale: rewardScale, xTicks: klTicks, yTicks: rewardTicks }}
			title={labels.reward}
			formula="$E[r]$"
			description={labels.frontierDescription}
			axis={labels.kl}
			best={frontier.map(place)}
			place={place}
		>
			<Landmark at={place(runs.optimum)} text="$π*$" />
		</PathPanel>
	);
}

/** Reward less the price of KL, over the training. */
export function ObjectivePanel({ labels, runs, moment, onMoment }: PanelProps & { onMoment: (moment: number) => void }) {
	const { objective } = runs.optimum;
	const best = [0, lastMoment].map((at): Place => [momentScale(at), objectiveScale(objective)]);
	const pick = (x: number) => onMoment(Math.max(0, Math.min(lastMoment, Math.round(momentScale.invert(x)))));
	return (
		<PathPanel
			{...{ runs, moment, best, xScale: momentScale, yScale: objectiveScale, xTicks: momentTicks, yTicks: objectiveTicks }}
			title={labels.objective}
			formula="$E[r] − β KL$"
			description={labels.objectiveDescription}
			axis={labels.progress}
			place={(value, at) => [momentScale(at), objectiveScale(value.objective)]}
			onPick={pick}
		/>
	);
}

/** What both plots share: axes, the best possible, three paths and where each is now. */
function PathPanel({ title, formula, description, runs, moment, axis, best, place, onPick, children, ...axes }: PathPanelProps) {
	return (
		<Panel title={title} formula={formula}>
			<Plot label={`${title} ${plainText(formula)}. ${description}`} {...(onPick && { onPick })}>
				<YAxis scale={axes.yScale} ticks={axes.yTicks} />
				<XAxis scale={axes.xScale} ticks={axes.xTicks} title={axis} />
				<Clip>
					<Line series="reference" points={best} />
					{ways.map(({ key, series }) => (
						<Line key={key} series={series} points={runs[key].map(place)} />
					))}
				</Clip>
				{children}
				{ways.map(({ key, series }) => (
					<SeriesMark key={key} series={series} at={place(runs[key][moment]!, moment)} />
				))}
			</Plot>
		</Panel>
	);
}

interface PanelProps {
	labels: PpoOrDpoLabels;
	runs: Comparison;
	/** Which of the steps shown. */
	moment: number;
}

interface PathPanelProps {
	title: string;
	formula: string;
	description: string;
	runs: Comparison;
	moment: number;
	/** Name of the x axis. */
	axis: string;
	best: readonly Place[];
	place: (value: Moment, at: number) => Place;
	onPick?: (x: number) => void;
	children?: ComponentChildren;
	xScale: Scale;
	yScale: Scale;
	xTicks: readonly Tick[];
	yTicks: readonly Tick[];
}

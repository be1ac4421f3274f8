import { useEffect, useMemo, useState } from 'preact/hooks';
import { Figure, Panels } from '../parts/Figure.tsx';
import { Controls } from './Controls.tsx';
import { explainRows, explainTable } from './explain.ts';
import { explainSplit } from './explain-split.ts';
import { Explanation, MemoryReadouts } from './Explanation.tsx';
import { memory } from './kept.ts';
import type { LcsLabels } from './labels.ts';
import { defaultTexts, lastStep, lcsPicture, type LcsPicture, type Texts, type View } from './model.ts';
import { TableForScreenReaders } from './TableForScreenReaders.tsx';
import { ViewedTable } from './ViewedTable.tsx';
import './lcs.css';

/** There is more to see in a split than in a cell. */
const millisecondsPerStep: Record<View, number> = { full: 200, rows: 200, split: 1600 };
const explain = { full: explainTable, rows: explainRows, split: explainSplit };

/** The table of the longest common subsequence of two texts, filled cell by cell, the way back, and how less of it does. */
export function LcsFigure({ labels }: { labels: LcsLabels }) {
	const [texts, setTexts] = useState<Texts>(defaultTexts);
	const picture = useMemo(() => lcsPicture(texts.text1, texts.text2), [texts]);
	const [view, setView] = useState<View>('full');
	const { step, last, goTo, reset } = useSteps(view, picture);
	const [playing, setPlaying] = usePlayer(step, last, millisecondsPerStep[view], goTo);
	const choose = (chosen: Texts) => {
		setPlaying(false);
		setTexts(chosen);
		reset();
	};
	const play = () => {
		if (!playing && step === last) goTo(0);
		setPlaying(!playing);
	};
	return (
		<Figure title={labels.title} caption={labels.caption}>
			<Controls
				{...{ labels, picture, view, step, last, playing }}
				onTexts={choose}
				onView={(chosen) => {
					setPlaying(false);
					setView(chosen);
				}}
				onStep={(chosen) => {
					setPlaying(false);
					goTo(chosen);
				}}
				onPlay={play}
			/>
			<Panels>
				<ViewedTable {...{ labels, picture, view, step }} />
				<Explanation {...explain[view](labels, picture, step)} />
			</Panels>
			<MemoryReadouts labels={labels} memory={memory(picture)} />
			<TableForScreenReaders caption={`${labels.title}: ${texts.text1}, ${texts.text2}`} picture={picture} />
		</Figure>
	);
}

/** Where the reader is: in the cells of the table, shared by two views, or in the splits. */
function useSteps(view: View, picture: LcsPicture) {
	// Until the reader moves, the table is full and the first split is made.
	const [cells, setCells] = useState<number>();
	const [splits, setSplits] = useState<number>();
	const last = lastStep(view, picture);
	const [chosen, goTo, first] = view === 'split' ? ([splits, setSplits, Math.min(1, last)] as const) : ([cells, setCells, last] as const);
	const reset = () => {
		setCells(undefined);
		setSplits(undefined);
	};
	return { step: chosen ?? first, last, goTo, reset };
}

/** Takes one step after the other while it plays; stops at the last one. */
function usePlayer(step: number, last: number, milliseconds: number, onStep: (step: number) => void) {
	const [playing, setPlaying] = useState(false);
	useEffect(() => {
		if (!playing) return undefined;
		if (step === last) {
			setPlaying(false);
			return undefined;
		}
		const timer = setTimeout(() => onStep(step + 1), milliseconds);
		return () => clearTimeout(timer);
	}, [playing, step, last]);
	return [playing, setPlaying] as const;
}

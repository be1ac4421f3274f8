import { useEffect, useMemo, useState } from 'preact/hooks';
import { Figure, Panels } from '../parts/Figure.tsx';
import { Controls } from './Controls.tsx';
import { Explanation } from './Explanation.tsx';
import type { LcsLabels } from './labels.ts';
import { defaultTexts, lcsPicture, type LcsPicture } from './model.ts';
import { Table } from './Table.tsx';
import { TableForScreenReaders } from './TableForScreenReaders.tsx';
import './lcs.css';

const millisecondsPerCell = 200;

/** The table of the longest common subsequence of two texts, filled cell by cell, and the way back through it. */
export function LcsFigure({ labels }: { labels: LcsLabels }) {
	const [texts, setTexts] = useState<Texts>(defaultTexts);
	const picture = useMemo(() => lcsPicture(texts.text1, texts.text2), [texts]);
	const [step, setStep] = useState(picture.steps);
	const [playing, setPlaying] = usePlayer(step, picture, setStep);
	const choose = (chosen: Texts) => {
		setPlaying(false);
		setTexts(chosen);
		setStep(chosen.text1.length * chosen.text2.length);
	};
	const goTo = (chosen: number) => {
		setPlaying(false);
		setStep(chosen);
	};
	const play = () => {
		if (!playing && step === picture.steps) setStep(0);
		setPlaying(!playing);
	};
	return (
		<Figure title={labels.title} caption={labels.caption}>
			<Controls
				{...{ labels, picture, step, playing }}
				onText1={(text1) => choose({ ...texts, text1 })}
				onText2={(text2) => choose({ ...texts, text2 })}
				onStep={goTo}
				onPlay={play}
			/>
			<Panels>
				<div class="figure-panel">
					<p class="figure-panel-title">{labels.table}</p>
					<Table label={`${labels.table}. ${labels.description}`} picture={picture} step={step} />
				</div>
				<Explanation labels={labels} picture={picture} step={step} />
			</Panels>
			<TableForScreenReaders caption={`${labels.title}: ${texts.text1}, ${texts.text2}`} picture={picture} />
		</Figure>
	);
}

/** Fills one cell after the other while it plays; stops at the last one. */
function usePlayer(step: number, { steps }: LcsPicture, onStep: (step: number) => void) {
	const [playing, setPlaying] = useState(false);
	useEffect(() => {
		if (!playing) return undefined;
		if (step === steps) {
			setPlaying(false);
			return undefined;
		}
		const timer = setTimeout(() => onStep(step + 1), millisecondsPerCell);
		return () => clearTimeout(timer);
	}, [playing, step, steps]);
	return [playing, setPlaying] as const;
}

interface Texts {
	text1: string;
	text2: string;
}

import { useMemo, useState } from 'preact/hooks';
import { Figure, Panels } from '../parts/Figure.tsx';
import { formatExact, formatNumber } from '../parts/format.ts';
import { Readouts, type Readout } from '../parts/Readouts.tsx';
import { ScreenReaderTable } from '../parts/ScreenReaderTable.tsx';
import { Bars } from './Bars.tsx';
import { Controls } from './Controls.tsx';
import { Key } from './Key.tsx';
import type { ClipLabels } from './labels.ts';
import { CosineMatrix, lossFormula, twoDecimals } from './Matrix.tsx';
import { clipPicture, guessingLoss, lastMoment, moments, pairs, shownTau, type ClipPicture, type Pair } from './model.ts';
import './clip.css';

/** Eight images and eight texts before and during training: all cosines, the two softmaxes and the two halves of the loss. */
export function ClipFigure({ labels }: { labels: ClipLabels }) {
	const [moment, setMoment] = useState(lastMoment);
	const [tau, setTau] = useState(moments[lastMoment]!.temperature);
	const [chosen, setChosen] = useState<Pair>({ image: 0, text: 0 });
	const before = useMemo(() => clipPicture(0, moments[0]!.temperature), []);
	const picture = useMemo(() => clipPicture(moment, tau), [moment, tau]);
	const goTo = (next: number) => {
		setMoment(next);
		setTau(moments[next]!.temperature);
	};
	const step = `${labels.step} ${formatExact(moments[moment]!.step)}`;
	const shared = { labels, chosen, onPick: setChosen };
	return (
		<Figure title={labels.title} caption={labels.caption}>
			<Controls {...{ labels, moment, tau, chosen, picture }} onMoment={goTo} onTau={setTau} onPair={setChosen} />
			<Key labels={labels} />
			<Panels>
				<CosineMatrix
					{...shared}
					title={labels.before}
					formula={lossFormula(before.loss, moments[0]!.temperature)}
					description={labels.beforeDescription}
					picture={before}
				/>
				<CosineMatrix {...shared} title={step} formula={lossFormula(picture.loss, tau)} description={labels.afterDescription} picture={picture} />
				<SoftmaxPanels {...shared} picture={picture} />
			</Panels>
			<Readouts items={readoutItems(labels, picture, chosen, moments[moment]!.temperature)} />
			<ScreenReaderTable
				caption={`${labels.title}; ${step}; ${labels.cosine}`}
				head={[labels.image, ...picture.cosines.map((_, j) => `${labels.text} ${j + 1}`)]}
				rows={picture.cosines.map((row, i) => [`${labels.image} ${i + 1}`, ...row.map(twoDecimals)])}
			/>
		</Figure>
	);
}

/** The softmax along the chosen row and along the chosen column. */
function SoftmaxPanels({ labels, picture, chosen, onPick }: SoftmaxPanelsProps) {
	const { image, text } = chosen;
	return (
		<>
			<Bars
				title={labels.row}
				formula={`$p(T_j|I_${image + 1})$`}
				description={labels.rowDescription}
				axis={labels.text}
				probabilities={picture.rows[image]!}
				partner={image}
				chosen={text}
				onPick={(index) => onPick({ image, text: index })}
			/>
			<Bars
				title={labels.column}
				formula={`$p(I_i|T_${text + 1})$`}
				description={labels.columnDescription}
				axis={labels.image}
				probabilities={picture.columns[text]!}
				partner={text}
				chosen={image}
				onPick={(index) => onPick({ image: index, text })}
			/>
		</>
	);
}

function readoutItems(labels: ClipLabels, picture: ClipPicture, { image, text }: Pair, learned: number): Readout[] {
	const [row, column] = [`I_${image + 1}`, `T_${text + 1}`];
	return [
		{ name: labels.imageToText, formula: '$L_{I→T}$', value: formatNumber(picture.imageToTextLoss) },
		{ name: labels.textToImage, formula: '$L_{T→I}$', value: formatNumber(picture.textToImageLoss) },
		{ name: labels.loss, formula: '$L = (L_{I→T} + L_{T→I})/2$', value: formatNumber(picture.loss) },
		{ name: labels.guessing, formula: `$ln N = ln ${pairs}$`, value: formatNumber(guessingLoss) },
		{ name: labels.cosine, formula: `$cos(${row}, ${column})$`, value: formatNumber(picture.cosines[image]![text]!) },
		{ name: labels.rowProbability, formula: `$p(${column}|${row})$`, value: formatNumber(picture.rows[image]![text]!) },
		{ name: labels.columnProbability, formula: `$p(${row}|${column})$`, value: formatNumber(picture.columns[text]![image]!) },
		{ name: labels.learned, formula: '$τ$', value: shownTau(learned) },
	];
}

interface SoftmaxPanelsProps {
	labels: ClipLabels;
	picture: ClipPicture;
	chosen: Pair;
	onPick: (pair: Pair) => void;
}

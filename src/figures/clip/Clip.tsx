import { Figure, Panel, Panels } from '../parts/Figure.tsx';
import { formatNumber } from '../parts/format.ts';
import { Readouts, type Readout } from '../parts/Readouts.tsx';
import { ScreenReaderTable } from '../parts/ScreenReaderTable.tsx';
import { Bars } from './Bars.tsx';
import { PairSliders, RunControls } from './Controls.tsx';
import { HalvesPanel } from './HalvesPanel.tsx';
import { CellKey } from './Key.tsx';
import type { ClipLabels } from './labels.ts';
import { CosineMatrix, twoDecimals } from './Matrix.tsx';
import { guessingLoss, shownTau } from './model.ts';
import { useClip, type Clip } from './use-clip.ts';
import './clip.css';

/** A batch of images and texts while two towers learn it: all cosines, the halves of the loss, and the softmaxes of one pair. */
export function ClipFigure({ labels }: { labels: ClipLabels }) {
	const clip = useClip();
	const { pairs, snapshots, step, picture, setStep } = clip;
	const { cosines } = clip.batch;
	const shown = { labels, clip };
	return (
		<Figure title={labels.title} caption={labels.caption}>
			<div class="clip-part">
				<RunControls {...shown} />
				<Panels>
					<MatrixPanel {...shown} />
					<HalvesPanel {...{ labels, snapshots, step, pairs, picture }} onStep={setStep} />
				</Panels>
				<Readouts items={lossReadouts(labels, clip)} />
			</div>
			<div class="clip-part">
				<PairSliders {...shown} />
				<Panels>
					<SoftmaxPanels {...shown} />
				</Panels>
				<Readouts items={pairReadouts(labels, clip)} />
			</div>
			<ScreenReaderTable
				caption={`${labels.title}; ${labels.step} ${step}; ${labels.cosine}`}
				head={[labels.image, ...cosines.map((_, j) => `${labels.text} ${j + 1}`)]}
				rows={cosines.map((row, i) => [`${labels.image} ${i + 1}`, ...row.map(twoDecimals)])}
			/>
		</Figure>
	);
}

function MatrixPanel({ labels, clip }: PartProps) {
	const { pairs, step, tau, picture, batch, pair, setPair } = clip;
	const title = `${labels.step} ${step}`;
	const formula = `$L$ = ${formatNumber(picture.loss)}, $τ$ = ${shownTau(tau)}`;
	return (
		<Panel title={title} formula={formula}>
			<CosineMatrix {...{ labels, name: `${title}, ${formula}`, cosines: batch.cosines, chosen: pair, onPick: setPair }} />
			<p class="clip-won">
				<span>{`${labels.rowsWon} ${batch.rowsWon} / ${pairs}`}</span> <span>{`${labels.columnsWon} ${batch.columnsWon} / ${pairs}`}</span>
			</p>
			<CellKey labels={labels} />
		</Panel>
	);
}

/** The softmax along the chosen row and along the chosen column. */
function SoftmaxPanels({ labels, clip }: PartProps) {
	const { picture, setPair } = clip;
	const { image, text } = clip.pair;
	return (
		<>
			<Bars
				title={labels.row}
				formula={`$p(T_j|I_{${image + 1}})$`}
				description={labels.rowDescription}
				axis={labels.text}
				probabilities={picture.rows[image]!}
				partner={image}
				chosen={text}
				onPick={(index) => setPair({ image, text: index })}
			/>
			<Bars
				title={labels.column}
				formula={`$p(I_i|T_{${text + 1}})$`}
				description={labels.columnDescription}
				axis={labels.image}
				probabilities={picture.columns[text]!}
				partner={text}
				chosen={image}
				onPick={(index) => setPair({ image: index, text })}
			/>
		</>
	);
}

function lossReadouts(labels: ClipLabels, { pairs, picture }: Clip): Readout[] {
	return [
		{ name: labels.imageToText, formula: '$L_{I→T}$', value: formatNumber(picture.imageToTextLoss) },
		{ name: labels.textToImage, formula: '$L_{T→I}$', value: formatNumber(picture.textToImageLoss) },
		{ name: labels.loss, formula: '$L = (L_{I→T} + L_{T→I})/2$', value: formatNumber(picture.loss) },
		{ name: labels.guessing, formula: `$ln N = ln ${pairs}$`, value: formatNumber(guessingLoss(pairs)) },
	];
}

function pairReadouts(labels: ClipLabels, { batch, picture, learnedTau, pair: { image, text } }: Clip): Readout[] {
	const [row, column] = [`I_{${image + 1}}`, `T_{${text + 1}}`];
	return [
		{ name: labels.cosine, formula: `$cos(${row}, ${column})$`, value: formatNumber(batch.cosines[image]![text]!) },
		{ name: labels.rowProbability, formula: `$p(${column}|${row})$`, value: formatNumber(picture.rows[image]![text]!) },
		{ name: labels.columnProbability, formula: `$p(${row}|${column})$`, value: formatNumber(picture.columns[text]![image]!) },
		{ name: labels.learned, formula: '$τ$', value: shownTau(learnedTau) },
	];
}

interface PartProps {
	labels: ClipLabels;
	clip: Clip;
}

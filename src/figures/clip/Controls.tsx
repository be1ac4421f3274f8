import { Choice } from '../parts/Choice.tsx';
import { formatExact, formatNumber } from '../parts/format.ts';
import { Slider } from '../parts/Slider.tsx';
import { TrainingControls } from '../parts/training/TrainingControls.tsx';
import type { ClipLabels } from './labels.ts';
import { batchSizes, lastTauPosition, shownTau, tauAt, tauPosition } from './model.ts';
import { steps } from './training.ts';
import type { Clip } from './use-clip.ts';

const stepMarks = [0, steps / 2, steps].map(formatExact);
const tauMarks = [0, lastTauPosition / 2, lastTauPosition].map((position) => formatExact(tauAt(position)));
const sizes = batchSizes.map((size) => ({ value: String(size), text: String(size) }));

/** The batch size, the training, and sliders to look back at its steps and to try another τ; both speak the losses. */
export function RunControls({ labels, clip }: ControlsProps) {
	const { pairs, snapshots, step, tau, picture, training } = clip;
	const losses = [
		`${labels.loss} ${formatNumber(picture.loss)}`,
		`${labels.imageToText} ${formatNumber(picture.imageToTextLoss)}`,
		`${labels.textToImage} ${formatNumber(picture.textToImageLoss)}`,
	].join('; ');
	const { imageToTextLoss, textToImageLoss } = snapshots.at(-1)!;
	const result = `${labels.imageToText} ${formatNumber(imageToTextLoss)}; ${labels.textToImage} ${formatNumber(textToImageLoss)}`;
	return (
		<div class="figure-controls">
			<Choice name="clip-batch-size" label={labels.batchSize} options={sizes} value={String(pairs)} onChoose={(value) => clip.setPairs(Number(value))} />
			<TrainingControls {...{ labels, training, steps, result }} shown={`${training.done} / ${steps}`} />
			<Slider
				{...{ label: labels.step, shown: String(step), spoken: `${step}; ${losses}`, marks: stepMarks }}
				min={0}
				max={steps}
				value={step}
				onInput={clip.setStep}
			/>
			<Slider
				{...{ label: `${labels.temperature} $τ$`, shown: shownTau(tau), spoken: `${shownTau(tau)}; ${losses}`, marks: tauMarks }}
				min={0}
				max={lastTauPosition}
				value={tauPosition(tau)}
				onInput={(position) => clip.setTau(tauAt(position))}
			/>
		</div>
	);
}

/** The sliders for a row and a column; each speaks what the pair gets. */
export function PairSliders({ labels, clip }: ControlsProps) {
	const { pairs, batch, picture, setPair } = clip;
	const { image, text } = clip.pair;
	const scores = [
		`${labels.cosine} ${formatNumber(batch.cosines[image]![text]!)}`,
		`${labels.rowProbability} ${formatNumber(picture.rows[image]![text]!)}`,
		`${labels.columnProbability} ${formatNumber(picture.columns[text]![image]!)}`,
	].join('; ');
	const slider = (label: string, index: number, onIndex: (index: number) => void) => (
		<Slider
			{...{ label, shown: String(index + 1), spoken: `${index + 1}; ${scores}`, marks: ['1', '', String(pairs)] }}
			min={1}
			max={pairs}
			value={index + 1}
			onInput={(value) => onIndex(value - 1)}
		/>
	);
	return (
		<div class="figure-controls">
			{slider(labels.image, image, (index) => setPair({ image: index, text }))}
			{slider(labels.text, text, (index) => setPair({ image, text: index }))}
		</div>
	);
}

interface ControlsProps {
	labels: ClipLabels;
	clip: Clip;
}

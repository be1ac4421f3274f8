import { formatExact, formatNumber } from '../parts/format.ts';
import { Slider } from '../parts/Slider.tsx';
import type { ClipLabels } from './labels.ts';
import { lastMoment, lastTauPosition, moments, pairs, shownTau, tauAt, tauPosition, type ClipPicture, type Pair } from './model.ts';

const momentMarks = [0, lastMoment / 2, lastMoment].map((moment) => formatExact(moments[moment]!.step));
const tauMarks = [0, lastTauPosition / 2, lastTauPosition].map((position) => formatExact(tauAt(position)));
const pairMarks = ['1', '', String(pairs)];

/** The sliders for training, τ and the pair; the first two also speak the losses, the others what the pair gets. */
export function Controls({ labels, moment, tau, chosen, picture, ...change }: ControlsProps) {
	const { image, text } = chosen;
	const losses = [
		`${labels.loss} ${formatNumber(picture.loss)}`,
		`${labels.imageToText} ${formatNumber(picture.imageToTextLoss)}`,
		`${labels.textToImage} ${formatNumber(picture.textToImageLoss)}`,
	].join('; ');
	const scores = [
		`${labels.cosine} ${formatNumber(picture.cosines[image]![text]!)}`,
		`${labels.rowProbability} ${formatNumber(picture.rows[image]![text]!)}`,
		`${labels.columnProbability} ${formatNumber(picture.columns[text]![image]!)}`,
	].join('; ');
	const step = formatExact(moments[moment]!.step);
	const ofPair = { marks: pairMarks, min: 1, max: pairs };
	return (
		<div class="figure-controls">
			<Slider
				{...{ label: labels.step, shown: step, spoken: `${step}; ${losses}`, marks: momentMarks }}
				min={0}
				max={lastMoment}
				value={moment}
				onInput={change.onMoment}
			/>
			<Slider
				{...{ label: `${labels.temperature} $τ$`, shown: shownTau(tau), spoken: `${shownTau(tau)}; ${losses}`, marks: tauMarks }}
				min={0}
				max={lastTauPosition}
				value={tauPosition(tau)}
				onInput={(position) => change.onTau(tauAt(position))}
			/>
			<Slider
				{...ofPair}
				{...{ label: labels.image, shown: String(image + 1), spoken: `${image + 1}; ${scores}`, value: image + 1 }}
				onInput={(value) => change.onPair({ image: value - 1, text })}
			/>
			<Slider
				{...ofPair}
				{...{ label: labels.text, shown: String(text + 1), spoken: `${text + 1}; ${scores}`, value: text + 1 }}
				onInput={(value) => change.onPair({ image, text: value - 1 })}
			/>
		</div>
	);
}

interface ControlsProps {
	labels: ClipLabels;
	moment: number;
	tau: number;
	chosen: Pair;
	picture: ClipPicture;
	onMoment: (moment: number) => void;
	onTau: (tau: number) => void;
	onPair: (pair: Pair) => void;
}

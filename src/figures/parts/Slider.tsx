import { MathText } from './MathText.tsx';
import './slider.css';

/** A native slider with its name, its value and three marks (start, middle, end) in sight. */
export function Slider({ label, shown, spoken, marks, min, max, value, onInput }: SliderProps) {
	return (
		<label class="figure-slider">
			<span class="figure-slider-label">
				<MathText text={label} />
			</span>
			<span class="figure-slider-value" aria-hidden="true">
				<MathText text={shown} />
			</span>
			<input
				type="range"
				// Firefox would otherwise restore the last value on reload, and the plot would not match it.
				autocomplete="off"
				min={min}
				max={max}
				step={1}
				value={value}
				aria-valuetext={spoken}
				onInput={(event) => onInput(event.currentTarget.valueAsNumber)}
			/>
			<span class="figure-slider-marks" aria-hidden="true">
				{marks.map((mark) => (
					<span key={mark}>{mark}</span>
				))}
			</span>
		</label>
	);
}

interface SliderProps {
	label: string;
	/** The value as the reader sees it. */
	shown: string;
	/** The value, and what it leads to, as a screen reader says it. */
	spoken: string;
	/** At start, middle and end of the track. */
	marks: readonly string[];
	min: number;
	max: number;
	value: number;
	onInput: (value: number) => void;
}

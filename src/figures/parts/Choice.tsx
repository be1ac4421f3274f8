import { plainText } from './math-text.ts';
import { MathText } from './MathText.tsx';
import './choice.css';

/** One of a few named options: native radio buttons, all in sight. */
export function Choice<Value extends string>({ name, label, options, value, onChoose }: ChoiceProps<Value>) {
	return (
		<fieldset class="figure-choice">
			<legend>
				<MathText text={label} />
			</legend>
			{options.map((option) => (
				<label key={option.value}>
					<input
						type="radio"
						name={name}
						// Firefox would otherwise restore the last choice on reload, and the plot would not match it.
						autocomplete="off"
						value={option.value}
						checked={option.value === value}
						onInput={() => onChoose(option.value)}
					/>
					<span data-text={plainText(option.text)}>
						<MathText text={option.text} />
					</span>
				</label>
			))}
		</fieldset>
	);
}

interface ChoiceProps<Value extends string> {
	/** Of the group, unlike any other on the page: it is how a browser tells groups apart. */
	name: string;
	label: string;
	options: readonly { value: Value; text: string }[];
	value: Value;
	onChoose: (value: Value) => void;
}

import { MathText } from './MathText.tsx';
import './readouts.css';

/** The numbers at the reader's point. Not a live region: the sliders speak them (`spoken`), once per step. */
export function Readouts({ items }: { items: readonly Readout[] }) {
	return (
		<dl class="figure-readouts">
			{items.map(({ name, formula, value }) => (
				<div key={formula}>
					<dt>
						<MathText text={name} />
						<span>
							<MathText text={formula} />
						</span>
					</dt>
					<dd>{value}</dd>
				</div>
			))}
		</dl>
	);
}

/** A named number and the formula it comes from. */
export interface Readout {
	name: string;
	formula: string;
	value: string;
}

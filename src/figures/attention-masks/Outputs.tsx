import { Panels } from '../parts/Figure.tsx';
import { formatExact } from '../parts/format.ts';
import { MathText } from '../parts/MathText.tsx';
import { ScreenReaderTable } from '../parts/ScreenReaderTable.tsx';
import { Slider } from '../parts/Slider.tsx';
import type { OutputMoves } from './changed-token.ts';
import type { AttentionMasksLabels } from './labels.ts';
import { targetLength } from './model.ts';
import { OutputStrip, shownMove, type OutputStripProps } from './OutputStrip.tsx';

/** The outputs of decoder self-attention after one token was changed; its slider stands where they are in sight. */
export function Outputs({ labels, moves, first, changed, onChange }: OutputsProps) {
	const shown = changed === 0 ? labels.noToken : formatExact(changed);
	return (
		<div class="attention-outputs">
			<Panels>
				<div class="figure-panel">
					<p class="figure-panel-title">{labels.outputs}</p>
					<OutputStrip {...{ labels, moves, first, changed }} />
				</div>
				<div class="figure-panel">
					<div class="figure-controls">
						<Slider
							label={labels.changedToken}
							shown={shown}
							spoken={`${shown}; ${spokenMoves(labels, moves)}`}
							marks={['0', '', formatExact(targetLength)]}
							min={0}
							max={targetLength}
							value={changed}
							onInput={onChange}
						/>
					</div>
					<p>
						<MathText text={labels.outputsReason} />
					</p>
				</div>
			</Panels>
			<ScreenReaderTable
				caption={`${labels.outputs}; ${labels.changedToken} ${shown}`}
				head={[labels.output, labels.withMask, labels.withoutMask]}
				rows={moves.masked.map((distance, row) => [String(first + row + 1), shownMove(distance), shownMove(moves.unmasked[row]!)])}
			/>
		</div>
	);
}

/** How many outputs changed, as a screen reader says it. */
function spokenMoves(labels: AttentionMasksLabels, { masked, unmasked }: OutputMoves): string {
	const share = (moved: readonly number[]) => `${moved.filter((distance) => distance > 0).length} / ${moved.length}`;
	return `${labels.withMask} ${share(masked)}; ${labels.withoutMask} ${share(unmasked)}`;
}

interface OutputsProps extends OutputStripProps {
	/** Called with the number of the token to change, from 1, or 0. */
	onChange: (changed: number) => void;
}

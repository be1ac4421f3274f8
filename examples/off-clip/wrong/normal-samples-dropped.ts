// The mistake: normal samples are taken out of the loss instead of being pulled together. Nothing then
// gathers them, and a normal report is never learned to mean “normal”.
import { dot, logSoftmax, mean, transpose } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { checkedLogits } from '../loss.ts';
import type { OffClipInput, OffClipOutput } from '../loss.ts';
import { targets } from '../targets.ts';

export function offClipLoss(input: OffClipInput): OffClipOutput {
	const logits = checkedLogits(input);
	const rows = logits.map((row) => logSoftmax(row));
	const columns = transpose(logits).map((column) => logSoftmax(column));
	const losses = targets(input.isNormal).map((shares, i) => {
		const both = rows[i]!.map((logP, j) => logP + columns[i]![j]!);
		return -dot(shares, both) / 2;
	});
	return {
		loss: meanOf(losses, (i) => !input.isNormal[i]!),
		abnormalLoss: meanOf(losses, (i) => !input.isNormal[i]!),
		normalLoss: meanOf(losses, (i) => input.isNormal[i]!),
	};
}

/** The mean of the kept entries, 0 for none. */
function meanOf(values: Vector, keep: (i: number) => boolean): number {
	const kept = values.filter((_, i) => keep(i));
	return kept.length === 0 ? 0 : mean(kept);
}

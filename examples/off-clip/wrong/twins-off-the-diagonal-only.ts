// The mistake: a normal sample is pulled to the others’ reports and no longer to its own. With two normal
// samples the loss teaches that each report belongs to the other image.
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
		const others = shares.map((share, j) => (share < 1 && i === j ? 0 : share));
		const both = rows[i]!.map((logP, j) => logP + columns[i]![j]!);
		return -dot(others, both) / 2;
	});
	return {
		loss: mean(losses),
		abnormalLoss: meanOf(losses, (i) => !input.isNormal[i]!),
		normalLoss: meanOf(losses, (i) => input.isNormal[i]!),
	};
}

/** The mean of the kept entries, 0 for none. */
function meanOf(values: Vector, keep: (i: number) => boolean): number {
	const kept = values.filter((_, i) => keep(i));
	return kept.length === 0 ? 0 : mean(kept);
}

// The mistake: columns are dealt out in turn, head h getting h, h + H, h + 2H, …
// Trained from scratch this would only rename the columns; with the weights of a model
// it mixes its heads.
import type { Matrix } from '@examples/numerics';
import { checkColumns } from '../check.ts';

export function splitHeads(states: Matrix, numAttentionHeads: number): Matrix[] {
	checkColumns(states, numAttentionHeads);
	return Array.from({ length: numAttentionHeads }, (_, head) =>
		states.map((row) => row.filter((_x, column) => column % numAttentionHeads === head)),
	);
}

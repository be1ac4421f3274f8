// The mistake: [length][dModel] is read as [heads][length][headDim] without the
// transpose in between, as a view of the same memory. A head then holds pieces of
// different tokens.
import type { Matrix } from '@examples/numerics';
import { checkColumns } from '../check.ts';

export function splitHeads(states: Matrix, numAttentionHeads: number): Matrix[] {
	checkColumns(states, numAttentionHeads);
	const headDim = states[0]!.length / numAttentionHeads;
	const flat = states.flat();
	return Array.from({ length: numAttentionHeads }, (_, head) =>
		states.map((_, token) => {
			const start = (head * states.length + token) * headDim;
			return flat.slice(start, start + headDim);
		}),
	);
}

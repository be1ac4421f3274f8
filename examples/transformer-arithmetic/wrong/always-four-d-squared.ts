// The mistake: 4d² whatever the heads. With fewer key/value heads than heads, or a head size of
// its own, that is another model.
import type { TransformerConfig } from '../index.ts';

export function attentionParameters({ dModel }: TransformerConfig): number {
	return 4 * dModel * dModel;
}

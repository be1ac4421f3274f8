// Without the shift by the largest logit, a small temperature makes logits infinite and the softmax undefined.
import { checkPositive, softmax } from '@examples/numerics';
import type { Vector } from '@examples/numerics';

// #region temperature
export function temperatureSoftmax(logits: Vector, temperature: number): Vector {
	checkPositive({ temperature });
	return softmax(logits.map((logit) => logit / temperature));
}
// #endregion

// The logits are multiplied by the temperature: a low one flattens, a high one sharpens.
import { checkPositive, softmax } from '@examples/numerics';
import type { Vector } from '@examples/numerics';

// #region temperature
export function temperatureSoftmax(logits: Vector, temperature: number): Vector {
	checkPositive({ temperature });
	const max = Math.max(...logits);
	return softmax(logits.map((logit) => (logit - max) * temperature));
}
// #endregion

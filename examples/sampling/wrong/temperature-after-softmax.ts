// The temperature divides the probabilities, after the softmax: once they are normalized again it has no effect.
import { checkPositive, softmax, sum } from '@examples/numerics';
import type { Vector } from '@examples/numerics';

// #region temperature
export function temperatureSoftmax(logits: Vector, temperature: number): Vector {
	checkPositive({ temperature });
	const divided = softmax(logits).map((probability) => probability / temperature);
	const total = sum(divided);
	return divided.map((value) => value / total);
}
// #endregion

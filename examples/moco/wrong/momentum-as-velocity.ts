// The mistake: momentum as in SGD, the old value times m plus the whole new one. The weights then add up
// to 1 + m, and the key encoder grows to 1/(1 − m) times the query encoder.
import { checkNumbers, checkSameLength } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import type { MomentumInput } from '../momentum.ts';
import { checkMomentum } from '../queue.ts';

export function momentumUpdate({
	queryParameters,
	keyParameters,
	momentum,
}: MomentumInput): Vector {
	checkNumbers({ queryParameters, keyParameters });
	checkSameLength({ queryParameters, keyParameters });
	checkMomentum(momentum);
	return keyParameters.map(
		(key, i) => momentum * key + queryParameters[i]!,
	);
}

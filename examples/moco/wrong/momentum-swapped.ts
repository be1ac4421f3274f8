// The mistake: m and 1 − m changed places. At 0.999 the key encoder is then a copy of the query encoder
// but for a thousandth, and the keys in the queue come from different networks.
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
		(key, i) => momentum * queryParameters[i]! + (1 - momentum) * key,
	);
}

// The mistake: a step of m towards the query encoder instead of 1 − m: the share that should be kept is
// the share that is replaced.
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
		(key, i) => key + momentum * (queryParameters[i]! - key),
	);
}

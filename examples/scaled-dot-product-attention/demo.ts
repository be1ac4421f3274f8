import { createRandom } from '@examples/numerics';
import { simulateScaling } from './index.ts';

const keyLength = 12;
console.log(
	`${keyLength} random keys; the entropy of uniform weights is ` +
		`${Math.log(keyLength).toFixed(2)} nats\n`,
);
console.log('            without √d_k               with √d_k');
console.log(' d_k   Var(q·k) entropy   ‖J‖     Var  entropy   ‖J‖');
for (const headDim of [4, 16, 64, 256, 1024]) {
	const random = createRandom(headDim);
	const { unscaled, scaled } = simulateScaling({
		headDim,
		keyLength,
		trials: 32,
		random,
	});
	const cells = [
		String(headDim).padStart(4),
		unscaled.scoreVariance.toFixed(1).padStart(11),
		unscaled.entropy.toFixed(2).padStart(8),
		unscaled.gradientNorm.toFixed(3).padStart(8),
		scaled.scoreVariance.toFixed(2).padStart(7),
		scaled.entropy.toFixed(2).padStart(7),
		scaled.gradientNorm.toFixed(3).padStart(8),
	];
	console.log(cells.join(''));
}

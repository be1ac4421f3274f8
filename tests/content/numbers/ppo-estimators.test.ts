import { klPenalty } from '@examples/ppo';
import { bytesPerParameter, trainingMemory } from '@examples/transformer-arithmetic';
import { expect, it } from 'vitest';
import { expectStated, question } from './page.ts';

const answer = (id: string) => question('alignment', `ppo-${id}`);

it('states bias and spread of the estimators between two Gaussians', () => {
	// x = log π − log π_ref is μ z + μ²/2 with a standard normal z; integrals by the midpoints of a fine grid.
	const [steps, width] = [8_000, 40];
	const grid = Array.from({ length: steps }, (_, i) => ((i + 0.5) / steps - 0.5) * width);
	const density = grid.map((z) => (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * (width / steps));
	const mean = (values: readonly number[]) => values.reduce((total, value, i) => total + value * density[i]!, 0);
	const deviation = (values: readonly number[]) => {
		const center = mean(values);
		return Math.sqrt(mean(values.map((value) => (value - center) ** 2)));
	};
	for (const [mu, ...digits] of [[0.1, 3, 0, 4, 2], [1, 1, 0, 2, 2], [2, 0, 0, 0, 2], [3, 1, 2, 2, 1]] as const) {
		const logRatios = grid.map((z) => mu * z + mu ** 2 / 2);
		// Log-densities may be above 0, the example's log-probabilities may not; only their difference counts.
		const [k1, k2, k3] = (['k1', 'k2', 'k3'] as const).map((estimator) => klPenalty(logRatios.map((x) => x - 500), logRatios.map(() => -500), estimator));
		const kl = mean(k1!);
		const row = [kl, deviation(k1!) / kl, (mean(k2!) - kl) / kl, deviation(k3!) / kl];
		expectStated(answer('kl-estimators'), `${mu} | ${row.map((value, i) => value.toFixed(digits[i]!)).join(' | ')}`);
	}
});

it('states where k3 becomes noisier than k1, and what one rare token costs', () => {
	let [low, high] = [0.5, 2];
	for (let round = 0; round < 60; round += 1) {
		const middle = (low + high) / 2;
		if (Math.exp(middle ** 2) < 1 + 2 * middle ** 2) low = middle;
		else high = middle;
	}
	expectStated(answer('kl-estimators'), low.toFixed(2), klPenalty([Math.log(0.001)], [Math.log(0.5)], 'k3')[0]!.toFixed(0));
});

it('states what GRPO saves, and how many groups teach', () => {
	const gigabytes = (trained: number, frozen: number) => (trainingMemory({ parameters: trained * 7e9, frozen: frozen * 7e9 }).total / 1e9).toFixed(0);
	expectStated(answer('what-grpo-removes'), gigabytes(2, 2), gigabytes(1, 2), gigabytes(1, 1));
	expectStated(answer('what-grpo-removes'), ...[0.1, 0.5].map((p) => (1 - p ** 8 - (1 - p) ** 8).toFixed(2)));
	const perParameter = Object.values(bytesPerParameter['adam, mixed precision']).reduce((left, right) => left + right, 0);
	expect(perParameter).toBe(16);
	expectStated(answer('value-model'), gigabytes(1, 0));
});

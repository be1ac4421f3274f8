import { expect, it } from 'vitest';
import { expectStated, question, section } from './page.ts';
import { dpo, fixed, optimum } from './toy-task.ts';

const learn = section('alignment/dpo', 'run-learn');
const { history } = dpo({ steps: 1000 });
const last = history[100]!;

it('starts with ties', () => {
	expectStated(learn, history[0]!.loss.toFixed(3), history[0]!.rewardAccuracy.toFixed(0));
});

it('raises the chosen log-probability for two steps, and the reward all the while', () => {
	expect(Math.max(...history.map(({ chosenLogp }) => chosenLogp))).toBe(history[2]!.chosenLogp);
	expectStated(learn, ...fixed(2, ...[0, 2, 100].map((step) => history[step]!.chosenLogp)));
	expectStated(learn, ...fixed(2, history[0]!.expectedReward, last.expectedReward));
	// The question on the falling log-probability says so too.
	for (let step = 1; step <= 100; step += 1) {
		expect(history[step]!.expectedReward).toBeGreaterThan(history[step - 1]!.expectedReward);
		if (step > 2) expect(history[step]!.chosenLogp).toBeLessThan(history[step - 1]!.chosenLogp);
	}
});

it('goes beyond the KL of the optimum, and on', () => {
	expectStated(learn, ...fixed(2, last.kl, optimum(0.5)[1], history[300]!.kl));
	expectStated(question('alignment', 'choice-same-optimum-different-results'), ...fixed(2, last.kl, history[1000]!.kl, optimum(0.5)[1]));
	expect(history[100]!.kl).toBeGreaterThan(optimum(0.5)[1]);
});

it('comes near the optimum with 2000 pairs', () => {
	const { expectedReward, kl } = dpo({ count: 2000, beta: 1, steps: 30 }).history[30]!;
	expectStated(learn, ...fixed(2, expectedReward, kl, ...optimum(1).slice(0, 2)));
});

it('stays nearer with label smoothing', () => {
	expectStated(learn, dpo({ labelSmoothing: 0.1 }).history[100]!.kl.toFixed(2));
});

it('is slower at a smaller β, with a farther optimum', () => {
	expectStated(learn, ...fixed(2, dpo({ beta: 0.1 }).history[100]!.kl, optimum(0.1)[1]));
});

it('has PPO beside it need as many responses as the figure says', () => {
	expectStated(section('alignment/dpo', 'see-it'), String(30 * 64));
});

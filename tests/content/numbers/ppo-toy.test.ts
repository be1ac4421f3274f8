import { createRandom } from '@examples/numerics';
import { ppoStep } from '@examples/ppo';
import { policyLogProbs, policyLogps, referencePolicy, sampleSequence, sequenceDistribution, trueReward } from '@examples/toy-preferences';
import { describe, expect, it } from 'vitest';
import { expectStated, question, section } from './page.ts';
import { cells, fixed, optimum, overfittedReward, ppo } from './toy-task.ts';

const page = (id: string) => section('alignment/ppo', id);
const answer = (id: string) => question('alignment', `ppo-${id}`);
const noClip = { clipRange: 1e6 };
/** Values that stay at 0: the rate must be above 0, and this one is lost in rounding. */
const frozenCritic = { lambda: 1, valueLearningRate: 1e-300 };

const runs = new Map<string, ReturnType<typeof ppo>['history']>();
/** After each step reward, KL and objective; each run is made once. */
function ends(changes: Parameters<typeof ppo>[0] = {}) {
	const name = JSON.stringify(changes);
	runs.set(name, runs.get(name) ?? ppo(changes).history);
	const { expectedReward: reward, kl } = runs.get(name)!.at(-1)!;
	return [reward, kl, reward - (changes.beta ?? 0.5) * kl] as const;
}

describe('the table', () => {
	it.each([
		['nothing', {}],
		['512 responses', { responsesPerStep: 512 }],
		['8 responses', { responsesPerStep: 8 }],
		['λ = 1', { lambda: 1 }],
		['λ = 0', { lambda: 0 }],
		['a value model that never learns', frozenCritic],
		['20 epochs', { epochs: 20 }],
		['no clip', noClip],
		['no clip and 20 epochs', { ...noClip, epochs: 20 }],
	])('has %s', (_name, changes) => {
		expectStated(page('run-learn'), cells(3, ...ends(changes)));
	});

	it('has the optimum', () => {
		expectStated(page('run-learn'), cells(3, ...optimum(0.5)));
	});

	it('is repeated in questions', () => {
		const objective = (changes: Parameters<typeof ppo>[0]) => ends(changes)[2];
		expectStated(answer('on-or-off-policy'), ...fixed(3, ...[{ epochs: 1 }, {}, { epochs: 20 }, noClip].map(objective)), objective({ ...noClip, epochs: 20 }).toFixed(2));
		expectStated(answer('two-kls'), ends()[1].toFixed(1), ...fixed(1, objective({ ...noClip, epochs: 20 }), objective({})));
		expectStated(answer('value-model'), ...fixed(2, ...[{ lambda: 0 }, {}, frozenCritic, { lambda: 1 }].map(objective)));
		expectStated(answer('value-model'), ...fixed(1, ends(frozenCritic)[1], ends({ lambda: 1 })[1]));
	});
});

describe('20 epochs', () => {
	it.each([['without', noClip, 1], ['with', {}, 2]] as const)('end %s the clip between these objectives', (_name, clip, digits) => {
		const objectives = [1, 2, 3, 4, 5].map((seed) => {
			const { expectedReward: reward, kl } = ppo({ epochs: 20, ...clip, random: createRandom(seed) }).history.at(-1)!;
			return reward - 0.5 * kl;
		});
		expectStated(page('run-learn'), ...fixed(digits, Math.min(...objectives), Math.max(...objectives)));
	});

	it('have all but one response lost without the clip after three steps, and all samples alike at step 10', () => {
		const random = createRandom(1);
		const { history: _, ...early } = ppo({ epochs: 20, ...noClip, steps: 3, random });
		expectStated(page('run-learn'), `${(100 * Math.max(...sequenceDistribution(early.policy))).toFixed(0)}%`);
		const { history: __, ...late } = ppo({ epochs: 20, ...noClip, steps: 6, random, learner: early });
		expect(new Set(Array.from({ length: 64 }, () => sampleSequence(late.policy, random).join())).size).toBe(1);
	});
});

describe('the first step', () => {
	/** The ratios of the tokens that were sampled. */
	function first(changes: { epochs?: number; learningRate?: number }) {
		const random = createRandom(1);
		const responses = Array.from({ length: 64 }, () => sampleSequence(referencePolicy, random));
		const learner = { policy: referencePolicy, values: referencePolicy.map((rows) => rows.map(() => 0)) };
		const options = { reference: referencePolicy, reward: trueReward, beta: 0.5, clipRange: 0.2, gamma: 1, lambda: 0.95, valueLearningRate: 5 };
		const stepped = ppoStep(learner, responses, { ...options, epochs: 4, learningRate: 10, ...changes });
		const [before, after] = [referencePolicy, stepped.learner.policy].map((policy) => policyLogProbs(policy, responses).flat());
		const ratios = after!.map((logProb, i) => Math.exp(logProb - before![i]!));
		return { ...stepped, range: fixed(2, Math.min(...ratios), Math.max(...ratios)) };
	}

	it('leaves these ratios', () => {
		expectStated(page('run-learn'), ...first({}).range, ...first({ epochs: 20 }).range);
		const { range, clipFraction, approximateKl } = first({});
		expectStated(page('pitfalls'), range[1]!, `${(100 * clipFraction).toFixed(0)}%`);
		expectStated(answer('why-the-min'), ...range);
		const fast = first({ learningRate: 40 });
		const bounded = answer('does-clipping-bound-the-kl');
		expectStated(bounded, ...range, `${(100 * clipFraction).toFixed(0)}%`, ...fixed(2, approximateKl), ...fast.range, fast.approximateKl.toFixed(2));
	});
});

it('is followed by step in the question what to monitor', () => {
	const { history } = ppo();
	const at = [1, 2, 3, 5, 10, 30].map((step) => history[step]!);
	expectStated(answer('what-to-monitor'), ...fixed(2, ...at.flatMap(({ clipFraction, kl }) => [clipFraction, kl])));
});

it('goes nearly as far as one can at β → 0', () => {
	const { policy, history } = ppo({ beta: 1e-6 });
	const furthest = -policyLogps(referencePolicy, [[0, 1, 2, 3]])[0]!;
	expectStated(answer('two-kls'), ...fixed(1, history.at(-1)!.kl, furthest));
	expect(Math.max(...sequenceDistribution(policy))).toBeGreaterThan(0.9);
});

it('follows a reward fitted to 32 pairs over the top', () => {
	const { history } = ppo({ reward: overfittedReward().reward });
	const best = history.reduce((left, right) => (right.expectedReward > left.expectedReward ? right : left));
	expectStated(page('run-learn'), ...fixed(2, best.expectedReward, history[30]!.expectedReward), String(best.step), history[30]!.kl.toFixed(1));
	const story = question('alignment', 'pipeline-overoptimization');
	expectStated(story, ...fixed(2, ...[0, 5, 10, 30].map((step) => history[step]!.expectedReward)));
	expectStated(story, ...fixed(1, ...[5, 10, 30].map((step) => history[step]!.kl)));
});

describe('the second figure', () => {
	it('is described with its curves', () => {
		const shown = page('see-it');
		const { history } = ppo();
		expectStated(shown, history[0]!.expectedReward.toFixed(2), history[10]!.expectedReward.toFixed(1), history[10]!.kl.toFixed(1), ...fixed(2, ...optimum(0.5).slice(0, 2)));
		const wild = ppo({ epochs: 20, ...noClip }).history;
		expectStated(shown, ...fixed(1, wild[1]!.kl, Math.max(...wild.map(({ kl }) => kl))));
	});

	it('ends at β = 1 here', () => {
		expectStated(page('see-it'), ...fixed(3, ends({ beta: 1 })[2], optimum(1)[2], ends({ beta: 1, ...noClip })[2]));
	});
});

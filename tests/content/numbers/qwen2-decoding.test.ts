import { describe, expect, it } from 'vitest';
import { softmax } from '@examples/numerics';
import { acceptanceRate, beamSearch, forkingModel, minP, nextTokenDistribution, shortcutModel, temperatureSoftmax, topP } from '@examples/sampling';
import { expectStated, question, section } from './page.ts';

const at = (id: string) => section('language-models/qwen2', id);
const asked = (id: string) => question('language-models', id);
const three = (row: readonly number[]) => row.filter((p) => p > 0).map((p) => p.toFixed(3)).join(', ');

describe('decoding', () => {
	const logits = [3, 2, 1, 0, -1, -2];

	it('states kept probabilities', () => {
		const first = topP(softmax(logits), 0.9);
		const kept = logits.filter((_, i) => first[i]! > 0);
		const rows = [nextTokenDistribution(logits, { topP: 0.9 }), nextTokenDistribution(logits, { temperature: 2, topP: 0.9 }), temperatureSoftmax(kept, 2)];
		const { where, texts: [english, chinese] } = at('run-decoding');
		for (const row of rows) {
			expectStated({ where, texts: [english!] }, three(row));
			expectStated({ where, texts: [chinese!] }, three(row).replaceAll(', ', '、'));
			expectStated(asked('sampling-temperature-top-k-top-p'), three(row));
		}
		expectStated(asked('sampling-temperature-top-k-top-p'), (100 * (1 - 0.99 ** 500)).toFixed(1));
	});

	it('states which share at T = 1 keeps what min-p keeps at T = 2', () => {
		const tokens = (row: readonly number[]) => row.map((p) => p > 0);
		expect(tokens(minP(temperatureSoftmax(logits, 2), 0.25))).toEqual(tokens(minP(softmax(logits), 0.25 ** 2)));
		expectStated(asked('sampling-temperature-top-k-top-p'), String(0.25 ** 2));
	});

	it('states what beams find', () => {
		const search = (numBeams: number, lengthPenalty = 0) => beamSearch(shortcutModel, { numBeams, maxLength: 8, endToken: 0, lengthPenalty })[0]!;
		expectStated(at('run-decoding'), ...[1, 3].map((beams) => search(beams).logp.toFixed(2)));
		const lengths = [0.4, 0.5].map((penalty) => search(3, penalty).tokens.length);
		expect(lengths).toEqual([1, 7]);
		const forks = [1, 2].map((numBeams) => beamSearch(forkingModel, { numBeams, maxLength: 8, endToken: 0 })[0]!);
		for (const stated of [at('run-decoding'), asked('sampling-beam-search')]) expectStated(stated, ...forks.map(({ logp }) => Math.exp(logp).toFixed(2)));
		expectStated(asked('sampling-beam-search'), Math.exp(search(1).logp).toFixed(3));
	});

	it('states the gain of speculative decoding', () => {
		const gain = (alpha: number, drafts: number) => ((1 - alpha ** (drafts + 1)) / (1 - alpha)).toFixed(2);
		expectStated(at('step-speculative'), gain(0.8, 4));
		for (const alpha of [0.6, 0.8, 0.9]) expectStated(asked('sampling-speculative-decoding'), `${alpha} | ${[2, 4, 8].map((drafts) => gain(alpha, drafts)).join(' | ')}`);
		const wrong = acceptanceRate([0.5, 0.5], [0.75, 0.25]);
		expectStated(asked('sampling-speculative-decoding'), (0.5 + (1 - wrong) * 0.5).toFixed(3));
	});
});

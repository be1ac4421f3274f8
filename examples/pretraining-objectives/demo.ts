import { createRandom } from '@examples/numerics';
import {
	corruptedLengths,
	ignoreIndex,
	maskTokens,
	nextTokenPairs,
	spanCorruption,
	textInfilling,
} from './index.ts';

const text = 'thank you for inviting me to your party last week'.split(' ');
const [start, end, mask, sentinel] = [0, 1, 2, 29];
const special = ['<s>', '</s>', '[MASK]'];
const words = [...special, ...text];
const tokens = text.map((_, i) => i + special.length);
const write = (ids: readonly number[]): string =>
	ids
		.map((id) => {
			if (id === ignoreIndex) return '·';
			return words[id] ?? `⟨${sentinel - id + 1}⟩`;
		})
		.join(' ');

const random = createRandom(5);
const masked = maskTokens(tokens, {
	maskId: mask,
	vocabularySize: words.length,
	maskingRate: 0.3,
	random,
});
const next = nextTokenPairs(tokens);
const ids = { firstSentinelId: sentinel, endId: end, startId: start };
const spans = spanCorruption(tokens, { ...ids, noiseDensity: 0.3, random });
const infilled = textInfilling(tokens, { maskId: mask, startId: start, random });

const rows = [
	{ name: 'BERT', pair: masked, decoder: undefined },
	{ name: 'GPT', pair: next, decoder: undefined },
	{ name: 'T5', pair: spans, decoder: spans.decoderInputIds },
	{ name: 'BART', pair: infilled, decoder: infilled.decoderInputIds },
];
for (const { name, pair, decoder } of rows) {
	const predicted = pair.labels.filter((label) => label !== ignoreIndex).length;
	console.log(`${name}: ${predicted} predictions`);
	console.log(`  input    ${write(pair.inputIds)}`);
	if (decoder) console.log(`  decoder  ${write(decoder)}`);
	console.log(`  labels   ${write(pair.labels)}`);
}

const long = Array.from({ length: 512 }, (_, i) => i + 100);
const share = maskTokens(long, { maskId: mask, vocabularySize: 999, random });
const count = (labels: readonly number[]): number =>
	labels.filter((label) => label !== ignoreIndex).length;
const { targetLength } = corruptedLengths(568);
console.log(`
predictions for 512 input tokens: BERT ${count(share.labels)}, \
GPT ${count(nextTokenPairs(long).labels)}, T5 ${targetLength}`);

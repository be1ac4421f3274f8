import type { AttentionMask } from '@examples/attention-mask';
import type { Layer } from '@examples/normalization';
import { createRandom } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { affectedPositions, decoderLayer, drawLayerWeights } from './index.ts';

const [dModel, numAttentionHeads] = [8, 2];
const random = createRandom(6);
const draw = (rows: number): Matrix =>
	Array.from({ length: rows }, () =>
		Array.from({ length: dModel }, () => random.normal()),
	);
const layers = [1, 2].map(() => drawLayerWeights({ dModel, dFeedForward: 32 }, random));
const [target, memory, [replacement]] = [draw(6), draw(4), draw(1)];

const everything: AttentionMask = target.map(() => target.map(() => true));
const stack =
	(mask?: AttentionMask): Layer =>
	(states) =>
		layers.reduce(
			(hiddenStates, weights) =>
				decoderLayer({ hiddenStates, memory, weights, numAttentionHeads, mask }),
			states,
		);

console.log(
	`${layers.length} decoder layers, ${target.length} tokens; ■ = output changed\n`,
);
console.log('replaced    causal mask     no mask');
for (const position of target.keys()) {
	const change = { position, replacement: replacement! };
	const cells = [stack(), stack(everything)].map((layer) => {
		const affected = affectedPositions(layer, target, change);
		return target.map((_, token) => (affected.includes(token) ? '■' : '·')).join(' ');
	});
	console.log(`token ${position}     ${cells.join('     ')}`);
}

const change = { position: target.length - 1, replacement: replacement! };
const affected = [stack(), stack(everything)].map((layer) =>
	affectedPositions(layer, target, change),
);
console.log(
	`\nreplacing the last token changes ${affected[0]!.length} output with the mask, ` +
		`${affected[1]!.length} without`,
);

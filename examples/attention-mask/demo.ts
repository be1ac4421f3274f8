import {
	causalMask,
	combineMasks,
	documentMask,
	paddingMask,
	slidingWindowMask,
} from './index.ts';
import type { AttentionMask } from './index.ts';

// A source of 5 of which the last is padding, a target of 4.
const keyIsToken = [true, true, true, true, false];

print('encoder, bidirectional', paddingMask({ queryLength: 5, keyIsToken }));
print('decoder, causal', causalMask({ queryLength: 4 }));
print('cross-attention, 4 × 5', paddingMask({ queryLength: 4, keyIsToken }));
print('one step, 5 tokens cached', causalMask({ queryLength: 1, pastLength: 5 }));
print('sliding window of 2', slidingWindowMask({ length: 4, windowSize: 2 }));
print(
	'two packed documents, causal',
	combineMasks(causalMask({ queryLength: 5 }), documentMask([0, 0, 0, 1, 1])),
);

function print(title: string, mask: AttentionMask): void {
	const visible = mask.flat().filter(Boolean).length;
	console.log(`${title}: ${visible} of ${mask.flat().length} visible`);
	for (const row of mask) {
		console.log('  ' + row.map((seen) => (seen ? '■' : '·')).join(' '));
	}
}

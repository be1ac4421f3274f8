import { createRandom } from '@examples/numerics';
import { answerAtThreshold, chair, createToyPoll, pope } from './index.ts';

const names = { dog: 'dog', table: 'table', chair: 'chair', cup: 'cup', cat: 'cat', plate: 'plate' };
const objects = ['dog', 'table', 'cup', 'plate'];
const captions = {
	silent: 'A room.',
	short: 'A dog at a table.',
	long: 'A dog at a table with a cup, a plate and a chair.',
	chatty: 'A dog, a cat, a table, a cup, a plate, a chair, one more chair.',
};

console.log('caption   CHAIR_i  CHAIR_s  coverage');
for (const [name, caption] of Object.entries(captions)) {
	const { instance, sentence, coverage } = chair([{ caption, objects }], names);
	print(name.padEnd(8), [instance, sentence, coverage], [9, 9, 10]);
}

const thresholds = [-9, -1, 0, 0.5, 1, 2];
for (const [strategy, tempting] of Object.entries({ random: 0, popular: 0.5, adversarial: 1 })) {
	const random = createRandom(7);
	const { labels, evidence } = createToyPoll({ questions: 3000, sight: 2, guess: 1, tempting, random });
	console.log(`\n${strategy}\nthreshold  accuracy  precision  recall     F1   yes`);
	for (const threshold of thresholds) {
		const { accuracy, precision, recall, f1, yesRatio } = pope({
			answers: answerAtThreshold(evidence, threshold),
			labels,
		});
		print(String(threshold).padStart(9), [accuracy, precision, recall, f1, yesRatio], [10, 11, 8, 7, 6]);
	}
}

function print(name: string, shares: readonly number[], widths: readonly number[]): void {
	console.log(name + shares.map((share, i) => share.toFixed(3).padStart(widths[i]!)).join(''));
}

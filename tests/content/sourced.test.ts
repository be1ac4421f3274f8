import { describe, expect, it } from 'vitest';
import { languages, readPages, toPage } from './mdx.ts';
import { unsourced } from './sourced.ts';

describe.for(languages)('numbers in %s', (language) => {
	it('name a paper or our own code, or show how they come about', () => {
		expect([...readPages('docs', language), ...readPages('questions', language)].flatMap(unsourced)).toEqual([]);
	});
});

describe('a number without a source', () => {
	const found = (text: string) => unsourced(toPage('x.mdx', 'x', `---\ntitle: x\n---\n${text}`));

	it.for([
		'The win rate rises to 61%.',
		'It appeared in 2017.',
		'The cache takes 2.5 GiB.',
		'A model of 32 layers.',
		'缓存占 2.5 GiB。',
		'共 80 层。',
		'- one\n- a list item of 12.5 GB\n',
		'| model | size |\n| --- | --- |\n| A | 12.5 GB |\n',
	])('is found: %s', (text) => {
		expect(found(text)).toHaveLength(1);
	});

	it.for([
		'The win rate rises to 61% <Cite id="rafailov2023" at="§6.2" />.',
		'The loss falls by 61% <Computed example="dpo" />.',
		'Two keys and 3 values.',
		'Qwen2-72B and a 7B model.',
		'It takes $2\\cdot80\\cdot8\\cdot128\\cdot2=327680$ bytes, 320 KiB.',
		'`61%` of it',
		'> What holds 72 layers together in 2024?',
		'<Short>\n\nThe win rate rises to 61%.\n\n</Short>',
		'## Run it \\{#run-it}\n\nThe loss falls by 61%.',
		'| model | size |\n| --- | --- |\n| A | 12.5 GB |\n\n<Cite id="yang2024qwen2" at="Table 1" />.',
		'The sizes of A, 12.5 GB, and B:\n\n$$x$$\n\n<Cite id="yang2024qwen2" />',
	])('is not: %s', (text) => {
		expect(found(text)).toEqual([]);
	});
});

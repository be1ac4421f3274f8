import { expect, it } from 'vitest';
import { findQuestion } from './questions.ts';

const questions = ['en/alignment/dpo-beta', 'en/alignment/dpo-loss', 'zh-cn/alignment/dpo-loss', 'en/alignment/ppo-clip'].map((id) => ({ id }));
const find = (id: string, locale = 'en') => findQuestion(questions, locale, id, 'dpo.mdx');

it('finds a question by the name of its file, in the language of the page', () => {
	expect(find('dpo-loss', 'zh-cn')).toBe(questions[2]);
	expect(find('dpo-loss')).toBe(questions[1]);
});

it('says which page asks, where the file should be, and which names sound alike', () => {
	expect(() => find('dpo-gamma')).toThrow(
		'dpo.mdx: <Question id="dpo-gamma" />: there is no src/content/questions/en/<chapter>/dpo-gamma.mdx. There are: dpo-beta, dpo-loss.',
	);
	expect(() => find('rope')).toThrow(/rope\.mdx\. Write it, in both languages\./);
	expect(() => find('dpo-beta', 'zh-cn')).toThrow('There are: dpo-loss.');
});

it('does not take a part of a name for the name', () => {
	expect(() => find('loss')).toThrow('<Question id="loss" />');
});

it('does not choose between two files of one name', () => {
	const twins = [...questions, { id: 'en/coding/dpo-loss' }];
	expect(() => findQuestion(twins, 'en', 'dpo-loss', 'dpo.mdx')).toThrow('is ambiguous: en/alignment/dpo-loss, en/coding/dpo-loss');
});

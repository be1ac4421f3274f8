import { expect, it } from 'vitest';
import { divisions, hasChinese, merged, phrase, undivided } from './search-query.ts';

it('asks for Chinese in every way in which the index may have divided it', () => {
	expect(divisions('掩码')).toContain('掩码');
	expect(divisions('注意力')).toEqual(expect.arrayContaining(['注意力', '注意 力', '注 意力']));
	expect(divisions('因果掩码')).toContain('因果 掩码');
	expect(divisions('KL散度')).toContain('KL 散度');
});

it('leaves English alone', () => {
	expect(divisions('length bias')).toEqual(['length bias']);
});

it('asks for several English words as a phrase too', () => {
	expect(phrase('length bias')).toBe('"length bias"');
	expect([phrase('rope'), phrase('"length bias"'), phrase('KL 散度')]).toEqual([undefined, undefined, undefined]);
});

it('keeps the best of what the searches found', () => {
	const found = merged([[{ id: 'a', score: 1 }, { id: 'b', score: 3 }], [{ id: 'a', score: 2 }]]);
	expect(found).toEqual([{ id: 'b', score: 3 }, { id: 'a', score: 2 }]);
});

it('tells a page with the word from a page with its parts', () => {
	expect(hasChinese('因果\u200b掩码', '掩码')).toBe(true);
	expect(hasChinese('遮掩，解码', '掩码')).toBe(false);
	expect(hasChinese('anything', 'length bias')).toBe(true);
});

it('hides the browser’s division only while it searches', async () => {
	expect(await undivided(() => Promise.resolve(typeof Intl.Segmenter))).toBe('undefined');
	expect(typeof Intl.Segmenter).toBe('function');
	await Promise.all([undivided(() => Promise.resolve()), undivided(() => new Promise((resolve) => setTimeout(resolve)))]);
	expect(typeof Intl.Segmenter).toBe('function');
	await expect(undivided(() => Promise.reject(new Error('no index')))).rejects.toThrow('no index');
	expect(typeof Intl.Segmenter).toBe('function');
});

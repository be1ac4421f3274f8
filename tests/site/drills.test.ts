import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { JudgedDrill } from '~/practice/drills/judged.ts';
import { contentPages } from './site.ts';

const drills = Object.entries(JSON.parse(readFileSync('.build/drills.json', 'utf8')) as Record<string, JudgedDrill>);
/** Those that say something of the answer, as `drillVerdict` reads them. */
const telling = (titles: readonly string[]): string => titles.filter((title) => !title.startsWith('bad input')).toSorted().join('\n');

it('there are the drills that interviews ask for', () => {
	expect(drills.length).toBeGreaterThanOrEqual(24);
});

describe.each(drills)('the drill %s', (id, { stub, file, names, tests, mistakes }) => {
	it('gives signatures and no answer', () => {
		for (const name of names) {
			expect(stub).toContain(`throw new Error('Write ${name}.')`);
			expect(file).toContain(stub);
		}
	});

	it('is judged by tests that its empty function fails', () => {
		expect(tests.length).toBeGreaterThan(0);
	});

	it('explains three typical mistakes or more, each caught, each by tests of its own', () => {
		const sets = Object.values(mistakes).map(telling);
		expect(sets.length).toBeGreaterThanOrEqual(3);
		expect(sets).not.toContain('');
		expect(new Set(sets).size).toBe(sets.length);
	});

	it.each(['en', 'zh-cn'])('has a page in %s, which the list leads to, with hints, mistakes and the solution', (language) => {
		const page = contentPages.find((built) => built.file === `${language}/drills/${id}/index.html`)!;
		expect(page.dom.querySelectorAll('.hint').length).toBeGreaterThanOrEqual(2);
		expect(page.dom.querySelectorAll('[data-mistake]')).toHaveLength(Object.keys(mistakes).length);
		expect(page.dom.querySelectorAll('[data-solution] lab-example')).toHaveLength(1);
		const list = contentPages.find((built) => built.file === `${language}/coding/write-by-hand/index.html`)!;
		expect(list.dom.querySelectorAll(`[data-drill="${id}"] a`)).toHaveLength(1);
	});
});

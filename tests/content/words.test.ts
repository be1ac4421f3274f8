import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const english = read('en');
const chinese = read('zh-CN');

describe('the words that components speak', () => {
	it('have the same keys in both languages, in the same order', () => {
		expect(Object.keys(chinese)).toEqual(Object.keys(english));
	});

	it('leave the same values open in both languages', () => {
		const differing = Object.entries(english).flatMap(([key, text]) => {
			const [here, there] = [placeholders(text), placeholders(chinese[key] ?? '')];
			return String(here) === String(there) ? [] : [`${key}: en has {{${here.join('}} {{')}}}, zh-CN {{${there.join('}} {{')}}}`];
		});
		expect(differing).toEqual([]);
	});

	it('have all numbers a plural needs: one and other', () => {
		const plurals = Object.keys(english).flatMap((key) => /^(.*)_(?:one|other)$/.exec(key)?.[1] ?? []);
		expect(plurals.length).toBeGreaterThan(0);
		for (const key of plurals) expect(english).toMatchObject({ [`${key}_one`]: expect.any(String), [`${key}_other`]: expect.any(String) });
	});
});

function read(language: string): Record<string, string> {
	return JSON.parse(readFileSync(`src/content/i18n/${language}.json`, 'utf8')) as Record<string, string>;
}

function placeholders(text: string): string[] {
	return [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]!).sort();
}

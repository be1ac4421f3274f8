import { describe, expect, it } from 'vitest';
import { bibliographyEntry, citationLabel, citedSources, yearSuffixes } from './citations.ts';

const paper = {
	id: 'rafailov2023',
	type: 'paper-conference',
	title: 'Direct Preference Optimization',
	author: [{ family: 'Rafailov' }, { family: 'Sharma' }, { family: 'Mitchell' }],
	issued: { 'date-parts': [[2023]] },
	'container-title': 'NeurIPS 2023',
	URL: 'https://arxiv.org/abs/2305.18290',
};
const software = { id: 'repo-trl', type: 'software', title: 'TRL <documentation>', author: [{ literal: 'Hugging Face' }], URL: 'https://github.com/huggingface/trl' };

describe('citationLabel', () => {
	it.for([
		['three authors', paper, 'Rafailov et al., 2023'],
		['two authors', { ...paper, author: paper.author.slice(0, 2) }, 'Rafailov & Sharma, 2023'],
		['one author', { ...paper, author: paper.author.slice(0, 1) }, 'Rafailov, 2023'],
		['a house without a date', software, 'Hugging Face, n.d.'],
		['the first author and others', { ...paper, author: [{ family: 'Peng' }, { literal: 'et al.' }] }, 'Peng et al., 2023'],
	] as const)('names %s', ([, reference, label]) => {
		expect(citationLabel(reference)).toBe(label);
	});
});

describe('bibliographyEntry', () => {
	it('gives authors, year, title, place and the address as a link', () => {
		const entry = bibliographyEntry(paper);
		expect(entry).toMatch(/^Rafailov, Sharma, &#38; Mitchell\. \(2023\)\. Direct Preference Optimization\. <i>NeurIPS 2023<\/i>/);
		expect(entry).toContain('<a href="https://arxiv.org/abs/2305.18290">arxiv.org/abs/2305.18290</a>');
	});

	it('escapes what would be a tag', () => {
		expect(bibliographyEntry(software)).toContain('TRL &#60;documentation&#62;');
	});

	it('counts neither "et al." as an author nor arXiv twice, and retrieves nothing without a date', () => {
		const preprint = { ...paper, type: 'article', author: [...paper.author, { family: 'et al.' }], publisher: 'arXiv', archive: 'arXiv' };
		expect(bibliographyEntry(preprint)).toContain('Mitchell, et al. (2023)');
		expect(bibliographyEntry(preprint)).not.toContain('arXiv. arXiv');
		expect(bibliographyEntry(software)).not.toContain('Retrieved');
	});
});

describe('yearSuffixes', () => {
	const second = { ...paper, id: 'rafailov2023scaling', title: 'Scaling laws' };

	it('tells sources of the same authors and year apart, in the text and in the list', () => {
		const suffixes = yearSuffixes([paper, software, second]);
		expect([...suffixes]).toEqual([['rafailov2023', 'a'], ['rafailov2023scaling', 'b']]);
		expect(citationLabel(second, suffixes.get(second.id))).toBe('Rafailov et al., 2023b');
		expect(bibliographyEntry(second, suffixes.get(second.id))).toContain('(2023b). Scaling laws');
	});

	it('gives none where authors or year differ', () => {
		expect(yearSuffixes([paper, software, { ...second, issued: { 'date-parts': [[2024]] } } as typeof second]).size).toBe(0);
	});
});

describe('yearSuffixes', () => {
	const later = { ...paper, id: 'rafailov2024', issued: { 'date-parts': [[2024]] } };
	const suffixes = yearSuffixes([paper, software, { ...paper, id: 'other2023' }, later, { ...software, id: 'repo-other' }]);

	it('tells sources of the same authors and year apart, and no others', () => {
		expect([...suffixes]).toEqual([
			['rafailov2023', 'a'],
			['other2023', 'b'],
			['repo-trl', 'a'],
			['repo-other', 'b'],
		]);
	});

	it('stands after the year, in the text and in the list', () => {
		expect(citationLabel(paper, 'b')).toBe('Rafailov et al., 2023b');
		expect(bibliographyEntry(paper, 'b')).toContain('(2023b). Direct');
		expect(citationLabel(software, 'a')).toMatch(/^Hugging Face, n\.d\.-?a$/);
		expect(bibliographyEntry(software, 'a')).toMatch(/\(n\.d\.-?a\)/);
	});
});

describe('citedSources', () => {
	const questions: Readonly<Record<string, string>> = {
		beta: '<Cite id="b" at="§1" />',
		none: 'no source',
	};
	const cited = (body: string) => Object.fromEntries(citedSources(body, (id) => questions[id]!));

	it('lists each source once, in the order of first use, with every place', () => {
		const body = '<Cite id="b" /> text <Cite id="a" at="Eq. 7" /> <Cite at="§2" id="b" /> <Cite id="a" at="Eq. 7" />';
		expect(Object.entries(cited(body))).toEqual([
			['b', ['§2']],
			['a', ['Eq. 7']],
		]);
	});

	it('counts an included question where it is included', () => {
		expect(Object.keys(cited('<Cite id="a" /> <Question id="beta" /> <Cite id="c" />'))).toEqual(['a', 'b', 'c']);
		expect(cited('<Question id="none" />')).toEqual({});
	});

	it('reads tags over several lines', () => {
		expect(cited('<Cite\n\tid="a"\n\tat="Table 6"\n/>')).toEqual({ a: ['Table 6'] });
	});

	it('reads a place that has > in it', () => {
		expect(cited('<Cite id="a" at="β > 0" />')).toEqual({ a: ['β > 0'] });
	});
});

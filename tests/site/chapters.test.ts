import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ExampleResults } from '~/workspace/results.ts';
import { type BuiltPage, chapterPages, contentPages } from './site.ts';

const anatomy = ['the-question', 'thirty-seconds', 'three-minutes', 'derivation', 'run-it', 'see-it', 'follow-ups', 'pitfalls', 'sources'];
const results = JSON.parse(readFileSync('.build/examples.json', 'utf8')) as ExampleResults;

it('every chapter has its pages, in both languages', () => {
	const counts = Map.groupBy(chapterPages, ({ file }) => file.split('/').slice(0, 2).join('/'));
	const perChapter = [['transformer', 2], ['language-models', 6], ['alignment', 4], ['multimodal', 4], ['coding', 1]] as const;
	for (const [folder, count] of perChapter) for (const language of ['en', 'zh-cn']) expect(counts.get(`${language}/${folder}`), `${language}/${folder}`).toHaveLength(count);
});

describe.for(chapterPages.map((page) => [page.file, page] as const))('the chapter %s', ([, { dom }]) => {
	it('has the sections of a chapter, in order', () => {
		expect(sections(dom)).toEqual(anatomy);
	});

	it.for([
		['8 questions', 'details.question', 8],
		['3 pitfalls', '.pitfall', 3],
		['1 figure', 'figure.figure', 1],
		['1 example', 'lab-example', 1],
	] as const)('has at least %s', ([, selector, count]) => {
		expect(dom.querySelectorAll(`main ${selector}`).length).toBeGreaterThanOrEqual(count);
	});

	it('answers each question at 30 seconds and at 3 minutes', () => {
		for (const question of dom.querySelectorAll('details.question')) {
			for (const part of ['answer-short', 'answer-long', 'answer-rubric', 'answer-tests']) {
				expect(question.querySelectorAll(`.${part}`), `${question.id} .${part}`).toHaveLength(1);
			}
		}
	});

	it('has every cited source in its list, and nothing that it does not cite', () => {
		const cited = new Set(dom.querySelectorAll('a.cite').map((link) => link.getAttribute('href')!.slice(1)));
		const listed = dom.querySelectorAll('.sources > li').map(({ id }) => id);
		expect(cited.size).toBeGreaterThan(0);
		expect(listed.toSorted()).toEqual([...cited].sort());
		const section = dom.querySelector('#sources')!;
		for (const entry of dom.querySelectorAll('.sources > li')) expect(entry.range[0]).toBeGreaterThan(section.range[0]);
	});

	it('tells its sources apart', () => {
		const labels = new Map<string, Set<string>>();
		for (const link of dom.querySelectorAll('a.cite')) {
			const label = /^.*?, (?:\d{4}[a-z]?|n\.d\.-?[a-z]?)/.exec(link.text)?.[0] ?? link.text;
			labels.set(label, (labels.get(label) ?? new Set()).add(link.getAttribute('href')!));
		}
		expect([...labels].filter(([, targets]) => targets.size > 1).map(([label, targets]) => `${label}: ${[...targets].join(' ')}`)).toEqual([]);
	});
});

describe.for(contentPages.flatMap((page) => exampleNames(page).map((name) => [page.file, name, page] as const)))('%s: the example %s', ([, name, { dom }]) => {
	const tests = results.examples[name]?.tests ?? [];
	// A drill's empty function has no results of this build.
	const shown = dom.querySelectorAll(`lab-example[data-example="${name}"]:not([data-stub])`);

	it('lists this build’s test results, by name, once', () => {
		expect(tests.length).toBeGreaterThan(0);
		const lists = shown.flatMap((example) => example.querySelectorAll('.build-results-list'));
		expect(lists).toHaveLength(1);
		expect(lists[0]!.querySelectorAll('li').map(({ text }) => text.trim())).toEqual(bySuite(tests));
	});

	it('says under each of its code how many passed', () => {
		for (const example of shown) {
			const summary = example.querySelector('.build-results summary, .build-results a')!.text;
			expect(Number(/\d+/.exec(summary)?.[0])).toBe(tests.length);
		}
	});

	it('opens in StackBlitz at the code shown, as a project of its own or of an example that imports it', () => {
		for (const example of shown) {
			const id = `sandbox-${example.getAttribute('data-sandbox')}`;
			const forms = dom.querySelectorAll(`form[id="${id}"]`);
			expect(forms).toHaveLength(1);
			expect(forms[0]!.getAttribute('method')).toBe('post');
			const fields = forms[0]!.querySelectorAll('input').map((input) => input.getAttribute('name')!);
			const button = example.querySelector(`button[type="submit"][form="${id}"]`)!;
			const address = new URL(button.getAttribute('formaction')!);
			expect(address.origin + address.pathname).toBe('https://stackblitz.com/run');
			const file = address.searchParams.get('file')!.replace(/:L\d+-L\d+$/, '');
			expect(file.startsWith(`${name}/`)).toBe(true);
			expect(fields).toContain(`project[files][${file}]`);
		}
	});

	it('offers Run, Copy and Embed only where JavaScript wakes them', () => {
		for (const button of shown.flatMap((example) => example.querySelectorAll('[data-run], [data-copy], [data-embed]'))) {
			expect(button.hasAttribute('hidden')).toBe(true);
		}
	});
});

function exampleNames({ dom }: BuiltPage): string[] {
	return [...new Set(dom.querySelectorAll('lab-example').map((example) => example.getAttribute('data-example')!))];
}

/** Names of tests as the page groups them. */
function bySuite(tests: ExampleResults['examples'][string]['tests']): string[] {
	const suites = Map.groupBy(tests, (test) => test.suites.join(' › '));
	return [...suites.values()].flatMap((group) => group.map(({ name }) => name));
}

/** The ids of a page's sections, in order. */
function sections(dom: BuiltPage['dom']): string[] {
	return dom.querySelectorAll('main h2[id]').map(({ id }) => id).filter((id) => id !== '_top');
}

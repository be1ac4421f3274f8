import { describe, expect, it } from 'vitest';
import { differences, isCaught, type Verdict } from './verdicts.ts';

const all = (status: 'pass' | 'fail'): Verdict => ({
	tests: [
		{ name: 'loss > is ln 2', status },
		{ name: 'loss > is finite', status: 'pass' },
	],
	failedOutside: false,
});

describe('differences', () => {
	it('is empty for equal verdicts, in whatever order', () => {
		expect(differences(all('fail'), { ...all('fail'), tests: all('fail').tests.toReversed() })).toEqual([]);
	});

	it('names a test with two verdicts, and one that is missing', () => {
		expect(differences(all('pass'), all('fail'))).toEqual(['"loss > is ln 2": pass in the browser, fail in Vitest']);
		expect(differences({ ...all('pass'), tests: [] }, all('pass'))).toContain('"loss > is finite": absent in the browser, pass in Vitest');
	});

	it('tells tests of one name apart', () => {
		const twice = (second: 'pass' | 'fail'): Verdict => ({
			tests: [
				{ name: 'a', status: 'pass' },
				{ name: 'a', status: second },
			],
			failedOutside: false,
		});
		expect(differences(twice('pass'), twice('fail'))).toEqual(['"a (2)": pass in the browser, fail in Vitest']);
	});

	it('sees a file that does not load', () => {
		const broken = { tests: [], failedOutside: true };
		expect(differences(broken, { ...broken, failedOutside: false })).toHaveLength(1);
	});
});

describe('isCaught', () => {
	it.each([
		['a test fails', all('fail'), true],
		['it does not load', { tests: [], failedOutside: true }, true],
		['it never ends', { ...all('pass'), stopped: 'time-limit' }, true],
		['all is well', all('pass'), false],
	])('%s: %s', (_, verdict, expected) => {
		expect(isCaught(verdict)).toBe(expected);
	});
});

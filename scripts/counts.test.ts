import { expect, it } from 'vitest';
import { countPlaywright, countVitest } from './counts.ts';

it('counts a Vitest report, a file that does not load as one failure', () => {
	const test = (status: string): { ancestorTitles: string[]; title: string; fullName: string; status: string } => ({ ancestorTitles: [], title: 'a', fullName: 'x a', status });
	const testResults = [
		{ name: 'a.test.ts', status: 'failed' as const, message: '', assertionResults: [test('passed'), test('passed'), test('failed')] },
		{ name: 'b.test.ts', status: 'failed' as const, message: 'does not load', assertionResults: [] },
		{ name: 'c.test.ts', status: 'passed' as const, message: '', assertionResults: [test('passed'), test('skipped')] },
	];
	expect(countVitest({ testResults })).toEqual({ passed: 3, failed: 2, skipped: ['c.test.ts: x a'] });
});

it('counts a Playwright report, nested suites and errors outside tests included', () => {
	const spec = (...statuses: string[]): { title: string; file: string; tests: { status: string }[] } => ({
		title: 'runs',
		file: 'a.spec.ts',
		tests: statuses.map((status) => ({ status })),
	});
	const suites = [{ specs: [spec('expected')], suites: [{ specs: [spec('unexpected'), spec('skipped'), spec('expected')] }] }];
	expect(countPlaywright({ errors: [{}], suites })).toEqual({ passed: 2, failed: 2, skipped: ['a.spec.ts: runs'] });
});

import { describe, expect, it } from 'vitest';
import { drillVerdict } from './verdict.ts';

const drill = { tests: ['loss › is ln 2', 'loss › falls'], mistakes: { 'missing-minus': ['loss › is ln 2', 'loss › falls'], 'no-reference': ['loss › falls'] } };
const run = (first: 'pass' | 'fail', second: 'pass' | 'fail', other: 'pass' | 'fail' = 'pass') => ({
	status: 'done' as const,
	tests: [
		{ suite: ['loss'], name: 'is ln 2', status: first, ms: 1, errors: [] },
		{ suite: ['loss'], name: 'falls', status: second, ms: 1, errors: [] },
		{ suite: [], name: 'of another function', status: other, ms: 1, errors: [] },
	],
});

describe('the verdict on a drill', () => {
	it('counts the tests that judge it', () => {
		expect(drillVerdict(run('pass', 'fail'), drill)).toMatchObject({ passed: 1, total: 2, solved: false });
	});

	it('is solved when every test passes, those of other functions too', () => {
		expect(drillVerdict(run('pass', 'pass'), drill)).toEqual({ passed: 2, total: 2, solved: true, mistake: undefined });
		expect(drillVerdict(run('pass', 'pass', 'fail'), drill)!.solved).toBe(false);
	});

	it('knows a mistake by exactly the tests that it fails', () => {
		expect(drillVerdict(run('fail', 'fail'), drill)!.mistake).toBe('missing-minus');
		expect(drillVerdict(run('pass', 'fail'), drill)!.mistake).toBe('no-reference');
		expect(drillVerdict(run('fail', 'pass'), drill)!.mistake).toBeUndefined();
		expect(drillVerdict(run('pass', 'fail', 'fail'), drill)!.mistake).toBeUndefined();
		const unchecked = { suite: ['bad input to the loss'], name: 'is refused', status: 'fail' as const, ms: 1, errors: [] };
		const { status, tests } = run('pass', 'fail');
		expect(drillVerdict({ status, tests: [...tests, unchecked] }, drill)).toMatchObject({ mistake: 'no-reference', solved: false });
	});

	it('is none for a run that was stopped', () => {
		expect(drillVerdict({ status: 'stopped', tests: [] }, drill)).toBeUndefined();
	});
});

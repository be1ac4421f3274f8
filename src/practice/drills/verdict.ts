import type { RunResult } from '../../runner/protocol.ts';

/** What a drill's page knows of it (a part of `JudgedDrill`). */
export interface DrillTests {
	/** Titles of the tests that judge it. */
	tests: readonly string[];
	/** Which tests each wrong answer fails. */
	mistakes: Readonly<Record<string, readonly string[]>>;
}

/** What a run says of the reader's answer. */
export interface DrillVerdict {
	passed: number;
	total: number;
	solved: boolean;
	/** The known wrong answer that fails the very same tests. */
	mistake: string | undefined;
}

/** The verdict on a run that came to its end; `undefined` for one that was stopped. */
export function drillVerdict({ status, tests }: Pick<RunResult, 'status' | 'tests'>, { tests: judging, mistakes }: DrillTests): DrillVerdict | undefined {
	if (status !== 'done') return undefined;
	const titled = tests.map((test) => ({ title: testTitle(test), verdict: test.status }));
	const failing = titled.filter(({ verdict }) => verdict === 'fail').map(({ title }) => title);
	const passed = titled.filter(({ title, verdict }) => verdict === 'pass' && judging.includes(title)).length;
	const mistake = Object.keys(mistakes).find((file) => isSame(telling(mistakes[file]!), telling(failing)));
	return { passed, total: judging.length, solved: failing.length === 0 && passed === judging.length, mistake };
}

/** A test as drills name it. */
export function testTitle({ suite, name }: { suite: readonly string[]; name: string }): string {
	return [...suite, name].join(' › ');
}

/** A forgotten check of bad input says nothing of the answer. */
function telling(titles: readonly string[]): string[] {
	return titles.filter((title) => !title.startsWith('bad input'));
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
	return left.length > 0 && left.length === right.length && left.every((title) => right.includes(title));
}

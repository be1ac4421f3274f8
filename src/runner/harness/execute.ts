import type { RunError, TestResult, TestStatus } from '../protocol.ts';
import type { Channel } from './channel.ts';
import { checkAssertions, resetAssertions, setRunningTest } from './expect.ts';
import { failuresOf } from './failure.ts';
import { createContext, SkipRequest } from './context.ts';
import { type Hook, type Hooks, type Suite, suiteNames, type Test, testsOf } from './tasks.ts';
import { now, withTimeout } from './time.ts';

const hookTimeout = 10_000;

interface Run {
	channel: Channel;
	describe: (thrown: unknown) => RunError;
}

/** Runs a settled suite: hooks and tests one after the other, in the order and with the rules of Vitest. */
export async function runSuite(suite: Suite, run: Run): Promise<void> {
	if (suite.mode !== 'run') return reportUnrun(suite, run);
	if (testsOf(suite).length === 0) return reportError(new Error(`No test found in suite ${suite.name}`), run);
	const cleanups: unknown[] = [];
	try {
		for (const hook of suite.hooks.beforeAll) cleanups.push(await callHook(hook, suite));
		for (const child of suite.children) await (child.type === 'suite' ? runSuite(child, run) : runTest(child, run));
	} catch (error) {
		reportError(error, run);
		reportUnrun(suite, run);
	}
	try {
		for (const hook of suite.hooks.afterAll.toReversed()) await callHook(hook, suite);
		await cleanUp(cleanups);
	} catch (error) {
		reportError(error, run);
	}
}

/** An error outside any test. */
export function reportError(thrown: unknown, { channel, describe }: Run): void {
	for (const one of failuresOf(thrown)) channel.sendError('tests', describe(one));
}

function reportUnrun(suite: Suite, { channel }: Run): void {
	for (const test of testsOf(suite)) {
		channel.sendResult({ ...nameOf(test), status: test.mode === 'todo' ? 'todo' : 'skip', ms: 0, errors: [] });
	}
}

function nameOf(test: Test): Pick<TestResult, 'suite' | 'name'> {
	return { suite: suiteNames(test), name: test.name };
}

async function runTest(test: Test, run: Run): Promise<void> {
	const name = nameOf(test);
	if (test.mode !== 'run') return reportUnrun({ ...test.suite, children: [test] }, run);
	run.channel.send({ type: 'test-start', test: name });
	const start = now();
	const outcome = await attempt(test, [...name.suite, name.name].join(' > '));
	const ms = now() - start;
	const { status, errors } = test.fails && outcome.status !== 'skip' ? invert(outcome) : outcome;
	run.channel.sendResult({ ...name, status, ms, errors: errors.map(run.describe) });
}

interface Outcome {
	status: TestStatus;
	errors: unknown[];
}

async function attempt(test: Test, fullName: string): Promise<Outcome> {
	const errors: unknown[] = [];
	let skipped = false;
	const note = (error: unknown): void => {
		if (error instanceof SkipRequest) skipped = true;
		else errors.push(...failuresOf(error));
	};
	test.result = { state: 'run', errors };
	const context = createContext(test);
	const cleanups: unknown[] = [];
	resetAssertions(fullName);
	setRunningTest(test);
	try {
		for (const hook of hooksAround(test, 'beforeEach')) cleanups.push(await callHook(hook, context));
		await withTimeout(() => callTest(test, context), test.timeout, 'Test');
		checkAssertions();
	} catch (error) {
		note(error);
	}
	try {
		for (const hook of hooksAround(test, 'afterEach')) await callHook(hook, context);
		await cleanUp(cleanups);
	} catch (error) {
		note(error);
	}
	for (const finished of test.onFinished?.toReversed() ?? []) await callFinished(finished, note);
	setRunningTest(undefined);
	return skipped ? { status: 'skip', errors: [] } : { status: errors.length ? 'fail' : 'pass', errors };
}

async function callFinished(finished: () => unknown, note: (error: unknown) => void): Promise<void> {
	try {
		await finished();
	} catch (error) {
		note(error);
	}
}

/** The test's body, and the assertions it did not wait for. */
async function callTest(test: Test, context: unknown): Promise<void> {
	const { run } = test;
	await run?.(context);
	const settled = await Promise.allSettled(test.promises ?? []);
	const reasons = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
	if (reasons.length) throw reasons;
}

function invert({ status }: Outcome): Outcome {
	return status === 'fail' ? { status: 'pass', errors: [] } : { status: 'fail', errors: [new Error('Expect test to fail')] };
}

/** Hooks of all suites around a test: the file's first before it, last after it. */
function hooksAround(test: Test, kind: keyof Hooks): Hook[] {
	const suites: Suite[] = [];
	for (let suite: Suite | undefined = test.suite; suite; suite = suite.suite) suites.push(suite);
	if (kind === 'afterEach') return suites.flatMap((suite) => suite.hooks.afterEach.toReversed());
	return suites.toReversed().flatMap((suite) => suite.hooks[kind]);
}

function callHook(hook: Hook, context: unknown): Promise<unknown> {
	return withTimeout(() => hook(context), hookTimeout, 'Hook');
}

async function cleanUp(cleanups: readonly unknown[]): Promise<void> {
	for (const cleanup of cleanups.toReversed()) if (typeof cleanup === 'function') await callHook(cleanup as Hook, undefined);
}

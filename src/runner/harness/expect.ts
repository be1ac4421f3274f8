import {
	addCustomEqualityTesters,
	ASYMMETRIC_MATCHERS_OBJECT,
	chai,
	ChaiStyleAssertions,
	customMatchers,
	getState,
	GLOBAL_EXPECT,
	JestAsymmetricMatchers,
	JestChaiExpect,
	JestExtend,
	setState,
} from '@vitest/expect';
import type { ExpectStatic, MatcherState, RawMatcherFn } from '@vitest/expect';
import { unsupported } from './unsupported.ts';

/** What `@vitest/expect` keeps on the running test: errors of `expect.soft`, promises nobody awaited. */
export interface AssertionHost {
	result?: { state: string; errors?: unknown[] };
	promises?: Promise<unknown>[];
	onFinished?: (() => void)[];
}

type Matchers = Record<string, RawMatcherFn>;
type Chainable = { withTest(test: AssertionHost): Chainable; withContext(context: object): Chainable };

const snapshotMatchers = [
	'toMatchSnapshot',
	'toMatchInlineSnapshot',
	'toMatchFileSnapshot',
	'toThrowErrorMatchingSnapshot',
	'toThrowErrorMatchingInlineSnapshot',
];

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(ChaiStyleAssertions);
chai.use(JestAsymmetricMatchers);
for (const name of snapshotMatchers) chai.util.addMethod(chai.Assertion.prototype, name, () => unsupported(name));

let current: AssertionHost | undefined;

/** Names the test that assertions belong to; undefined between tests. */
export function setRunningTest(test: AssertionHost | undefined): void {
	current = test;
}

/** The test that is running. */
export function runningTest(): AssertionHost | undefined {
	return current;
}

function assertOn(value: unknown, message?: string): Chainable {
	const { assertionCalls } = getState(expect);
	setState({ assertionCalls: assertionCalls + 1 }, expect);
	const assertion = chai.expect(value, message) as unknown as Chainable;
	return current ? assertion.withTest(current) : assertion;
}

const globals = globalThis as unknown as Record<symbol, object>;

/** Vitest's `expect`, put together as Vitest 5 does it; snapshots and `poll` say that they are not here. */
export const expect = Object.assign(assertOn, chai.expect, globals[ASYMMETRIC_MATCHERS_OBJECT]) as unknown as ExpectStatic;

/** Chai's own `extend` wants the `expect` that shall have the matchers. */
function extend(matchers: Matchers): void {
	(chai.expect as unknown as { extend(target: ExpectStatic, matchers: Matchers): void }).extend(expect, matchers);
}

const freshState = {
	assertionCalls: 0,
	isExpectingAssertions: false,
	isExpectingAssertionsError: null,
	expectedAssertionsNumber: null,
	expectedAssertionsNumberErrorGen: null,
};

Object.assign(expect, {
	assert: chai.assert,
	getState: () => getState(expect),
	setState: (state: Partial<MatcherState>) => setState(state, expect),
	extend,
	addEqualityTesters: addCustomEqualityTesters,
	soft: (value: unknown, message?: string) => assertOn(value, message).withContext({ soft: true }),
	poll: () => unsupported('expect.poll'),
	unreachable: (message?: string) => chai.assert.fail(`expected${message ? ` "${message}" ` : ' '}not to be reached`),
	assertions(expected: number) {
		const expectedAssertionsNumberErrorGen = (): Error =>
			new Error(`expected number of assertions to be ${expected}, but got ${getState(expect).assertionCalls}`);
		setState({ expectedAssertionsNumber: expected, expectedAssertionsNumberErrorGen }, expect);
	},
	hasAssertions() {
		const isExpectingAssertionsError = new Error('expected any number of assertion, but got none');
		setState({ isExpectingAssertions: true, isExpectingAssertionsError }, expect);
	},
});

setState({ ...freshState }, expect);
extend(customMatchers as unknown as Matchers);
Object.defineProperty(globalThis, GLOBAL_EXPECT, { value: expect, writable: true, configurable: true });

/** Forgets what an earlier test counted. */
export function resetAssertions(currentTestName: string): void {
	setState({ ...freshState, currentTestName }, expect);
}

/** Throws where `expect.assertions` or `expect.hasAssertions` were not met. */
export function checkAssertions(): void {
	const state = getState(expect);
	const { assertionCalls, expectedAssertionsNumber: expected } = state;
	if (expected !== null && expected !== assertionCalls) throw state.expectedAssertionsNumberErrorGen!();
	if (state.isExpectingAssertions && assertionCalls === 0) throw state.isExpectingAssertionsError!;
}

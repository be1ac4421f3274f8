import type { AssertionHost } from './expect.ts';

/** `only` exists while tests are collected; `modes.ts` turns it into `run` and `skip`. */
export type Mode = 'run' | 'skip' | 'only' | 'todo';

/** A hook may return what is called when its suite or test ends. */
export type Hook = (context: unknown) => unknown;

export interface Hooks {
	beforeAll: Hook[];
	beforeEach: Hook[];
	afterEach: Hook[];
	afterAll: Hook[];
}

export interface Test extends AssertionHost {
	type: 'test';
	name: string;
	suite: Suite;
	mode: Mode;
	/** The test must fail (`it.fails`). */
	fails: boolean;
	timeout: number;
	run?: ((context: unknown) => unknown) | undefined;
}

export interface Suite {
	type: 'suite';
	/** Empty for the file itself. */
	name: string;
	suite?: Suite | undefined;
	mode: Mode;
	options: TaskOptions;
	children: (Suite | Test)[];
	hooks: Hooks;
	/** Called when the suites around it are collected, as Vitest does. */
	collect?: (() => unknown) | undefined;
}

export interface TaskOptions {
	timeout?: number;
	skip?: boolean;
	only?: boolean;
	todo?: boolean;
	fails?: boolean;
}

export function createSuite(name: string, suite?: Suite, mode: Mode = 'run', options: TaskOptions = {}): Suite {
	const hooks = { beforeAll: [], beforeEach: [], afterEach: [], afterAll: [] };
	return { type: 'suite', name, suite, mode, options, children: [], hooks };
}

/** The suites' names around a test, outermost first. */
export function suiteNames(task: Suite | Test): string[] {
	const names: string[] = [];
	for (let suite = task.suite; suite?.suite; suite = suite.suite) names.unshift(suite.name);
	return names;
}

/** All tests of a suite, in the order they were written. */
export function testsOf(suite: Suite): Test[] {
	return suite.children.flatMap((child) => (child.type === 'test' ? [child] : testsOf(child)));
}

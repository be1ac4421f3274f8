import { chai } from '@vitest/expect';
import { type Collector, createDeclare } from './collect.ts';
import { expect } from './expect.ts';
import type { Hook } from './tasks.ts';
import { unsupportedObject } from './unsupported.ts';

/** What `import … from 'vitest'` gives in the page. */
export function createVitest(collector: Collector): object {
	const test = createDeclare((...task) => collector.addTest(...task));
	const describe = createDeclare((...task) => collector.addSuite(...task));
	const hooks = {
		beforeAll: (hook: Hook) => collector.addHook('beforeAll', hook),
		beforeEach: (hook: Hook) => collector.addHook('beforeEach', hook),
		afterEach: (hook: Hook) => collector.addHook('afterEach', hook),
		afterAll: (hook: Hook) => collector.addHook('afterAll', hook),
	};
	return {
		describe,
		suite: describe,
		it: test,
		test,
		...hooks,
		expect,
		assert: chai.assert,
		chai,
		// Types are checked by TypeScript alone; at run time there is nothing to do.
		expectTypeOf: () => ignoreTypes,
		assertType: () => undefined,
		vi: unsupportedObject('vi'),
		vitest: unsupportedObject('vitest'),
	};
}

const ignoreTypes: object = new Proxy(() => undefined, { get: () => ignoreTypes, apply: () => ignoreTypes });

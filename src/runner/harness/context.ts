import { expect } from './expect.ts';
import type { Test } from './tasks.ts';
import { unsupportedObject } from './unsupported.ts';

/** Thrown by `context.skip()` to end a test that does not apply. */
export class SkipRequest extends Error {}

/** What a test and the hooks around it receive. */
export function createContext(test: Test): object {
	const lacking = unsupportedObject('context');
	return Object.assign(Object.create(lacking) as object, {
		expect,
		task: { name: test.name, type: 'test' },
		skip(condition?: boolean | string, note?: string) {
			if (condition !== false) throw new SkipRequest(note ?? 'test is skipped');
		},
		onTestFinished(handler: () => void) {
			(test.onFinished ??= []).push(handler);
		},
	});
}

import { describe, expect, it } from 'vitest';
import { readMessage } from './messages.ts';
import type { WorkerMessage } from './protocol.ts';

const stack = [{ name: 'f', path: 'a/b.ts', line: 1, column: 2 }];
const error = { name: 'E', message: 'm', stack, diff: 'd', expected: '1', received: '2' };
const test = { suite: ['s'], name: 't' };

describe('a message from the frame', () => {
	it.each<WorkerMessage>([
		{ type: 'started' },
		{ type: 'done' },
		{ type: 'pong' },
		{ type: 'tests-found', count: 3 },
		{ type: 'test-start', test },
		{ type: 'test-end', result: { ...test, status: 'fail', ms: 1, errors: [{ ...error, cause: error }] } },
		{ type: 'console', entry: { source: 'tests', test, level: 'warn', text: 'x' } },
		{ type: 'console', entry: { source: 'demo', level: 'log', text: '' } },
		{ type: 'output-truncated', limitBytes: 5 },
		{ type: 'error', source: 'demo', error },
		{ type: 'demo-start' },
		{ type: 'demo-end', ms: 2 },
		{ type: 'demo-end', ms: 2, error },
		{ type: 'worker-error', message: 'no', line: 3 },
	])('$type is read as it is', (message) => expect(readMessage(structuredClone(message))).toEqual(message));

	it.each([
		[undefined],
		['done'],
		[{}],
		[{ type: 'finished' }],
		[{ type: 'test-start' }],
		[{ type: 'test-start', test: { suite: 's', name: 't' } }],
		[{ type: 'test-end', result: { ...test, status: 'great', ms: 1, errors: [] } }],
		[{ type: 'console', entry: { source: 'tests', level: 'log', text: { html: '<b>' } } }],
		[{ type: 'error', source: 'page', error }],
		[{ type: 'worker-error', message: 'x'.repeat(3), line: '3' }],
	])('%j is none', (data) => expect(readMessage(data)).toBeUndefined());
});

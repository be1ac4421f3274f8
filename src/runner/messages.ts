import type { ConsoleEntry, RunError, StackFrame, TestName, TestResult, WorkerMessage } from './protocol.ts';

type Data = Readonly<Record<string, unknown>>;

/**
 * What the frame sent, if it has the shape of a message; undefined otherwise. The reader's code cannot send any, so
 * this guards against our own mistakes and against an engine where it could after all.
 */
export function readMessage(data: unknown): WorkerMessage | undefined {
	try {
		return isRecord(data) ? readByType(data) : undefined;
	} catch {
		return undefined;
	}
}

function readByType(data: Data): WorkerMessage | undefined {
	switch (data['type']) {
		case 'started':
		case 'done':
		case 'pong':
		case 'demo-start':
			return { type: data['type'] };
		case 'tests-found':
			return { type: 'tests-found', count: number(data['count']) };
		case 'test-start':
			return { type: 'test-start', test: readName(data['test']) };
		case 'test-end':
			return { type: 'test-end', result: readResult(record(data['result'])) };
		case 'console':
			return { type: 'console', entry: readEntry(record(data['entry'])) };
		case 'output-truncated':
			return { type: 'output-truncated', limitBytes: number(data['limitBytes']) };
		case 'error':
			return { type: 'error', source: readSource(data['source']), error: readError(data['error']) };
		case 'demo-end':
			return { type: 'demo-end', ms: number(data['ms']), ...optional('error', data['error'], readError) };
		case 'worker-error':
			return { type: 'worker-error', message: string(data['message']), line: number(data['line']) };
		default:
			return undefined;
	}
}

function readName(value: unknown): TestName {
	const { suite, name } = record(value);
	return { suite: list(suite, string), name: string(name) };
}

function readResult(data: Data): TestResult {
	const status = oneOf(data['status'], ['pass', 'fail', 'skip', 'todo']);
	return { ...readName(data), status, ms: number(data['ms']), errors: list(data['errors'], readError) };
}

function readEntry(data: Data): ConsoleEntry {
	const level = oneOf(data['level'], ['log', 'info', 'warn', 'error', 'debug']);
	return { source: readSource(data['source']), ...optional('test', data['test'], readName), level, text: string(data['text']) };
}

function readSource(value: unknown): 'tests' | 'demo' {
	return oneOf(value, ['tests', 'demo']);
}

function readError(value: unknown): RunError {
	const data = record(value);
	return {
		name: string(data['name']),
		message: string(data['message']),
		stack: list(data['stack'], readFrame),
		...optional('expected', data['expected'], string),
		...optional('received', data['received'], string),
		...optional('diff', data['diff'], string),
		...optional('cause', data['cause'], readError),
	};
}

function readFrame(value: unknown): StackFrame {
	const { name, path, line, column } = record(value);
	return { name: string(name), path: string(path), line: number(line), column: number(column) };
}

function optional<Key extends string, T>(key: Key, value: unknown, read: (value: unknown) => T): { [K in Key]?: T } {
	return (value === undefined ? {} : { [key]: read(value) }) as { [K in Key]?: T };
}

function isRecord(value: unknown): value is Data {
	return typeof value === 'object' && value !== null;
}

function record(value: unknown): Data {
	return isRecord(value) ? value : reject('an object', value);
}

function string(value: unknown): string {
	return typeof value === 'string' ? value : reject('text', value);
}

function number(value: unknown): number {
	return typeof value === 'number' ? value : reject('a number', value);
}

function list<T>(value: unknown, read: (value: unknown) => T): T[] {
	return Array.isArray(value) ? value.map(read) : reject('a list', value);
}

function oneOf<const T extends string>(value: unknown, names: readonly T[]): T {
	return names.includes(value as T) ? (value as T) : reject(names.join(' or '), value);
}

function reject(expected: string, value: unknown): never {
	throw new TypeError(`A message from the frame has ${typeof value} where ${expected} belongs.`);
}

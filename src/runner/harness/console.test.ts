import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { inspect as inspectByNode } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createConsole } from './console.ts';
import { inspect } from './inspect.ts';

type Use = (console: Console) => void;

function byNode(use: Use): string {
	let output = '';
	const write = (chunk: unknown, _: unknown, done: () => void): void => {
		output += String(chunk);
		done();
	};
	use(new Console({ stdout: new Writable({ write }), stderr: new Writable({ write }), colorMode: false }));
	return output;
}

function byPage(use: Use): string {
	let output = '';
	use(createConsole((_, text) => (output += `${text}\n`), String) as Console);
	return output;
}

class Policy {
	logits = [0.1, -0.2];
	#seed = 1;
	get seed(): number {
		return this.#seed;
	}
}

const circle: Record<string, unknown> = { name: 'circle' };
circle['self'] = { again: circle };

const odd = {
	'two words': 1,
	[Symbol('s')]: 2,
	3: 'three',
	get got() {
		return 1;
	},
	set put(_: number) {
		throw new Error('read only');
	},
};

function useGroups(c: Console): void {
	c.group('outer');
	c.log('one\ntwo');
	c.group();
	c.warn({ a: 1 });
	c.groupEnd();
	c.groupEnd();
	c.error('end');
}

function useCounts(c: Console): void {
	c.count();
	c.count('x');
	c.count();
	c.countReset();
	c.count();
	c.assert(false, 'not %s', 'so');
	c.assert(true);
	c.dir([1]);
}

describe('the page’s console prints what Node’s does:', () => {
	it.each<[string, Use]>([
		['texts and numbers', (c) => c.log('loss', 0.6931, -0, 1n, true, null, undefined, Symbol('s'))],
		['nothing', (c) => c.log()],
		['placeholders', (c) => c.log('%s is %d, %i or %f; %j %O %% %c!', 'x', '42', 4.7, '1.5', { a: 1 }, { b: [2] }, 'color: red', 'rest', [3])],
		['too few values', (c) => c.log('%s and %s', 'one')],
		['a percent sign', (c) => c.log('50% of', { a: 1 })],
		['a matrix', (c) => c.log([[1, 2.5, -3], [4, 5, 6]])],
		['a long vector', (c) => c.log(Array.from({ length: 120 }, (_, i) => i / 8))],
		['nested objects', (c) => c.log({ a: { b: { c: { d: 1 } } }, list: [[[[1]]]], empty: {}, none: [] })],
		['a class', (c) => c.log(new Policy(), Policy, class extends Policy {})],
		['functions', (c) => c.log(Math.max, () => 1, async () => 1, function* steps() {})],
		['collections', (c) => c.log(new Map([['a', { b: 1 }]]), new Set([1, 'two']), new Float64Array([1, 2.5]))],
		['dates and patterns', (c) => c.log(new Date(0), /a+/g, [new Date(Number.NaN)])],
		['circles', (c) => c.log(circle, [circle])],
		['quotes', (c) => c.log(["it's", 'say "hi"', `both ' and "`, 'tab\tand\nline', '\u0000'])],
		['odd keys and accessors', (c) => c.log(odd)],
		['gaps', (c) => c.log([1, , , 4, undefined], Object.assign([1], { extra: true }), Object.create(null))],
		['a table', (c) => c.table([{ step: 1, loss: 0.69 }, { step: 2, note: '中文' }])],
		['a table of lists', (c) => c.table([[1, 2], [3, 4]])],
		['a table of values', (c) => c.table({ a: 1, b: 'two' })],
		['a table with chosen columns', (c) => c.table([{ a: 1, b: 2 }], ['b'])],
		['a table of a map', (c) => c.table(new Map([['a', 1]]))],
		['no table', (c) => c.table(5)],
		['groups', useGroups],
		['counts and assertions', useCounts],
	])('%s', (_, use) => expect(byPage(use)).toBe(byNode(use)));

	it('whatever it is', () => {
		const text = fc.string({ unit: fc.constantFrom(...`ab'"\`\\\n 0中文損é`) });
		const leaf = fc.oneof(fc.double(), fc.integer(), text, fc.boolean(), fc.constant(null), fc.bigInt());
		const { value } = fc.letrec((tie) => ({
			value: fc.oneof({ maxDepth: 5 }, leaf, tie('list'), tie('record')),
			list: fc.array(tie('value'), { maxLength: 30 }),
			record: fc.dictionary(fc.constantFrom('loss', 'two words', '中文', 'x1', '0'), tie('value'), { maxKeys: 7, noNullPrototype: true }),
		}));
		fc.assert(fc.property(value, (one) => inspect(one, String) === inspectByNode(one)), { numRuns: 500, seed: 7 });
	});
});

it('an error is shown with where it comes from in the reader’s files', () => {
	let output = '';
	const showError = (error: Error): string => `${String(error)}\n    at dpo/index.ts:3`;
	const console = createConsole((level, text) => (output += `${level}: ${text}`), showError) as Console;
	console.error('failed:', new RangeError('beta'), [new Error('inner')]);
	expect(output).toBe('error: failed: RangeError: beta\n    at dpo/index.ts:3 [\n  Error: inner\n      at dpo/index.ts:3\n]');
});

import { describe, expect, it } from 'vitest';
import { mutantsOf } from './mutate.ts';

/** The changed lines alone. */
function changes(source: string): string[] {
	return mutantsOf('x/index.ts', source).map(({ kind, after }) => `${kind}: ${after}`);
}

describe('mutantsOf', () => {
	it.each([
		['x = a * b;', ['operator: x = a / b;']],
		['x = a + b;', ['term: x = a;', 'term: x = b;', 'operator: x = a - b;']],
		['x = a - b;', ['term: x = a;', 'term: x = -(b);', 'operator: x = a + b;']],
		['x += a;', ['operator: x -= a;']],
		['if (a < b) f();', ['comparison: if (a >= b) f();', 'comparison: if (a <= b) f();']],
		['x = a === b;', ['comparison: x = a !== b;']],
		['x = 2;', ['constant: x = 3;']],
		['x = 1e-12;', ['constant: x = 2e-12;']],
		['x = 1e9;', ['constant: x = 2000000000;']],
		['x = -a;', ['negation: x = a;']],
		['x = !a;', ['negation: x = a;']],
		['x = a && b;', ['logical: x = a || b;']],
		['x = true;', ['boolean: x = false;']],
		['x = Math.max(a, b);', ['operator: x = Math.min(a, b);']],
		['x = Math.log(a);', ['operator: x = (a);']],
		['x = Math.sin(a);', ['operator: x = Math.cos(a);']],
	])('%s', (source, expected) => {
		expect(changes(source)).toEqual(expected);
	});

	it.each([
		['import { a } from "./b-1.ts";'],
		['export * from "./b.ts";'],
		['type Pair = readonly [1, 2];'],
		['interface Options { layout: 1 | 2; }'],
		['const f = (x: 1 | 2): x is 1 => g(x);'],
		['throw new RangeError(`n: expected > 0, got ${n + 1}`);'],
		['throw new RangeError("a" + n + " + b");'],
		['// x = a + 1;'],
		['/** @example add(1, 2) // => 3 */'],
	])('leaves alone what does not run or is text: %s', (source) => {
		expect(changes(source)).toEqual([]);
	});

	it('says where, and what the whole file becomes', () => {
		const source = 'const a = b;\nfor (;;) {\n\tx = a / 2;\n}\n';
		expect(mutantsOf('dpo/index.ts', source)[0]).toEqual({
			id: 'index.ts:3:operator:1',
			kind: 'operator',
			path: 'dpo/index.ts',
			line: 3,
			before: 'x = a / 2;',
			after: 'x = a * 2;',
			source: 'const a = b;\nfor (;;) {\n\tx = a * 2;\n}\n',
		});
	});

	it('joins an expression of several lines into one', () => {
		const mutants = mutantsOf('x/index.ts', 'x = a(\n\tb) +\n\tc;\n');
		const at = (kind: string): unknown => mutants.find((mutant) => mutant.kind === kind);
		expect(at('operator')).toMatchObject({ line: 2, before: 'b) +', after: 'b) -' });
		expect(at('term')).toMatchObject({ line: 1, before: 'x = a( b) + c;', after: 'x = a( b);' });
	});

	it('gives the same mutants each time, and no two that are the same file', () => {
		const source = 'x = -1 * (a + b) - Math.max(2, c);\n';
		const mutants = mutantsOf('x/index.ts', source);
		expect(mutantsOf('x/index.ts', source)).toEqual(mutants);
		expect(new Set(mutants.map((mutant) => mutant.source)).size).toBe(mutants.length);
		expect(new Set(mutants.map((mutant) => mutant.id)).size).toBe(mutants.length);
	});
});

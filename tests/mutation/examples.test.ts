import { describe, expect, it } from 'vitest';
import { mutantsOfExample, spread, withMutant } from './examples.ts';

const line = (index: number): string => `export const f${index} = (a: number, b: number) => a * b + ${index} - (a < b ? 1 : 0);`;
const files = {
	'x/index.ts': `${Array.from({ length: 40 }, (_, index) => line(index)).join('\n')}\n`,
	'x/more.ts': 'export const more = 1 - 2;\n',
	'x/index.test.ts': 'expect(1 + 1).toBe(2);\n',
	'x/demo.ts': 'console.log(1 + 1);\n',
};
const mutants = mutantsOfExample(files, 'x');

describe('mutantsOfExample', () => {
	it('numbers the mutants of the code, and makes none of tests and demo', () => {
		expect(new Set(mutants.map(({ path }) => path))).toEqual(new Set(['x/index.ts', 'x/more.ts']));
		expect(mutants.map(({ number }) => number)).toEqual(mutants.map((_, index) => index + 1));
	});

	it('puts a mutant into the workspace', () => {
		const [mutant] = mutants;
		expect(withMutant(files, mutant!)).toEqual({ ...files, [mutant!.path]: mutant!.source });
	});
});

describe('spread', () => {
	const chosen = spread(mutants, 40);

	it('keeps to the number, gives each once, and takes all where they are fewer', () => {
		expect(new Set(chosen).size).toBe(40);
		expect(spread(mutants, 10_000)).toEqual(mutants);
		expect(spread(mutants, 40)).toEqual(chosen);
	});

	it('gives every kind its share', () => {
		const counts = [...Map.groupBy(chosen, ({ kind }) => kind).values()].map((kind) => kind.length);
		expect(counts).toEqual([10, 10, 10, 10]);
	});

	it('reaches every part of the code', () => {
		for (const quarter of [0, 1, 2, 3]) {
			const inside = chosen.filter(({ path, line: at }) => path === 'x/index.ts' && Math.floor((at - 1) / 10) === quarter);
			expect(inside.length).toBeGreaterThan(5);
		}
	});
});

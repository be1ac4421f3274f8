import { describe, expect, it } from 'vitest';
import { mutantsOfExample } from './examples.ts';
import { survivorProblems } from './survivors.ts';

const source = `
export function clamp(x: number, low: number): number {
	if (x < low) return low;
	return x * 2 + 1 - low;
}
`;
const mutants = mutantsOfExample({ 'x/index.ts': source }, 'x');
const relaxed = mutants.find(({ after }) => after.includes('<='))!;
const entry = { line: 'if (x < low) return low;', mutant: 'if (x <= low) return low;', why: 'At x = low both branches give low.' };

describe('survivorProblems', () => {
	it('is content when every survivor is listed', () => {
		expect(survivorProblems(mutants, [relaxed], [entry])).toEqual([]);
		expect(survivorProblems(mutants, [], [])).toEqual([]);
	});

	it('names the survivor that is not listed, with its place', () => {
		const [problem] = survivorProblems(mutants, [relaxed], []);
		expect(problem).toContain('examples/x/index.ts:3: no test fails when\n    if (x < low) return low;\nbecomes\n    if (x <= low) return low;');
	});

	it.each([
		['caught', mutants, [], entry, 'is caught by a test'],
		['gone', mutants, [relaxed], { ...entry, line: 'if (x < high) return low;' }, 'is no mutant of the code any more'],
		['unexplained', mutants, [relaxed], { ...entry, why: ' ' }, 'lacks its "why"'],
	])('rejects a listed mutant that is %s', (_, all, survivors, listed, problem) => {
		expect(survivorProblems(all, survivors, [listed]).join('\n')).toContain(problem);
	});

	it('asks for ten mutants, and for every kind of mistake', () => {
		const few = mutants.filter(({ kind }) => kind === 'constant');
		expect(survivorProblems(few, [], [])).toEqual([
			'2 mutants, expected 10 at least: the example computes too little',
			'no mutant of the kind "operator"',
			'no mutant of the kind "comparison"',
			'no mutant of the kind "term"',
		]);
	});
});

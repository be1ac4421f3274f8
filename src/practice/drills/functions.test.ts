import { describe, expect, it } from 'vitest';
import { withFunctions, withoutBodies } from './functions.ts';

const code = `/** Twice. */
export function twice(x: number): number {
	return double(x);
}

/** A helper. */
function double(x: number): number {
	return 2 * x;
}

export interface Shape {
	width: number;
}`;

describe('a stub', () => {
	it('keeps signature, docstring and types, and nothing of the answer', () => {
		const { stub, names } = withoutBodies(code, 'x');
		expect(stub).toBe(`/** Twice. */
export function twice(x: number): number {
	throw new Error('Write twice.');
}

export interface Shape {
	width: number;
}`);
		expect(names).toEqual(['twice']);
	});

	it('needs an exported function', () => {
		expect(() => withoutBodies('const a = 1;', 'toy/index.ts, region sum')).toThrow('toy/index.ts, region sum exports no function.');
	});
});

describe('a wrong answer', () => {
	it('takes the place of the function of its name, docstring aside', () => {
		const wrong = `import { a } from '../a.ts';\n// Mistake.\nexport function twice(x: number): number {\n\treturn x;\n}`;
		expect(withFunctions(code, wrong, 'x')).toContain('/** Twice. */\nexport function twice(x: number): number {\n\treturn x;\n}\n\n/** A helper. */');
	});

	it('brings its imports along', () => {
		const wrong = `import { a, double } from '../a.ts';\nimport type { T } from '../t.ts';\nexport function twice(x: number): number {\n\treturn a(x);\n}`;
		expect(withFunctions(code, wrong, 'x').split('\n')[0]).toBe(`import { a } from './a.ts'; /** Twice. */`);
	});

	it('brings what it needs along', () => {
		const text = withFunctions(code, `export function twice(x: number): number {\n\treturn half(x);\n}\nfunction half(x: number): number {\n\treturn x / 2;\n}`, 'x');
		expect(text.endsWith('function half(x: number): number {\n\treturn x / 2;\n}\n')).toBe(true);
	});

	it('must be an answer to this', () => {
		expect(() => withFunctions(code, 'export function other() {}', 'toy/wrong/other.ts')).toThrow('toy/wrong/other.ts has none of the functions twice, double.');
	});
});

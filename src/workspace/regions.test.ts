import { describe, expect, it } from 'vitest';
import { readRegion, regionNames, replaceRegion, withoutRegionMarks } from './regions.ts';

const source = [
	'const before = 1;',
	'// #region outer',
	'\tfunction outer() {',
	'\t\t// #region inner',
	'\t\treturn 1;',
	'\t\t// #endregion inner',
	'\t}',
	'// #endregion',
	'# region python',
	'x = 1',
	'# endregion',
].join('\n');

describe('readRegion', () => {
	it('gives the lines between the marks, without common indentation, and where they begin', () => {
		expect(readRegion(source, 'inner', 'a.ts')).toEqual({ text: 'return 1;', firstLine: 5 });
	});

	it('leaves out the marks of regions inside', () => {
		expect(readRegion(source, 'outer', 'a.ts')).toEqual({ text: 'function outer() {\n\treturn 1;\n}', firstLine: 3 });
	});

	it('reads the marks of Python', () => {
		expect(readRegion(source, 'python', 'a.py').text).toBe('x = 1');
	});

	it('says which regions there are, and how to write one', () => {
		expect(() => readRegion(source, 'none', 'examples/dpo/loss.ts')).toThrow(
			'examples/dpo/loss.ts has no region "none". It has: outer, inner, python. Write // #region none and // #endregion around what the page shows.',
		);
		expect(() => readRegion('x', 'none', 'a.ts')).toThrow('It has no regions.');
	});

	it('says where a region begins that never ends', () => {
		expect(() => readRegion('\n// #region open\nx\n// #region inner\n// #endregion', 'open', 'a.ts')).toThrow(
			'a.ts:2: region "open" is never closed. Write // #endregion after it.',
		);
	});
});

describe('replaceRegion', () => {
	it('puts another text between the marks and leaves the rest', () => {
		expect(replaceRegion('a\n// #region x\nb\n// #region y\nc\n// #endregion\n// #endregion\nd', 'x', 'new\ntext', 'a.ts')).toBe(
			'a\n// #region x\nnew\ntext\n// #endregion\nd',
		);
	});

	it('needs the region', () => {
		expect(() => replaceRegion('a', 'x', 'b', 'a.ts')).toThrow('a.ts has no region "x". It has no regions.');
	});
});

describe('regionNames', () => {
	it('lists them in order, and takes no mention of a mark for a mark', () => {
		expect(regionNames(`${source}\nconst text = "// #region no"; // #region no`)).toEqual(['outer', 'inner', 'python']);
	});
});

describe('withoutRegionMarks', () => {
	it('gives the file as a reader sees it', () => {
		expect(withoutRegionMarks('a\n\n// #region x\n\nb\n// #endregion x\n')).toBe('a\n\nb');
	});
});

import { expect, it } from 'vitest';
import { workspaceDigest } from './digest.ts';
import { readWorkspace } from './disk.ts';

it('is the same for the same files in any order', () => {
	expect(workspaceDigest({ 'a/x.ts': '1', 'b/y.ts': '2' })).toBe(workspaceDigest({ 'b/y.ts': '2', 'a/x.ts': '1' }));
});

it.for([
	['a text', { 'a/x.ts': '2' }],
	['a path', { 'a/y.ts': '1' }],
	['a file more', { 'a/x.ts': '1', 'a/y.ts': '' }],
	['the border between path and text', { 'a/x.ts1': '' }],
] as const)('differs with %s', ([, files]) => {
	expect(workspaceDigest(files as unknown as Record<string, string>)).not.toBe(workspaceDigest({ 'a/x.ts': '1' }));
});

it('covers the files that are read from disk', () => {
	const files = readWorkspace();
	expect(Object.keys(files)).toContain('numerics/index.ts');
	expect(workspaceDigest(files)).toMatch(/^[0-9a-f]{64}$/);
});

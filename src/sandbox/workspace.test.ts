import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { readWorkspace } from '../workspace/disk.ts';
import { exampleNames } from '../workspace/files.ts';
import { sandboxForm } from './form.ts';
import { pins } from './pins.ts';
import { toSandboxProject, type SandboxProject } from './project.ts';

const workspace = readWorkspace();

/** What one form may add to a page, compressed: 3 KB of project around it, and the code with its documentation. */
const formLimit = 44 * 1024;

/** Imports of a project that lead nowhere: neither to one of its files nor to a pinned package. */
function unresolvedImports({ files }: SandboxProject): string[] {
	const resolves = (from: string, specifier: string): boolean => {
		const example = /^@examples\/([\w-]+)$/.exec(specifier)?.[1];
		if (example) return Object.hasOwn(files, `${example}/index.ts`);
		if (specifier.startsWith('.')) return Object.hasOwn(files, posix.join(posix.dirname(from), specifier));
		return Object.hasOwn(pins, specifier.split('/')[0]!);
	};
	return Object.entries(files)
		.filter(([path]) => /\.[jt]s$/.test(path))
		.flatMap(([path, text]) =>
			ts
				.preProcessFile(text)
				.importedFiles.filter(({ fileName }) => !resolves(path, fileName))
				.map(({ fileName }) => `${path} imports '${fileName}'`),
		);
}

/** The fields as a page carries them. */
function formBytes(project: SandboxProject): number {
	const escape = (text: string): string => text.replaceAll('&', '&#38;').replaceAll('"', '&#34;');
	const html = sandboxForm(project).fields.map(
		([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`,
	);
	return gzipSync(html.join('')).length;
}

describe.for(exampleNames(workspace))('the project of %s', (example) => {
	it('imports only what it carries or pins', () => {
		expect(unresolvedImports(toSandboxProject(workspace, example))).toEqual([]);
	});

	it(`adds less than ${formLimit / 1024} KB to a page`, () => {
		expect(formBytes(toSandboxProject(workspace, example))).toBeLessThan(formLimit);
	});
});

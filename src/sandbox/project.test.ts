import { describe, expect, it } from 'vitest';
import { fixture } from './fixture.ts';
import { pins } from './pins.ts';
import { toSandboxProject } from './project.ts';

describe('toSandboxProject', () => {
	const project = toSandboxProject(fixture, 'dpo');

	it('has the example, the code alone of what it imports, and what makes a project of them', () => {
		expect(Object.keys(project.files).sort()).toEqual([
			'README.md',
			'dpo/demo.ts',
			'dpo/index.test.ts',
			'dpo/index.ts',
			'dpo/reference.json',
			'index.html',
			'main.ts',
			'numerics/index.ts',
			'numerics/log.ts',
			'package.json',
			'start.js',
			'toy/index.ts',
			'tsconfig.json',
			'vite.config.ts',
		]);
	});

	it('leaves the sources as they are, region marks included', () => {
		for (const path of ['dpo/index.ts', 'numerics/log.ts']) expect(project.files[path]).toBe(fixture[path]);
	});

	it('pins its tools exactly and starts with tests and preview', () => {
		const manifest = JSON.parse(project.files['package.json']!);
		expect(manifest.devDependencies).toEqual(pins);
		for (const version of Object.values(pins)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
		expect(manifest).toMatchObject({ type: 'module', private: true, stackblitz: { startCommand: 'npm start' } });
		expect(manifest).not.toHaveProperty('dependencies');
	});

	it('shows the demo of this example and opens its code first', () => {
		expect(project.files['main.ts']).toContain("import('./dpo/demo.ts')");
		expect(project.files['index.html']).toContain('<h1>dpo/demo.ts</h1>');
		expect(project.openFile).toBe('dpo/index.ts');
		expect(project.template).toBe('node');
	});

	it('links back to the guide when its address is known', () => {
		expect(project.files['README.md']).not.toContain('http');
		const linked = toSandboxProject(fixture, 'dpo', { siteUrl: 'https://guide.example/' });
		expect(linked.files['README.md']!.match(/<https:\/\/guide\.example\/>/g)).toHaveLength(2);
	});

	it('is the same every time', () => {
		const shuffled = Object.fromEntries(Object.entries(fixture).reverse());
		expect(JSON.stringify(toSandboxProject(shuffled, 'dpo'))).toBe(JSON.stringify(project));
	});

	it('names what is missing', () => {
		expect(() => toSandboxProject(fixture, 'ppo')).toThrow('There is no example "ppo" in examples/. There are: dpo, numerics, toy.');
		const withoutDemo = Object.fromEntries(Object.entries(fixture).filter(([path]) => path !== 'dpo/demo.ts'));
		expect(() => toSandboxProject(withoutDemo, 'dpo')).toThrow('examples/dpo has no file "demo.ts"');
		const unresolved = { ...fixture, 'toy/index.ts': "import { x } from '@examples/absent';\n" };
		expect(() => toSandboxProject(unresolved, 'dpo')).toThrow('There is no example "absent"');
	});
});

import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toSandboxProject } from '~/sandbox/project.ts';
import { readWorkspace } from '~/workspace/disk.ts';
import { exampleNames, withDependencies } from '~/workspace/files.ts';
import { inFolder, install, passingTests, readJson, run, start, succeed } from './folder.ts';

const workspace = readWorkspace();
const imports = (name: string): number => withDependencies(workspace, name).length;
/** The example that imports most. */
const example = exampleNames(workspace).reduce((most, name) => (imports(name) > imports(most) ? name : most));
const project = toSandboxProject(workspace, example);

describe(`the project of ${example}, as StackBlitz runs it`, () => {
	it('needs no native code once rollup and esbuild are WebAssembly', async () => {
		await inFolder(project, async (folder) => {
			const withoutAddons = { NODE_OPTIONS: '--no-addons' };
			await install(folder);
			// Else a flag without effect would pass.
			expect((await run(folder, ['npm', 'run', 'build'], withoutAddons)).output).toMatch('ERR_DLOPEN_DISABLED');

			await replaceNativePackages(folder);
			expect(await passingTests(folder, withoutAddons)).toBeGreaterThan(0);
			await succeed(folder, ['npm', 'run', 'build'], withoutAddons);
		});
	});

	it('shows the demo, and runs the tests again after a save', async () => {
		await inFolder(project, async (folder) => {
			await install(folder);
			const { startCommand } = JSON.parse(project.files['package.json']!).stackblitz;
			const { output, stop } = start(folder, startCommand.split(' '));
			const says = (pattern: RegExp): Promise<void> => expect.poll(output, { timeout: 60_000 }).toMatch(pattern);
			try {
				await says(/Local:\s+http:\S+/);
				await says(/Tests\s+\d+ passed/);
				const address = /Local:\s+(http:\S+)/.exec(output())![1]!;
				expect(await (await fetch(new URL('main.ts', address))).text()).toContain(`${example}/demo.ts`);
				writeFileSync(join(folder, `${example}/index.ts`), 'export {};\n');
				await says(/RERUN[^]*failed/);
			} finally {
				stop();
			}
		});
	});
});

/** StackBlitz replaces these two itself; here npm does, in the versions that Vite asks for. */
async function replaceNativePackages(folder: string): Promise<void> {
	const vite = readJson<{ dependencies: Record<string, string> }>(join(folder, 'node_modules/vite/package.json'));
	const manifest = {
		...readJson<object>(join(folder, 'package.json')),
		overrides: {
			rollup: `npm:@rollup/wasm-node@${vite.dependencies['rollup']}`,
			esbuild: `npm:esbuild-wasm@${vite.dependencies['esbuild']}`,
		},
	};
	writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
	for (const path of ['node_modules', 'package-lock.json']) rmSync(join(folder, path), { recursive: true });
	await install(folder);
}

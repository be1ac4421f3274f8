import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface LockEntry {
	version?: string;
	resolved?: string;
	link?: boolean;
	integrity?: string;
	inBundle?: boolean;
	optionalDependencies?: Record<string, string>;
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, LockEntry> };
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
	devDependencies: Record<string, string>;
	overrides: Record<string, string>;
	engines: { node: string };
};
const entries = Object.entries(lock.packages).filter(([path]) => path.includes('node_modules/'));

describe('package-lock.json', () => {
	it('has every package that any platform needs', () => {
		// Binaries are optional dependencies, one per platform. A lock made where only some are offered lacks the
		// others, and `npm ci` fails elsewhere: make it in a folder without node_modules, and pin what lacks them.
		const present = new Set(entries.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)));
		const missing = entries.flatMap(([path, { optionalDependencies = {} }]) =>
			Object.keys(optionalDependencies)
				.filter((name) => !present.has(name))
				.map((name) => `${path} needs ${name}`),
		);
		expect(missing).toEqual([]);
	});

	it('has Linux’s and macOS’s binaries, on both processors', () => {
		// Fails when the test above has nothing to look at.
		const names = entries.map(([path]) => path);
		for (const binary of ['@rolldown/binding', '@pagefind', '@img/sharp']) {
			for (const platform of ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64']) {
				expect(names.some((name) => name.includes(binary) && name.includes(platform)), `${binary} for ${platform}`).toBe(true);
			}
		}
	});

	it('knows every example', () => {
		// `npm ci` refuses a workspace the lock does not know: `npm install --package-lock-only` adds it.
		const folders = globSync('examples/*/package.json').map((path) => `node_modules/@examples/${path.split(/[\\/]/)[1]!}`);
		const linked = entries.filter(([, { link }]) => link).map(([path]) => path);
		expect(linked.sort()).toEqual(folders.sort());
	});

	it('takes packages from one registry at most, and secures each by its digest', () => {
		const packages = entries.filter(([, { link, inBundle }]) => !link && !inBundle);
		// Most npm set-ups write no address, some write the registry's; a second one is somebody's mistake.
		const registries = new Set(packages.flatMap(([, { resolved }]) => (resolved ? [new URL(resolved).host] : [])));
		expect([...registries].slice(1)).toEqual([]);
		expect(packages.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([]);
	});
});

describe('package.json', () => {
	it('pins exact versions', () => {
		const loose = Object.entries({ ...manifest.devDependencies, ...manifest.overrides }).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version));
		expect(loose).toEqual([]);
	});

	it('agrees with the lock', () => {
		for (const [name, version] of Object.entries(manifest.devDependencies)) {
			expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
		}
	});

	it('brings the Node that .nvmrc names', () => {
		expect(manifest.devDependencies['node']).toMatch(new RegExp(`^${readFileSync('.nvmrc', 'utf8').trim()}\\.`));
	});
});

import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { giveUp, inRoot } from './project.ts';

/** Writes every example's reference.json anew by its reference.py, and says what changed. */
const scripts = globSync('examples/*/reference.py', { cwd: inRoot() }).sort();
const needsTorch = scripts.some((path) => /^\s*(import|from) torch\b/m.test(readFileSync(inRoot(path), 'utf8')));
const python = findPython(needsTorch);
let failed = 0;
for (const script of scripts) {
	const folder = inRoot(dirname(script));
	const target = join(folder, 'reference.json');
	const before = existsSync(target) ? readFileSync(target, 'utf8') : '{}';
	const run = spawnSync(python, ['reference.py'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
	if (run.status !== 0) {
		failed += 1;
		console.error(`✗ ${script}: ends with ${run.status ?? run.error?.message}`);
		continue;
	}
	const after = readFileSync(target, 'utf8');
	console.log(before === after ? `  ${dirname(script)}: unchanged` : `▸ ${dirname(script)}: ${summarize(before, after)}`);
}
if (failed > 0) process.exitCode = 1;

/** A Python that can import what the references need; where there is none, says how to install PyTorch. */
function findPython(torch: boolean): string {
	const candidates = [process.env['PYTHON'], '/usr/bin/python3', 'python3'].filter((path) => path !== undefined);
	const probe = torch ? 'import torch' : '';
	const found = candidates.find((path) => spawnSync(path, ['-c', probe], { stdio: 'ignore' }).status === 0);
	if (found !== undefined) return found;
	return giveUp(
		`No Python here can import torch (tried ${candidates.join(', ')}). Install it (Debian: apt-get install ` +
			'python3-torch; anywhere: python3 -m pip install torch), or set PYTHON to a Python that has it.',
	);
}

/** How many values differ, by how much at most, and which keys came or went. */
function summarize(before: string, after: string): string {
	const [old, now] = [leaves(JSON.parse(before)), leaves(JSON.parse(after))];
	const changed = [...now].filter(([key, value]) => old.has(key) && old.get(key) !== value);
	const gaps = changed.map(([key, value]) => Math.abs(Number(value) - Number(old.get(key)))).filter(Number.isFinite);
	const added = [...now.keys()].filter((key) => !old.has(key));
	const gone = [...old.keys()].filter((key) => !now.has(key));
	const largest = gaps.length > 0 ? `, numbers by ${Math.max(...gaps).toExponential(1)} at most` : '';
	const first = changed[0] && `; first: ${changed[0][0]} ${String(old.get(changed[0][0]))} → ${String(changed[0][1])}`;
	return `${changed.length} values changed${largest}, ${added.length} new, ${gone.length} gone${first ?? ''}`;
}

/** Every scalar of a JSON value by its path: `inputs.query[0][1]`. */
function leaves(value: unknown, path = '', found = new Map<string, unknown>()): Map<string, unknown> {
	if (Array.isArray(value)) value.forEach((item, index) => leaves(item, `${path}[${index}]`, found));
	else if (value !== null && typeof value === 'object') {
		for (const [key, item] of Object.entries(value)) leaves(item, path === '' ? key : `${path}.${key}`, found);
	} else found.set(path, value);
	return found;
}

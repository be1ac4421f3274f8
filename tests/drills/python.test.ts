import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { functionsToWrite, withReference } from '~/practice/drills/python.ts';
import { readPages } from '../content/mdx.ts';

/** A Python with torch, or the reason why there is none. */
const python = ['python3', '/usr/bin/python3'].find((command) => spawnSync(command, ['-c', 'import torch']).status === 0);
const drills = readPages('drills', 'en').map(({ name, frontmatter }) => {
	const template = `src/content/drills/python/${name}.py`;
	const folder = `examples/${frontmatter['example'] as string}`;
	return { name, template, folder, text: withReference(readFileSync(template, 'utf8'), readFileSync(`${folder}/reference.json`, 'utf8'), template) };
});

describe('the downloads of the drills', () => {
	it('each leave something to write, and carry their reference values', () => {
		expect(drills.length).toBeGreaterThan(0);
		for (const { text, template } of drills) {
			expect(functionsToWrite(text).length, template).toBeGreaterThan(0);
			expect(text, template).not.toContain('REFERENCE = {}');
		}
	});

	it('fail while nothing is written, and pass with the functions of reference.py', () => {
		if (!python) {
			console.warn(`No Python with torch here: ${drills.length} downloads were not run.`);
			return;
		}
		const folder = mkdtempSync(join(tmpdir(), 'drills-'));
		const jobs = drills.map(({ name, text, folder: example }) => {
			const file = join(folder, `${name.replaceAll('/', '-')}.py`);
			writeFileSync(file, text);
			return { name, file, reference: resolve(example, 'reference.py'), functions: functionsToWrite(text) };
		});
		const { stdout, stderr } = spawnSync(python, ['-c', judge, JSON.stringify(jobs)], { encoding: 'utf8' });
		rmSync(folder, { recursive: true });
		expect(stderr).toBe('');
		expect(JSON.parse(stdout)).toEqual([]);
	}, 120_000);
});

describe('reference values', () => {
	it('are those that the file asks for', () => {
		expect(withReference('import json\nREFERENCE = {}  # from reference.json: a, b\n', '{"a": 1, "b": [2], "c": 3}', 'x.py')).toBe(
			'import json\nREFERENCE = json.loads(r"""{"a":1,"b":[2]}""")\n',
		);
	});

	it.for([
		['pass', '{}', 'x.py has no line "REFERENCE = {}'],
		['REFERENCE = {}  # from reference.json: a', '{"b": 1}', 'x.py: reference.json has no a. It has: b.'],
	] as const)('must be asked for, and be there: %s', ([template, reference, message]) => {
		expect(() => withReference(template, reference, 'x.py')).toThrow(message);
	});
});

/** Prints what is wrong, as JSON: one process for all, because importing torch takes seconds. */
const judge = `
import importlib.util, json, sys

problems = []
for job in json.loads(sys.argv[1]):
    space = {"__name__": "drill"}
    with open(job["file"], encoding="utf-8") as file:
        exec(compile(file.read(), job["file"], "exec"), space)
    try:
        space["check"]()
        problems.append(job["name"] + ": check() passes although nothing is written")
    except NotImplementedError:
        pass
    spec = importlib.util.spec_from_file_location("reference", job["reference"])
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    missing = [name for name in job["functions"] if not hasattr(reference, name)]
    if missing:
        problems.append(job["name"] + ": reference.py has no " + ", ".join(missing))
        continue
    space.update({name: getattr(reference, name) for name in job["functions"]})
    try:
        space["check"]()
    except Exception as error:
        problems.append(job["name"] + ": the solution fails: " + repr(error))
print(json.dumps(problems))
`;

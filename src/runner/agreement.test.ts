import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileModule } from './compile.ts';
import type { ReportedTest } from './fixtures/reporter.ts';
import type { RunResult } from './protocol.ts';
import { runInNode } from './run-in-node.ts';

const fixtures = resolve('src/runner/fixtures');
const folder = mkdtempSync(join(tmpdir(), 'agreement-'));
let vitest: Record<string, ReportedTest[]>;

beforeAll(() => {
	const report = join(folder, 'report.json');
	const args = [resolve('node_modules/vitest/vitest.mjs'), 'run', '--root', resolve('.'), '--config', join(fixtures, 'vitest.config.ts')];
	// Without the variables by which this run would make the inner one think it is the same.
	const { PATH } = process.env;
	const { stderr } = spawnSync(process.execPath, args, { env: { PATH, REPORT: report, NO_COLOR: '1' }, encoding: 'utf8' });
	try {
		vitest = JSON.parse(readFileSync(report, 'utf8')) as typeof vitest;
	} catch (error) {
		throw new Error(`Vitest wrote no report of src/runner/fixtures. It said: ${stderr}`, { cause: error });
	}
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

describe.each(['titles.fixture.ts', 'failures.fixture.ts', 'only.fixture.ts'])('the page and Vitest agree on %s:', (file) => {
	let page: RunResult;
	beforeAll(async () => {
		const path = `fixtures/${file}`;
		const module = compileModule(path, readFileSync(join(fixtures, file), 'utf8'));
		page = await runInNode({ example: 'fixtures', modules: [module], testPath: path });
	}, 30_000);

	it('the same tests, under the same names', () => {
		expect(page.status).toBe('done');
		expect(page.tests.map(title)).toEqual(vitest[file]!.map(title));
	});

	it('the same verdicts', () => {
		expect(page.tests.map((test) => `${title(test)}: ${test.status}`)).toEqual(
			vitest[file]!.map((test) => `${title(test)}: ${test.status}`),
		);
	});

	it.for(['name', 'message', 'diff', 'expected', 'received'] as const)('the same %s of each error', (field) => {
		const told = vitest[file]!.map((test) => ({ test: title(test), errors: test.errors.map((error) => error[field]) }));
		// Of what is no error Vitest gives no name; the page says what it is.
		const shown = page.tests.map((test, index) => ({
			test: title(test),
			errors: test.errors.map((error, nth) => (isNoError(field, told[index]?.errors[nth]) ? undefined : error[field])),
		}));
		expect(shown).toEqual(told);
	});
});

function isNoError(field: string, told: string | undefined): boolean {
	return told === undefined && (field === 'name' || field === 'message');
}

function title({ suite, name }: { suite: readonly string[]; name: string }): string {
	return [...suite, name].join(' > ');
}

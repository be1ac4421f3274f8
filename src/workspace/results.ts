import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { workspaceDigest } from './digest.ts';
import { readWorkspace } from './disk.ts';

/** One test of an example, as Vitest reported it. */
export interface TestRecord {
	file: string;
	suites: readonly string[];
	name: string;
	status: 'passed';
	ms: number;
}

/** What this build's Vitest run said of the examples (`.build/examples.json`). */
export interface ExampleResults {
	/** Of the files that were tested. */
	digest: string;
	/** Vitest's version. */
	vitest: string;
	examples: Readonly<Record<string, { tests: readonly TestRecord[] }>>;
}

const path = '.build/examples.json';

/**
 * The results of an example in this build's Vitest run.
 * @throws {Error} when there was no run, when the files have changed since, or when it holds no test of the example.
 */
export function testResults(example: string): readonly TestRecord[] {
	const results = read();
	const tests = results.examples[example]?.tests ?? [];
	if (tests.length === 0) throw new Error(`${path} has no test of the example "${example}". Write examples/${example}/index.test.ts.`);
	return tests;
}

let cached: ExampleResults | undefined;

function read(): ExampleResults {
	// While an author edits, the file is rewritten after every change.
	if (cached && !import.meta.env.DEV) return cached;
	const file = resolve(process.cwd(), path);
	if (!existsSync(file)) {
		throw new Error(`${path} is missing: the pages print this build's test results. Use npm run build or npm run dev.`);
	}
	const results = JSON.parse(readFileSync(file, 'utf8')) as ExampleResults;
	if (!import.meta.env.DEV && results.digest !== workspaceDigest(readWorkspace())) {
		throw new Error(`${path} belongs to other files than those in examples/. Use npm run build: it tests them first.`);
	}
	return (cached = results);
}

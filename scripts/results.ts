import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import type { Reporter, TestModule, Vitest } from 'vitest/node';
import { workspaceDigest } from '../src/workspace/digest.ts';
import { readWorkspace } from '../src/workspace/disk.ts';
import type { ExampleResults, TestRecord } from '../src/workspace/results.ts';
import { inRoot } from './project.ts';

/** Where the results lie. */
export const resultsPath = inRoot('.build', 'examples.json');

/**
 * Vitest reporter of the project `examples`: writes the results after every run in which all is well. While
 * watching, Vitest runs only what an edit touches, so the other files' results are kept from before.
 */
export default class ResultsReporter implements Reporter {
	#version = '';
	readonly #modules = new Map<string, TestModule>();
	#digest = '';

	onInit(vitest: Vitest): void {
		this.#version = vitest.version;
	}

	/** The digest is taken before the tests run: an edit during the run makes the results stale, not wrong. */
	onTestRunStart(): void {
		this.#digest = workspaceDigest(readWorkspace(inRoot()));
	}

	onTestRunEnd(modules: readonly TestModule[]): void {
		for (const module of modules) this.#modules.set(module.moduleId, module);
		const files = readWorkspace(inRoot());
		const present = [...this.#modules.values()].filter((module) => testFile(module) in files);
		const examples = collect(present);
		if (examples === undefined) return;
		write({ digest: this.#digest, vitest: this.#version, examples });
	}
}

/** The results of all modules, or nothing when one is not well. */
function collect(modules: readonly TestModule[]): Examples | undefined {
	const examples: Examples = {};
	for (const module of modules.toSorted((a, b) => (a.moduleId < b.moduleId ? -1 : 1))) {
		if (module.state() !== 'passed') return undefined;
		const [example, file] = testFile(module).split('/') as [string, string];
		const tests = [...module.children.allTests()].map((test): TestRecord => ({
			file,
			suites: suitesOf(test),
			name: test.name,
			status: 'passed',
			ms: Math.round((test.diagnostic()?.duration ?? 0) * 100) / 100,
		}));
		(examples[example] ??= { tests: [] }).tests.push(...tests);
	}
	return examples;
}

function suitesOf(test: ReturnType<TestModule['children']['allTests']> extends Iterable<infer Test> ? Test : never): string[] {
	const names: string[] = [];
	for (let parent = test.parent; parent.type === 'suite'; parent = parent.parent) names.unshift(parent.name);
	return names;
}

/** `dpo/index.test.ts`. */
function testFile(module: TestModule): string {
	return relative(inRoot('examples'), module.moduleId).replaceAll('\\', '/');
}

/** In one step, so that a page built meanwhile never reads half a file. */
function write(results: ExampleResults): void {
	mkdirSync(dirname(resultsPath), { recursive: true });
	writeFileSync(`${resultsPath}.new`, `${JSON.stringify(results, undefined, '\t')}\n`);
	renameSync(`${resultsPath}.new`, resultsPath);
}

type Examples = Record<string, { tests: TestRecord[] }>;

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = fileURLToPath(new URL('./src', import.meta.url));

/**
 * Vitest's part of `npm test`. Each project answers one question; the browser is Playwright's
 * (playwright.config.ts).
 */
export default defineConfig({
	test: {
		projects: [
			// Are the answers right? Their results are printed on the pages, so `npm run build` runs this first.
			{ test: { name: 'examples', include: ['examples/*/*.test.ts'], setupFiles: ['scripts/fast-check.ts'], isolate: false } },
			// Do the parts that carry the answers to the reader work? Needs no build.
			{
				resolve: { alias: { '~': source } },
				test: {
					name: 'source',
					include: ['{src,scripts}/**/*.test.ts', 'tests/{content,drills,workspace,repository,mutation}/**/*.test.ts'],
					// One process for all files: they keep to themselves, and starting one each takes half the time.
					isolate: false,
					testTimeout: 30_000,
				},
			},
			// Does the mutated code fail the examples' tests, in Vitest?
			{ test: { name: 'mutants', include: ['.build/mutants/*/*/*.test.ts'], isolate: false } },
			// Does every StackBlitz project install, test and build by itself?
			{
				resolve: { alias: { '~': source } },
				test: { name: 'sandbox', include: ['tests/sandbox/**/*.test.ts'], testTimeout: 300_000, hookTimeout: 300_000 },
			},
			// Do run, stop, isolation and edit work in another engine? Reads dist/.
			{ test: { name: 'engines', include: ['tests/engines/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 180_000 } },
			// Is what was built what was meant? Reads dist/.
			{
				resolve: { alias: { '~': source } },
				// One process for all files: reading a hundred large pages takes longer than most of what is asked of them.
				test: { name: 'site', include: ['tests/site/**/*.test.ts'], testTimeout: 60_000, isolate: false, maxWorkers: 1 },
			},
		],
	},
});

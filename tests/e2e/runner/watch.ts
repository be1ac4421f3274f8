import type { Page } from '@playwright/test';
import type { RunnableExample, RunResult } from '~/runner/run.ts';
import { example, expect, runInPage } from './run-in-page.ts';

const good = example({
	test: `import { expect, it } from 'vitest';\nit('passes', () => expect(1).toBe(1));`,
	demo: `console.log('fine');`,
});

/** A run, and how the page fared meanwhile. */
export interface Watched {
	result: RunResult;
	/** Turns of the page's event loop while the run lasted, for each 100 ms of it. */
	ticksPer100Ms: number;
}

/** Runs while the page counts how often it gets its turn. */
export async function watch(page: Page, runnable: RunnableExample): Promise<Watched> {
	return page.evaluate(async (runnable) => {
		let ticks = 0;
		const start = performance.now();
		const timer = setInterval(() => (ticks += 1), 10);
		const result = await runner.run({ runnable });
		clearInterval(timer);
		return { result, ticksPer100Ms: (ticks / (performance.now() - start)) * 100 };
	}, runnable);
}

/** The page went on, and the next run is as if nothing had been. */
export async function expectUnharmed(page: Page, { result, ticksPer100Ms }: Watched): Promise<void> {
	// An idle page on an idle machine has ten; a page that the run holds up has none.
	expect(ticksPer100Ms).toBeGreaterThan(1);
	// A frame whose run came to its end waits for the next; one whose run was stopped is gone.
	await expect(page.locator('iframe')).toHaveCount(result.status === 'done' ? 1 : 0);
	const next = await runInPage(page, good);
	expect(next).toMatchObject({ status: 'done', tests: [{ name: 'passes', status: 'pass' }], demo: {} });
	expect(next.console.map(({ text }) => text)).toEqual(['fine']);
}

/** An example whose second test has this body. */
export function inTest(body: string, before = ''): RunnableExample {
	const test = `import { it } from 'vitest';
${before}
it('is fine', () => {});
it('hangs', async () => {
${body}
});`;
	return example({ test, demo: '' });
}

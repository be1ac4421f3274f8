import { readFileSync } from 'node:fs';
import { test as base, type BrowserContext, expect as patient, type Locator, type Page } from '@playwright/test';
import type { ExampleResults, TestRecord } from '../../../src/workspace/results.ts';

// No test is about speed: a slow machine may take its time.
export const expect = patient.configure({ timeout: 20_000 });

/** What went wrong on the pages of a test: messages of the console, breaches of the policy, requests to others. */
export class Problems {
	readonly found: string[] = [];
	readonly #expected: RegExp[] = [];

	/** Messages that a test causes on purpose. */
	expect(pattern: RegExp): void {
		this.#expected.push(pattern);
	}

	get unexpected(): string[] {
		return this.found.filter((problem) => !this.#expected.some((pattern) => pattern.test(problem)));
	}
}

/** Playwright's `test`, failing besides wherever a page logs an error or a warning, breaks its policy or calls another site. */
export const test = base.extend<{ problems: Problems }>({
	problems: [
		async ({ context, baseURL }, use, info) => {
			info.setTimeout(Math.max(info.timeout, 120_000));
			const problems = new Problems();
			await watch(context, new URL(baseURL!).origin, problems.found);
			await use(problems);
			expect(problems.unexpected).toEqual([]);
		},
		{ auto: true },
	],
});

async function watch(context: BrowserContext, origin: string, found: string[]): Promise<void> {
	await context.addInitScript(() => {
		addEventListener('securitypolicyviolation', (event) => {
			console.error(`breach of the policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
		});
	});
	context.on('console', (message) => {
		if (['error', 'warning'].includes(message.type())) found.push(`${message.type()}: ${message.text()} (${message.location().url})`);
	});
	context.on('weberror', (error) => found.push(`thrown: ${error.error().stack ?? error.error().message}`));
	context.on('request', (request) => {
		const url = new URL(request.url());
		if (/^https?:$/.test(url.protocol) && url.origin !== origin) found.push(`request to another site: ${url.origin}${url.pathname}`);
	});
}

/** Addresses of all pages in the sitemap but the door, relative to the site's base: `en/alignment/dpo/`. */
export const sitePaths: readonly string[] = [...readFileSync('dist/sitemap-0.xml', 'utf8').matchAll(/<loc>([^<]+)<\/loc>/g)]
	.map((match) => /(?:en|zh-cn)\/.*$/.exec(new URL(match[1]!).pathname)?.[0] ?? '')
	.filter(Boolean);

/** Of the drills' pages, which are all made alike, one; of all others, every one. */
export const distinctPaths = sitePaths.filter((path) => !path.includes('/drills/') || path.endsWith('/drills/lcs-string/'));

export const chapter = { 'en': 'en/alignment/dpo/', 'zh-cn': 'zh-cn/alignment/dpo/' } as const;

/** What this build's Vitest run said of an example's tests that also run in the page. */
export function testsInPage(example: string): readonly TestRecord[] {
	const { examples } = JSON.parse(readFileSync('.build/examples.json', 'utf8')) as ExampleResults;
	return examples[example]!.tests.filter(({ file }) => file === 'index.test.ts');
}

/** The first code of an example on the page. */
export function exampleOn(page: Page, name: string): Locator {
	return page.locator(`lab-example[data-example="${name}"]`).first();
}

/** Opens everything that is folded. */
export async function openDetails(page: Page): Promise<void> {
	await page.evaluate(() => {
		for (const details of document.querySelectorAll('details')) details.open = true;
	});
}

/** The elements that make a page wider than the window, or nothing. */
export async function overflowing(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const { scrollWidth, clientWidth } = document.scrollingElement!;
		if (scrollWidth <= clientWidth) return [];
		const wide = [...document.querySelectorAll('body *')].filter((element) => {
			const { right, width } = element.getBoundingClientRect();
			return width > 0 && right > clientWidth + 0.5 && !element.parentElement!.closest('.scroll-box, pre, .katex-display');
		});
		const names = wide.slice(0, 8).map((element) => `${element.tagName.toLowerCase()}.${element.className} → ${Math.round(element.getBoundingClientRect().right)}`);
		return [`${scrollWidth} of ${clientWidth} px`, ...names];
	});
}

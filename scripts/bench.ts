import { chromium, type Browser as PlaywrightBrowser, type Page } from '@playwright/test';
import { readWorkspace } from '../src/workspace/disk.ts';
import { exampleNames } from '../src/workspace/files.ts';
import { describeBrowser, findBrowser } from './browser.ts';
import { inRoot } from './project.ts';
import { startServer } from './server.ts';

/*
 * What a reader waits for, on the pages of dist/: from the click on Run to the last test's verdict and to the end of
 * the demo, cold (a new browser context) and warm (the same page again). Machines differ, so each time also stands as a
 * multiple of starting an empty worker in the same page.
 */
interface Timing {
	lastTest: number;
	end: number;
	worker: number;
}

const rounds = Number(process.env['ROUNDS'] ?? 7);
const found = findBrowser();
console.log(describeBrowser(found));
const { server, address } = await startServer({ port: 0, root: inRoot('dist') });
const browser = await chromium.launch({ executablePath: found.path, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
const pages = await pagesOfExamples(browser);
console.log(`medians of ${rounds}; ms, and × an empty worker\n`);
console.log(tableRow(['example', 'cold test', '×', 'cold end', 'warm test', '×', 'warm end']));
const measured: number[][] = [];
for (const name of exampleNames(readWorkspace())) {
	const page = pages.get(name);
	if (!page) continue;
	const columns = await measure(browser, name, page);
	measured.push(columns);
	console.log(tableRow([name, ...shown(columns)]));
}
console.log(tableRow(['median of all', ...shown(measured[0]!.map((_, column) => median(measured.map((columns) => columns[column]!))))]));
await browser.close();
server.close();

/** Last verdict in ms, the same × an empty worker, end in ms: cold, then warm. */
async function measure(browser: PlaywrightBrowser, name: string, address: string): Promise<number[]> {
	const cold: Timing[] = [];
	const warm: Timing[] = [];
	for (let round = 0; round < rounds; round += 1) {
		const context = await browser.newContext();
		const page = await context.newPage();
		await page.goto(address);
		cold.push(await click(page, name));
		warm.push(await click(page, name));
		await context.close();
	}
	return [cold, warm].flatMap((timings) => {
		const of = (key: keyof Timing): number => median(timings.map((timing) => timing[key]));
		return [of('lastTest'), of('lastTest') / of('worker'), of('end')];
	});
}

/** Each third column after the first is a ratio. */
function shown(columns: readonly number[]): string[] {
	return columns.map((value, column) => value.toFixed(column % 3 === 1 ? 1 : 0));
}

/** One run of the example's first `<Example>` on the page, by the page's own clock. */
function click(page: Page, name: string): Promise<Timing> {
	return page.evaluate(async (example) => {
		const host = document.querySelector<HTMLElement>(`lab-example[data-example="${example}"]`)!;
		const report = host.querySelector<HTMLElement>('[data-report]')!;
		const timing = { lastTest: 0, end: 0, worker: 0 };
		const start = performance.now();
		host.querySelector<HTMLButtonElement>('[data-run]')!.click();
		await new Promise<void>((resolve) => {
			const observer = new MutationObserver(() => {
				const { state } = report.dataset;
				// While it runs the report changes with each verdict; the last change is the last test's.
				if (state === 'running') timing.lastTest = performance.now() - start;
				else if (state) {
					observer.disconnect();
					timing.end = performance.now() - start;
					resolve();
				}
			});
			observer.observe(report, { subtree: true, childList: true, characterData: true, attributes: true });
		});
		const before = performance.now();
		await new Promise((resolve) => {
			new Worker('data:text/javascript,postMessage(0)').onmessage = resolve;
		});
		timing.worker = performance.now() - before;
		return timing;
	}, name);
}

/** Example → the first English page that shows it. */
async function pagesOfExamples(browser: PlaywrightBrowser): Promise<Map<string, string>> {
	const page = await browser.newPage();
	await page.goto(`${address}en/`);
	const links = await page.$$eval('a[href]', (anchors) => anchors.map((anchor) => (anchor as HTMLAnchorElement).href));
	const examples = new Map<string, string>();
	for (const link of new Set([`${address}en/`, ...links.filter((href) => href.includes('/en/') && !href.includes('#'))])) {
		await page.goto(link);
		const names = await page.$$eval('lab-example', (hosts) => hosts.map((host) => (host as HTMLElement).dataset['example']!));
		for (const name of names) if (!examples.has(name)) examples.set(name, link);
	}
	await page.close();
	return examples;
}

function tableRow([name, ...cells]: readonly string[]): string {
	return name!.padEnd(30) + cells.map((cell) => cell.padStart(10)).join('');
}

function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

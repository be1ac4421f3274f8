import type { Server } from 'node:http';
import { inRoot } from '../../scripts/project.ts';
import { startServer } from '../../scripts/server.ts';

/** What every engine is asked to do, whatever drives it. */
export interface EnginePage {
	open(path: string): Promise<void>;
	/** The value of an expression in the page, as JSON. */
	evaluate<Value>(expression: string): Promise<Value>;
	/** Types into what has the focus. */
	type(text: string): Promise<void>;
}

/** A built site that remembers what was asked of it. */
export interface WatchedSite {
	address: string;
	requests: string[];
	server: Server;
}

/** Serves dist/ on a free port. */
export async function watchedSite(): Promise<WatchedSite> {
	const { server, address } = await startServer({ root: inRoot('dist'), port: 0 });
	const requests: string[] = [];
	server.on('request', ({ url = '' }) => requests.push(url));
	return { server, address, requests };
}

const example = `document.querySelector('lab-example[data-example="dpo"]')`;

/** Waits until a script returns something; a slow machine may take its time. */
export async function until<Value>(page: EnginePage, script: string, what: string): Promise<Value> {
	for (let tries = 0; tries < 300; tries += 1) {
		const value = await page.evaluate<Value | null>(script);
		if (value) return value;
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
	throw new Error(`${what} did not happen within a minute.`);
}

/** Presses Run and waits for the sentence at the end. */
export async function run(page: EnginePage): Promise<string> {
	await page.evaluate(`(() => { ${example}.querySelector('[data-report]').dataset.state = ''; ${example}.querySelector('[data-run]').click(); })()`);
	return until(page, `/passed|failed|stopped/.test(${example}.querySelector('[data-report]').dataset.state) && ${example}.querySelector('.report-status').textContent`, 'the end of a run');
}

/** Opens the editor and puts a text before the code. */
export async function insert(page: EnginePage, text: string): Promise<void> {
	await page.evaluate(`${example}.querySelector('[data-edit]').click()`);
	await until(page, `${example}.querySelector('.example-editor')?.shadowRoot?.activeElement !== null && !!${example}.querySelector('.example-editor')`, 'the editor');
	await page.type(text);
	await until(page, `!${example}.querySelector('[data-edit-note]').hidden`, 'the edit');
}

/** The checks, by name: each begins on a fresh page and returns what is wrong. */
export const checks: Readonly<Record<string, (page: EnginePage, site: WatchedSite) => Promise<string[]>>> = {
	'an example runs, on an isolated page': async (page) => {
		const isolated = await page.evaluate<boolean>('crossOriginIsolated');
		const sentence = await run(page);
		return [...(isolated ? [] : ['the page is not isolated']), ...(/^All \d+ tests passed/.test(sentence) ? [] : [sentence])];
	},
	'an endless loop is stopped, and the page lives on': async (page) => {
		await insert(page, 'for(;;);');
		const sentence = await run(page);
		return /endless loop/.test(sentence) ? [] : [sentence];
	},
	'an edit reaches neither the network nor storage': async (page, { requests, address }) => {
		const leak = `${address}leak`;
		await insert(
			page,
			`try { fetch("${leak}", { mode: "no-cors" }).catch(() => 0); } catch {} try { new WebSocket("${leak}".replace("http", "ws")); } catch {} try { localStorage.setItem("leak", "1"); } catch {}`,
		);
		const sentence = await run(page);
		await new Promise((resolve) => setTimeout(resolve, 500));
		const stored = await page.evaluate<string | null>(`localStorage.getItem('leak')`);
		return [
			...(/^All \d+ tests passed/.test(sentence) ? [] : [sentence]),
			...requests.filter((url) => url.includes('leak')).map((url) => `a request for ${url}`),
			...(stored === null ? [] : ['something in localStorage']),
		];
	},
	'a syntax error names line and column': async (page) => {
		await insert(page, 'const = 1;');
		const sentence = await run(page);
		return /^Line \d+, column 7: /.test(sentence) ? [] : [sentence];
	},
	'an edit outlives a reload': async (page) => {
		await insert(page, '// mine ');
		await page.open('en/alignment/dpo/');
		const kept = await page.evaluate<string>(`Object.keys(localStorage).join()`);
		const code = await page.evaluate<string>(`${example}.querySelector('pre').textContent`);
		return code.startsWith('// mine') ? [] : [`the code begins ${code.slice(0, 20)}; in storage: ${kept}`];
	},
};

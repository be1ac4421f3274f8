import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { expect, it } from 'vitest';
import { checks, watchedSite, type EnginePage } from './engine.ts';

/** WebKitGTK's driver, and a screen that needs no monitor. */
const found = ['WebKitWebDriver', 'Xvfb'].every((command) => spawnSync('which', [command]).status === 0);
const count = Object.keys(checks).length;

if (found) {
	// WebKitGTK is not Safari: what it says is told, and holds nothing up.
	it(`WebKitGTK: ${count} checks of run, stop, isolation and edit, as a report`, async () => {
		const site = await watchedSite();
		const driver = await startDriver();
		const report: string[] = [];
		for (const [name, check] of Object.entries(checks)) {
			const session = await Session.open(driver.address);
			const page = session.page(site.address);
			const problems = await page.open('en/alignment/dpo/').then(() => check(page, site)).catch((error: Error) => [error.message]);
			report.push(`${problems.length ? '✗' : '✓'} ${name}${problems.map((problem) => `: ${problem}`).join('')}`);
			await session.close();
		}
		driver.stop();
		site.server.closeAllConnections();
		site.server.close();
		console.warn(`WebKitGTK\n${report.join('\n')}`);
		expect(report).toHaveLength(count);
	});
} else {
	it(`WebKitGTK is not here: ${count} checks of run, stop, isolation and edit were not run`, () => {
		console.warn(`No WebKitWebDriver with Xvfb found: ${count} checks were not run.`);
	});
}

/** A session of the WebDriver protocol, as far as the checks need it. */
class Session {
	readonly #address: string;

	private constructor(address: string) {
		this.#address = address;
	}

	static async open(driver: string): Promise<Session> {
		const options = { 'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation'] } };
		const { sessionId } = await send<{ sessionId: string }>(`${driver}/session`, { capabilities: { alwaysMatch: options } });
		return new Session(`${driver}/session/${sessionId}`);
	}

	page(site: string): EnginePage {
		return {
			open: async (path) => void (await send(`${this.#address}/url`, { url: site + path })),
			evaluate: (expression) => send(`${this.#address}/execute/sync`, { script: `return ${expression}`, args: [] }),
			type: async (text) => {
				const keys = [...text].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]);
				await send(`${this.#address}/actions`, { actions: [{ type: 'key', id: 'keyboard', actions: keys }] });
			},
		};
	}

	async close(): Promise<void> {
		await fetch(this.#address, { method: 'DELETE' });
	}
}

const miniBrowser = ['4.1', '6.0', '4.0'].map((version) => `/usr/lib/x86_64-linux-gnu/webkit2gtk-${version}/MiniBrowser`).find((path) => spawnSync('test', ['-x', path]).status === 0);

async function send<Value>(address: string, body: object): Promise<Value> {
	const response = await fetch(address, { method: 'POST', body: JSON.stringify(body) });
	const { value } = (await response.json()) as { value: Value & { error?: string; message?: string } };
	if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
	return value;
}

async function startDriver(): Promise<{ address: string; stop: () => void }> {
	const [display, port] = [`:${90 + (process.pid % 100)}`, 20_000 + (process.pid % 10_000)];
	const environment = { ...process.env, DISPLAY: display, WEBKIT_DISABLE_COMPOSITING_MODE: '1', WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' };
	const children: ChildProcess[] = [
		spawn('Xvfb', [display, '-screen', '0', '1280x900x24'], { stdio: 'ignore' }),
		spawn('WebKitWebDriver', [`--port=${port}`], { stdio: 'ignore', env: environment }),
	];
	const address = `http://127.0.0.1:${port}`;
	for (let tries = 0; tries < 50; tries += 1) {
		if (await fetch(`${address}/status`).then(({ ok }) => ok, () => false)) break;
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
	return { address, stop: () => children.forEach((child) => child.kill()) };
}

import type { BrowserContext, Page, Request } from '@playwright/test';
import { toSandboxProject } from '../../../src/sandbox/project.ts';
import { readWorkspace } from '../../../src/workspace/disk.ts';
import { chapter, exampleOn, expect, test } from './helpers.ts';

const project = toSandboxProject(readWorkspace(), 'dpo');

/** Answers to the SDK as StackBlitz does, and shows that it is there. */
const stub = `<!doctype html><title>stub</title><p>StackBlitz</p><script>
addEventListener('message', ({ data, source }) => {
	if (data.action !== 'SDK_INIT') return;
	source.postMessage({ action: 'SDK_INIT_SUCCESS', id: data.id, payload: { previewOrigin: null } }, '*', [new MessageChannel().port2]);
});
</script>`;
const headers = { 'content-type': 'text/html', 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-resource-policy': 'cross-origin' };

/** Stands in for stackblitz.com, and notes what it is sent. */
async function standIn(context: BrowserContext): Promise<Request[]> {
	const requests: Request[] = [];
	await context.route('https://stackblitz.com/**', async (route) => {
		requests.push(route.request());
		await route.fulfill({ body: stub, headers });
	});
	return requests;
}

/** The files a request carries, as the form's encoding delivers them: with CRLF for every line end. */
function sentFiles(request: Request): Record<string, string> {
	const fields = new URLSearchParams(request.postData()!);
	return Object.fromEntries(
		[...fields].flatMap(([name, value]) => {
			const path = /^project\[files\]\[(.*)\]$/.exec(name)?.[1];
			return path ? [[path, value.replaceAll('\r\n', '\n')]] : [];
		}),
	);
}

function expectPayload(request: Request): void {
	expect(request.method()).toBe('POST');
	const { 'README.md': readme, ...files } = sentFiles(request);
	const { 'README.md': _, ...expected } = project.files;
	expect(files).toEqual(expected);
	// It also says where the guide is published.
	expect(readme).toContain(project.title);
	const fields = new URLSearchParams(request.postData()!);
	expect([fields.get('project[title]'), fields.get('project[template]')]).toEqual([project.title, 'node']);
}

const embedded = (page: Page) => exampleOn(page, 'dpo').locator('[data-embedded]');
const pressEmbed = (page: Page) => exampleOn(page, 'dpo').locator('[data-embed]').click();
const pressOpen = (page: Page) => exampleOn(page, 'dpo').locator('button[type="submit"]').click();

test.beforeEach(({ problems }) => problems.expect(/request to another site: https:\/\/stackblitz\.com\/run$/));

for (const javaScriptEnabled of [true, false]) {
	test.describe(`Open, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
		test.use({ javaScriptEnabled });

		test('sends every file of the example, in a tab of its own', async ({ page, context }) => {
			const requests = await standIn(context);
			await page.goto(chapter.en);
			const [tab] = await Promise.all([context.waitForEvent('page'), pressOpen(page)]);
			await tab.waitForLoadState();
			expect(requests).toHaveLength(1);
			expectPayload(requests[0]!);
			const address = new URL(requests[0]!.url());
			expect(address.searchParams.get('file')).toMatch(/^dpo\/loss\.ts:L\d+-L\d+$/);
			expect(new URL(page.url()).pathname).toContain(chapter.en);
		});
	});
}

test.describe('Embed', () => {
	test('sends the project into a frame that may do little, and takes its notice away when StackBlitz answers', async ({ page, context }) => {
		const requests = await standIn(context);
		await page.goto(chapter.en);
		await pressEmbed(page);
		await expect(embedded(page)).toHaveAttribute('data-state', 'embedded');
		expect(requests).toHaveLength(1);
		expectPayload(requests[0]!);
		expect(Object.fromEntries(new URL(requests[0]!.url()).searchParams)).toMatchObject({ embed: '1', corp: '1', theme: 'light' });
		const frame = embedded(page).locator('iframe');
		await expect(frame).toBeVisible();
		await expect(frame).toHaveAttribute('title', 'StackBlitz: dpo');
		expect(await frame.getAttribute('allow')).toContain("camera 'none'");
		await expect(frame.contentFrame().locator('p')).toHaveText('StackBlitz');
		await expect(embedded(page).getByRole('status')).toHaveCount(0);
	});

	test('says what it waits for, and where StackBlitz does not answer, says so and offers a tab', async ({ page, context, problems }) => {
		problems.expect(/Failed to load resource|ERR_FAILED|chrome-error/);
		await context.route('https://stackblitz.com/**', (route) => route.abort());
		await page.clock.install();
		await page.goto(chapter.en);
		await pressEmbed(page);
		await expect(embedded(page)).toContainText('Connecting to StackBlitz');
		await expect(async () => {
			await page.clock.runFor(5_000);
			await expect(embedded(page)).toHaveAttribute('data-state', 'no-connection', { timeout: 200 });
		}).toPass();
		await expectFallback(page, 'StackBlitz did not answer here.');
	});

	test('without a connection offers a tab at once', async ({ page, context, problems }) => {
		problems.expect(/ERR_INTERNET_DISCONNECTED|Failed to fetch/);
		await page.goto(chapter.en);
		await context.setOffline(true);
		await pressEmbed(page);
		await expectFallback(page, 'StackBlitz did not answer here.');
	});
});

test.describe('Embed on a page without isolation', () => {
	test.use({ serviceWorkers: 'block' });

	for (const [language, path] of Object.entries(chapter)) {
		test(`says why there is no frame, and offers a tab, in ${language}`, async ({ page, context, problems }) => {
			problems.expect(/Service Worker registration blocked/);
			const requests = await standIn(context);
			await page.route(`**/${path}`, async (route) => {
				const response = await route.fetch();
				const { 'cross-origin-opener-policy': _, 'cross-origin-embedder-policy': __, ...rest } = response.headers();
				await route.fulfill({ response, headers: rest });
			});
			await page.goto(path);
			expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
			await pressEmbed(page);
			await expectFallback(page, { 'en': 'this host does not send the headers', 'zh-cn': '当前站点没有发送所需的响应头' }[language]!);
			const [tab] = await Promise.all([context.waitForEvent('page'), embedded(page).getByRole('button').click()]);
			await tab.waitForLoadState();
			expectPayload(requests[0]!);
		});
	}
});

async function expectFallback(page: Page, sentence: string): Promise<void> {
	await expect(embedded(page)).toContainText(sentence);
	await expect(embedded(page).getByRole('button')).toBeVisible();
	await expect(embedded(page).locator('iframe')).toHaveCount(0);
}

import type { Request } from '@playwright/test';
import { chapter, distinctPaths, expect, test } from './helpers.ts';

/** What the runner, the editor, search and StackBlitz are made of: nothing a reader pays for who only reads. */
const onClick = /run-button|edit-button|codemirror|compare|embed-button|search-results|\/sdk|pagefind|\/run\//;

// A page weighs nearly the same in both languages.
for (const path of distinctPaths.filter((each) => each.startsWith('en/') || each === chapter['zh-cn'])) {
	test(`${path} loads nothing but itself, its styles, fonts and small scripts`, async ({ page }) => {
		const requests: Request[] = [];
		page.on('requestfinished', (request) => requests.push(request));
		await page.goto(path);
		await page.waitForLoadState('networkidle');
		const kilobytes = new Map<string, number>();
		for (const request of requests) {
			const { responseBodySize } = await request.sizes();
			kilobytes.set(request.resourceType(), (kilobytes.get(request.resourceType()) ?? 0) + responseBodySize / 1024);
		}
		const report = [...kilobytes].map(([kind, size]) => `${kind} ${size.toFixed(1)}`).join(', ');
		const total = [...kilobytes.values()].reduce((sum, size) => sum + size, 0);
		test.info().annotations.push({ type: 'weight', description: `${path}: ${total.toFixed(1)} KB compressed (${report})` });
		console.log(`${path}: ${total.toFixed(1)} KB compressed (${report})`);
		expect(requests.map((request) => request.url()).filter((url) => onClick.test(url))).toEqual([]);
		expect(requests.every((request) => ['document', 'stylesheet', 'script', 'font', 'image', 'other'].includes(request.resourceType()))).toBe(true);
	});
}

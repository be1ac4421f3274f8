import { example, expect, test } from './run-in-page.ts';
import { expectUnharmed, inTest, watch } from './watch.ts';

for (const [name, body] of [
	['in one text', `console.log('x'.repeat(100 * 2 ** 20));`],
	['in texts of 1 MB', `for (let i = 0; i < 100; i++) console.log('x'.repeat(2 ** 20));`],
	['in short lines', `for (let i = 0; i < 2 ** 20; i++) console.log('0123456789'.repeat(10));`],
	['in empty lines', `for (let i = 0; i < 2 ** 20; i++) console.log();`],
	['as one array', `console.log(Array.from({ length: 2 ** 20 }, (_, i) => 'item ' + i));`],
	['without end', `for (;;) console.error('again', { and: ['again'] });`],
] as const) {
	test(`100 MB of output ${name}`, async ({ runner }) => {
		const watched = await watch(runner, inTest(body));
		const { result } = watched;
		const bytes = result.console.reduce((sum, { text }) => sum + text.length, 0);
		expect(bytes).toBeLessThanOrEqual(64 * 1024);
		expect(result.truncated).toBe(name !== 'as one array');
		if (name === 'without end') expect(result).toMatchObject({ status: 'stopped', reason: 'time-limit' });
		else if (result.status === 'done') expect(result.tests.map(({ status }) => status)).toEqual(['pass', 'pass']);
		await expectUnharmed(runner, watched);
	});
}

test('100 MB in an error and in a difference', async ({ runner }) => {
	const watched = await watch(
		runner,
		example({
			test: `import { expect, it } from 'vitest';
it('throws much', () => { throw new Error('x'.repeat(100 * 2 ** 20)); });
it('compares much', () => { expect('a'.repeat(2 ** 22)).toBe('b'.repeat(2 ** 22)); });`,
		}),
	);
	const size = JSON.stringify(watched.result).length;
	expect(size).toBeLessThan(100_000);
	expect(watched.result.tests[0]).toMatchObject({ status: 'fail', errors: [{ name: 'Error' }] });
	await expectUnharmed(runner, watched);
});

test('errors nobody catches, without end', async ({ runner }) => {
	const watched = await watch(
		runner,
		inTest(`for (let i = 0; i < 1e5; i++) {
	void Promise.reject(new Error('stray'));
	if (i % 100 === 0) await new Promise((go) => setTimeout(go));
}`),
	);
	expect(watched.result.errors.length).toBeGreaterThan(0);
	expect(watched.result.errors.length).toBeLessThanOrEqual(20);
	await expectUnharmed(runner, watched);
});

test('more tests than anyone reads', async ({ runner }) => {
	const many = `import { it } from 'vitest';\nfor (let i = 0; i < 1e5; i++) it('test ' + i, () => {});`;
	const watched = await watch(runner, example({ test: many }));
	expect(watched.result).toMatchObject({ status: 'done', tests: [], errors: [{ message: expect.stringContaining('at most 5000') }] });
	await expectUnharmed(runner, watched);
});

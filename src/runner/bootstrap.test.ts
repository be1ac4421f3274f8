import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { bootstrapHash, bootstrapScript } from './bootstrap.ts';

it('the bootstrap is the script its hash names', () => {
	const hash = createHash('sha256').update(bootstrapScript).digest('base64');
	expect(bootstrapHash, 'After a change to bootstrapScript in src/runner/bootstrap.ts, write this hash beside it').toBe(`sha256-${hash}`);
});

it('the bootstrap can stand in an inline script', () => {
	expect(bootstrapScript).not.toMatch(/<\/script|<!--/i);
});

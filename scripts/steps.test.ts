import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inRoot } from './project.ts';
import { runSteps, type Step } from './steps.ts';

let lines: string[];
beforeEach(() => {
	lines = [];
	vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
});
afterEach(() => vi.restoreAllMocks());

describe('runSteps', () => {
	it('prints a line at the beginning and at the end, and keeps the output', async () => {
		const [outcome] = await runSteps([step('try one', 'console.log("said")')], 2);
		expect(outcome).toMatchObject({ status: 'passed', log: '.build/logs/try-one.log' });
		expect(lines).toEqual(['▸ try one …', expect.stringMatching(/^✓ try one \d+\.\d s$/)]);
		expect(readFileSync(inRoot(outcome!.log), 'utf8')).toBe('said\n');
	});

	it('shows a failing step whole, does not run what needs it, and runs the others', async () => {
		const steps = [
			step('try failing', 'console.error("first"); console.log("last"); process.exit(3)'),
			{ ...step('try needing', ''), after: ['try failing'] },
			{ ...step('try needing that', ''), after: ['try needing'] },
			step('try other', ''),
		];
		const outcomes = await runSteps(steps, 1);
		expect(outcomes.map(({ status }) => status)).toEqual(['failed', 'not run', 'not run', 'passed']);
		expect(lines.join('\n')).toMatch(/✗ try failing .*first\nlast/s);
		expect(lines).toContain('– try needing was not run: it needs try failing');
	});

	it('runs side by side no more than the cores allow', async () => {
		const half = { cores: 1 };
		await runSteps([{ ...step('try a', ''), ...half }, { ...step('try b', ''), ...half }, { ...step('try c', ''), cores: 2 }], 2);
		expect(lines.map((line) => line.slice(0, 7))).toEqual(['▸ try a', '▸ try b', expect.stringContaining('✓'), expect.stringContaining('✓'), '▸ try c', '✓ try c']);
	});
});

function step(name: string, code: string): Step {
	return { name, run: ['-e', code] };
}

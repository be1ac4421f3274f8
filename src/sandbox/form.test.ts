import { readFileSync } from 'node:fs';
import sdk from '@stackblitz/sdk';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fixture } from './fixture.ts';
import { sandboxForm } from './form.ts';
import { embedAction, framePermissions } from './frame.ts';
import { toSandboxProject, type SandboxProject } from './project.ts';

const project = toSandboxProject(fixture, 'dpo');

/** What the installed SDK would send, seen through the few parts of a document that it touches. */
function sentBySdk(sent: SandboxProject): { action: string; fields: [string, string][] } {
	const fields: [string, string][] = [];
	const form = {
		action: '',
		setAttribute: () => {},
		append: (...inputs: { name: string; value: string }[]) => fields.push(...inputs.map(({ name, value }): [string, string] => [name, value])),
		submit: () => {},
	};
	vi.stubGlobal('document', {
		createElement: (tag: string) => (tag === 'form' ? form : { name: '', value: '' }),
		body: { appendChild: () => {}, removeChild: () => {} },
	});
	sdk.openProject({ ...sent }, { openFile: sent.openFile });
	return { action: form.action, fields };
}

afterEach(() => vi.unstubAllGlobals());

describe('sandboxForm', () => {
	it('sends what the SDK would send', () => {
		const bracketed = { ...project, files: { ...project.files, 'pages/[id].ts': 'export {};\n' } };
		const form = sandboxForm(bracketed);
		expect(form).toEqual(sentBySdk(bracketed));
		expect(form.action).toBe('https://stackblitz.com/run?file=dpo%2Findex.ts');
		expect(form.fields.map(([name]) => name)).toContain('project[files][pages/%5Bid%5D.ts]');
	});

	it('opens the lines that a page shows', () => {
		expect(sandboxForm(project, { openFile: 'dpo/index.ts:L1-L3' }).action).toMatch('?file=dpo%2Findex.ts%3AL1-L3');
		expect(() => sandboxForm(project, { openFile: 'dpo/absent.ts' })).toThrow('"dpo/absent.ts" is not in the project');
	});
});

describe('the embedded frame', () => {
	const sdkSource = readFileSync(new URL('../../node_modules/@stackblitz/sdk/bundles/sdk.m.js', import.meta.url), 'utf8');
	const features = framePermissions.split('; ').map((entry) => entry.split(' '));

	it('opens the same project, isolated, in the theme of the page', () => {
		const { action } = sandboxForm(project);
		expect(embedAction(action, 'dark')).toBe('https://stackblitz.com/run?file=dpo%2Findex.ts&embed=1&corp=1&theme=dark');
		expect(embedAction(action)).not.toContain('theme');
	});

	it('grants StackBlitz three features and nobody else any', () => {
		expect(features.filter(([, allowed]) => allowed !== "'none'")).toEqual([
			['cross-origin-isolated', 'https://stackblitz.com'],
			['clipboard-write', 'https://stackblitz.com'],
			['fullscreen', 'https://stackblitz.com'],
		]);
		for (const feature of ['camera', 'microphone', 'geolocation', 'payment', 'usb']) {
			expect(features).toContainEqual([feature, "'none'"]);
		}
	});

	it('decides on every feature that the installed SDK would hand on', () => {
		// Chromium reports these four as unrecognized, and hands no unnamed one to another origin.
		const unrecognized = ['ambient-light-sensor', 'battery', 'bluetooth', 'web-share'];
		const delegated = /EMBED_ALLOW_FEATURES = (\[[^\]]+\])/.exec(sdkSource)?.[1] ?? '[]';
		const listed = JSON.parse(delegated) as string[];
		expect(listed.length).toBeGreaterThan(20);
		const decided = [...features.map(([feature]) => feature), ...unrecognized];
		expect(listed.filter((feature) => !decided.includes(feature))).toEqual([]);
	});
});

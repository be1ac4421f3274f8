import type { RunError } from '~/runner/protocol.ts';
import { element } from './dom.ts';
import { say } from './words.ts';

/** An error as a reader needs it: what, expected and received, a diff, and where. */
export function errorView(title: string, error: RunError): HTMLElement {
	const view = element('section', 'report-error', element('p', 'report-error-title', title));
	view.append(element('p', 'report-error-message', `${error.name}: ${error.message}`));
	if (error.expected !== undefined || error.received !== undefined) view.append(comparison(error));
	if (error.diff) view.append(diff(error.diff));
	if (error.stack.length) {
		const frames = error.stack.slice(0, 4).map(({ path, line, column, name }) => `${name ? `${name} ` : ''}${path}:${line}:${column}`);
		view.append(element('p', 'report-error-place', frames.join('\n')));
	}
	return view;
}

function comparison({ expected, received }: RunError): HTMLElement {
	const list = element('dl', 'report-comparison');
	for (const [key, value] of [['expected', expected], ['received', received]] as const) {
		if (value === undefined) continue;
		list.append(element('dt', '', say(`run.${key}`)), element('dd', `is-${key}`, element('code', '', value)));
	}
	return list;
}

function diff(text: string): HTMLElement {
	const pre = element('pre', 'report-diff');
	pre.tabIndex = 0;
	for (const line of text.split('\n')) {
		const kind = line.startsWith('-') ? 'is-expected' : line.startsWith('+') ? 'is-received' : '';
		pre.append(element('span', kind, `${line}\n`));
	}
	return pre;
}

import type { ConsoleEntry, RunError, RunEvent, RunResult, TestResult } from '~/runner/protocol.ts';
import { element } from './dom.ts';
import { errorView } from './error-view.ts';
import { say } from './words.ts';

/** How many failures stand open in a report. */
const shownProblems = 4;

/** Shows a run while it happens and when it is over. */
export class Report {
	readonly #root: HTMLElement;
	readonly #status = element('p', 'report-status');
	readonly #problems = element('div', 'report-problems');
	readonly #output = element('pre', 'report-output');
	readonly #tests = element('div', 'report-tests');
	readonly #moreProblems = element('details', 'report-more', element('summary'));
	#problemCount = 0;
	#list: HTMLElement | undefined;
	#suite: string | undefined;
	#finished = 0;
	#expected = 0;

	constructor(root: HTMLElement) {
		this.#root = root;
		this.#status.setAttribute('role', 'status');
		this.#status.textContent = say('example.running');
		this.#output.tabIndex = 0;
		this.#tests.tabIndex = 0;
		this.#tests.setAttribute('role', 'group');
		this.#tests.setAttribute('aria-label', say('run.tests'));
		root.replaceChildren(this.#status);
		root.dataset['state'] = 'running';
		root.hidden = false;
	}

	/** What happened next. */
	add(event: RunEvent): void {
		if (event.type === 'tests-found') this.#expected = event.count;
		else if (event.type === 'test-end') this.#addTest(event.result);
		else if (event.type === 'console') this.#addOutput(event.entry);
		else if (event.type === 'output-truncated') this.#note(say('run.truncated', { limit: Math.round(event.limitBytes / 1024) }));
		else if (event.type === 'error') this.#problem(say(`run.error.${event.source}`), event.error);
		else if (event.type === 'demo-end' && event.error) this.#problem(say('run.error.demo'), event.error);
	}

	/** The end of the run. */
	finish(result: RunResult): void {
		const failed = result.tests.filter(({ status }) => status === 'fail').length;
		const passed = result.tests.filter(({ status }) => status === 'pass').length;
		const broken = result.errors.length > 0 || result.demo?.error !== undefined;
		this.#root.dataset['state'] = result.status === 'done' ? (failed || broken ? 'failed' : 'passed') : 'stopped';
		const ms = Math.round(result.ms);
		const counts = failed
			? say('run.failed', { failed, total: result.tests.length, ms })
			: say('run.passed', { passed, ms });
		this.#status.textContent = result.status === 'done' ? counts : stopSentence(result, this.#expected);
		if (result.message) this.#note(result.message);
		this.#root.append(this.#problems);
		if (this.#output.childNodes.length) this.#root.append(section(say('run.output'), this.#output));
		if (this.#finished) this.#root.append(section(say('run.tests'), this.#tests));
	}

	/** The run could not begin. */
	fail(sentence: string): void {
		this.#root.dataset['state'] = 'stopped';
		this.#status.textContent = sentence;
	}

	/** Nothing to show. */
	clear(): void {
		this.#root.hidden = true;
		this.#root.replaceChildren();
	}

	#addTest(result: TestResult): void {
		this.#finished += 1;
		if (this.#expected) this.#status.textContent = say('run.progress', { done: this.#finished, total: this.#expected });
		const suite = result.suite.join(' › ');
		if (!this.#list || suite !== this.#suite) {
			this.#suite = suite;
			this.#list = element('ul');
			if (suite) this.#tests.append(element('p', 'report-suite', suite));
			this.#tests.append(this.#list);
		}
		const time = element('span', 'report-time', result.status === 'skip' ? '' : `${result.ms.toFixed(result.ms < 10 ? 1 : 0)} ms`);
		const item = element('li', `test-${result.status}`, element('span', 'report-name', result.name), time);
		item.prepend(element('span', 'sr-only', say(`run.verdict.${result.status}`)));
		this.#list.append(item);
		for (const error of result.errors) this.#problem([...result.suite, result.name].join(' › '), error);
	}

	#addOutput(entry: ConsoleEntry): void {
		this.#output.append(element('span', `console-${entry.level}`, `${entry.text}\n`));
	}

	#note(sentence: string): void {
		this.#problems.append(element('p', 'report-note', sentence));
	}

	/** The first few in full; the rest are folded, since they are often the same mistake again. */
	#problem(title: string, error: RunError): void {
		this.#problemCount += 1;
		const view = errorView(title, error);
		if (this.#problemCount <= shownProblems) return this.#problems.append(view);
		this.#moreProblems.append(view);
		this.#moreProblems.firstElementChild!.textContent = say('run.more', { count: this.#problemCount - shownProblems });
		if (!this.#moreProblems.isConnected) this.#problems.append(this.#moreProblems);
	}
}

function section(title: string, content: HTMLElement): HTMLElement {
	return element('section', 'report-section', element('p', 'report-title', title), content);
}

function stopSentence(result: RunResult, expected: number): string {
	const { running } = result;
	const where = running?.test
		? say('run.stopped.in-test', { test: [...running.test.suite, running.test.name].join(' › ') })
		: running?.source === 'demo'
			? say('run.stopped.in-demo')
			: say('run.stopped.loading');
	const reason = say(`run.stopped.${result.reason ?? 'worker-error'}`, { where, seconds: (result.ms / 1000).toFixed(1) });
	return result.tests.length ? `${reason} ${say('run.stopped.so-far', { done: result.tests.length, total: Math.max(expected, result.tests.length) })}` : reason;
}

import { formatName, formatTitle, readTable } from './titles.ts';
import { createSuite, type Hook, type Hooks, type Mode, type Suite, type TaskOptions } from './tasks.ts';
import { unsupported } from './unsupported.ts';

type Body = (...args: unknown[]) => unknown;
type Case = unknown;

const defaultTimeout = 5000;
const understood = new Set(['timeout', 'skip', 'only', 'todo', 'fails']);
const chainKeys = ['skip', 'only', 'todo', 'fails'] as const;

/** Gathers the suites, tests and hooks of one file while its module runs. */
export class Collector {
	readonly file: Suite = createSuite('');
	#current = this.file;
	/** Set while tests run: then it is too late to declare any. */
	closed = false;

	/** Runs the bodies of `describe`, outer before inner, after the module itself: as Vitest does. */
	async collect(suite: Suite = this.file): Promise<void> {
		this.#current = suite;
		await suite.collect?.();
		for (const child of suite.children) if (child.type === 'suite') await this.collect(child);
		this.#current = this.file;
	}

	addHook(kind: keyof Hooks, hook: Hook): void {
		if (typeof hook !== 'function') throw new TypeError(`"${kind}" callback must be a function, received ${typeof hook}`);
		this.#current.hooks[kind].push(hook);
	}

	addTest(name: unknown, options: TaskOptions, run: Body | undefined): void {
		this.#open('it');
		const suite = this.#current;
		const all = { ...suite.options, ...options };
		const mode = modeOf(all, run);
		const timeout = all.timeout ?? defaultTimeout;
		suite.children.push({ type: 'test', name: formatName(name), suite, mode, fails: all.fails ?? false, timeout, run });
	}

	addSuite(name: unknown, options: TaskOptions, body: Body | undefined): void {
		this.#open('describe');
		const parent = this.#current;
		const { timeout, fails } = { ...parent.options, ...options };
		const suite = createSuite(formatName(name), parent, modeOf(options, body), {
			...(timeout !== undefined && { timeout }),
			...(fails !== undefined && { fails }),
		});
		suite.collect = body;
		parent.children.push(suite);
	}

	#open(what: string): void {
		if (this.closed) throw new Error(`"${what}" inside a test or hook is not possible: declare tests beside each other.`);
	}
}

type Add = (name: unknown, options: TaskOptions, body: Body | undefined) => void;
type Declare = ((name: unknown, ...rest: unknown[]) => void) & Record<string, unknown>;

/** `it` or `describe`, with all that hangs on it. `.for` gives its case as it is, `.each` spreads arrays. */
export function createDeclare(add: Add, chain: TaskOptions = {}): Declare {
	const declare = ((name: unknown, ...rest: unknown[]) => {
		const { options, body } = readArguments(rest);
		add(name, { ...chain, ...options }, body);
	}) as Declare;
	declare['each'] = eachOf((name, options, body) => add(name, { ...chain, ...options }, body), true);
	declare['for'] = eachOf((name, options, body) => add(name, { ...chain, ...options }, body), false);
	declare['skipIf'] = (condition: unknown) => createDeclare(add, condition ? { ...chain, skip: true } : chain);
	declare['runIf'] = (condition: unknown) => createDeclare(add, condition ? chain : { ...chain, skip: true });
	for (const key of chainKeys) {
		Object.defineProperty(declare, key, { get: () => createDeclare(add, { ...chain, [key]: true }) });
	}
	for (const key of ['concurrent', 'shuffle', 'extend', 'override', 'scoped']) {
		Object.defineProperty(declare, key, { get: () => unsupported(`.${key}`) });
	}
	return declare;
}

function eachOf(add: Add, spread: boolean) {
	return (given: readonly Case[], ...values: unknown[]) => {
		const cases = Array.isArray(given) && values.length ? readTable(given as string[], values) : given;
		return (name: unknown, ...rest: unknown[]): void => {
			const { options, body } = readArguments(rest);
			const template = formatName(name);
			const allArrays = spread && cases.every(Array.isArray);
			cases.forEach((one, index) => {
				const items = Array.isArray(one) ? one : [one];
				const run = body && ((context: unknown) => (allArrays ? body(...items) : spread ? body(one) : body(one, context)));
				add(formatTitle(template, items, index), options, run);
			});
		};
	};
}

function readArguments(rest: readonly unknown[]): { options: TaskOptions; body: Body | undefined } {
	const body = rest.find((one) => typeof one === 'function') as Body | undefined;
	const timeout = rest.find((one) => typeof one === 'number');
	const options = rest.find((one) => typeof one === 'object' && one !== null) ?? {};
	if (rest.indexOf(options) > 0) {
		throw new TypeError('Options come before the function: it(name, { … }, () => { … }).');
	}
	for (const [key, value] of Object.entries(options)) {
		if (!understood.has(key) && value !== undefined) unsupported(`option ${key}`);
	}
	return { options: { ...options, ...(timeout !== undefined && { timeout }) }, body };
}

function modeOf(options: TaskOptions, body: Body | undefined): Mode {
	if (options.only) return 'only';
	if (options.skip) return 'skip';
	return options.todo || !body ? 'todo' : 'run';
}

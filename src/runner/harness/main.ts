import type { StartOptions } from '../assemble.ts';
import type { ConsoleLevel, RunError } from '../protocol.ts';
import { formatFrames, type ModuleLines } from '../stack.ts';
import { Channel, cut } from './channel.ts';
import { Collector } from './collect.ts';
import { createConsole } from './console.ts';
import { runningTest } from './expect.ts';
import { reportError, runSuite } from './execute.ts';
import { describeFailure, framesOf } from './failure.ts';
import { settleModes } from './modes.ts';
import { type ModuleFactory, ModuleTable } from './modules.ts';
import { takePostMessage } from './prelude.ts';
import { suiteNames, type Test, testsOf } from './tasks.ts';
import { countTimers, dropTimers, macrotask, now, timersDone } from './time.ts';
import { createVitest } from './vitest.ts';

/** More tests than this are a mistake, and their results a flood. */
const testLimit = 5000;

const scope = globalThis as unknown as EventTarget;
const post = takePostMessage(scope);
const channel = new Channel(post);
const modules = new ModuleTable();
const collector = new Collector();
let lines: readonly ModuleLines[] = [];
let source: 'tests' | 'demo' = 'tests';

const describe = (thrown: unknown): RunError => describeFailure(thrown, lines);

/** Called by the worker's text, once per module. */
export function define(path: string, factory: ModuleFactory): void {
	modules.define(path, factory);
}

/** Called by the worker's text when all modules are defined. */
export function start(options: StartOptions): void {
	lines = options.modules;
	modules.provide('vitest', createVitest(collector));
	channel.send({ type: 'started' });
	void run(options).then(() => channel.send({ type: 'done' }));
}

countTimers(globalThis);
Object.assign(globalThis, { console: createConsole(print, inspectError) });
scope.addEventListener('error', (event) => reportStray(event, (event as ErrorEvent).error));
scope.addEventListener('unhandledrejection', (event) => reportStray(event, (event as PromiseRejectionEvent).reason));
// Only the frame's own message counts, not one that the reader's code dispatches.
scope.addEventListener('message', (event) => event.isTrusted && channel.send({ type: 'pong' }));

function print(level: ConsoleLevel, text: string): void {
	const test = runningTest() as Test | undefined;
	const name = test && { suite: suiteNames(test), name: test.name };
	channel.print({ source, ...(name && { test: name }), level, text });
}

function inspectError(error: Error): string {
	const head = String(error);
	return cut(head) + formatFrames(framesOf(error, lines));
}

/** An error that nobody caught. Said here, it does not reach the frame, where a flood of them would. */
function reportStray(event: Event, thrown: unknown): void {
	event.preventDefault();
	channel.sendError(source, describe(thrown));
}

async function run({ testPath, demoPath }: StartOptions): Promise<void> {
	if (testPath) await runTests(testPath);
	source = 'demo';
	if (demoPath) await runDemo(demoPath);
}

async function runTests(path: string): Promise<void> {
	const context = { channel, describe };
	try {
		modules.require(path);
		await collector.collect();
		collector.closed = true;
		settleModes(collector.file);
		const count = testsOf(collector.file).length;
		if (count === 0) throw new Error(`${path} declares no tests.`);
		if (count > testLimit) throw new Error(`${path} declares ${count} tests; the page runs at most ${testLimit}.`);
		channel.send({ type: 'tests-found', count });
		await runSuite(collector.file, context);
	} catch (error) {
		reportError(error, context);
	}
	await macrotask();
}

/** The demo ends when nothing is left to do, as a program in a terminal does. */
async function runDemo(path: string): Promise<void> {
	modules.reset();
	dropTimers();
	channel.send({ type: 'demo-start' });
	const start = now();
	let failure: RunError | undefined;
	try {
		modules.require(path);
	} catch (error) {
		failure = channel.shorten(describe(error));
	}
	await timersDone();
	channel.send({ type: 'demo-end', ms: now() - start, ...(failure && { error: failure }) });
}

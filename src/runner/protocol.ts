/**
 * What the parts of the runner say to each other: build → page (`RunnableExample`), worker → page
 * (`WorkerMessage`), page → interface (`RunEvent`, `RunResult`). Plain data: JSON can carry all of it.
 */

/** One module, already JavaScript; line n of `code` is line n of the file at `path` (`dpo/index.ts`). */
export interface CompiledModule {
	path: string;
	code: string;
	/** Where columns of `code` lie in the file, as `pack-columns.ts` writes it; absent for JSON. */
	columns?: string;
}

/** An example ready to run: every module it needs, each after those it imports. */
export interface RunnableExample {
	example: string;
	modules: readonly CompiledModule[];
	/** Path of the tests among `modules`; absent where there are none. */
	testPath?: string;
	/** Path of the demo among `modules`; absent where there is none. */
	demoPath?: string;
}

/** A place in a file the reader knows; lines and columns count from 1. */
export interface Position {
	path: string;
	line: number;
	column: number;
}

/** One line of a stack that lies in the reader's files. `name` is empty at top level. */
export interface StackFrame extends Position {
	name: string;
}

/** What went wrong, as text ready to show. */
export interface RunError {
	/** `AssertionError`, `RangeError`, …; what kind of value was thrown when it was no error. */
	name: string;
	message: string;
	/** Pretty-printed as Vitest prints them; only where the error compares two values. */
	expected?: string;
	received?: string;
	/** Lines marked `-` (expected), `+` (received) or ` `; no colour codes. */
	diff?: string;
	/** Innermost first; only frames in the example's own modules. May be empty. */
	stack: readonly StackFrame[];
	/** The error's `cause`, where it has one. */
	cause?: RunError;
}

/** A test by the suites around it, outermost first, and its own name, as Vitest reports them. */
export interface TestName {
	suite: readonly string[];
	name: string;
}

export type TestStatus = 'pass' | 'fail' | 'skip' | 'todo';

/** The verdict on one test. `errors` is empty unless it failed; soft assertions may give several. */
export interface TestResult extends TestName {
	status: TestStatus;
	ms: number;
	errors: readonly RunError[];
}

export type ConsoleLevel = 'log' | 'info' | 'warn' | 'error' | 'debug';

/** One call of `console.*`, formatted as a console would. */
export interface ConsoleEntry {
	source: 'tests' | 'demo';
	/** The test that was running; absent while modules load and between tests. */
	test?: TestName;
	level: ConsoleLevel;
	text: string;
}

/** What happens during a run, in order. */
export type RunEvent =
	/** The worker is up; the time limit counts from here. */
	| { type: 'started' }
	/** Tests are collected: their number, as far as a reader may wait for it. */
	| { type: 'tests-found'; count: number }
	| { type: 'test-start'; test: TestName }
	| { type: 'test-end'; result: TestResult }
	| { type: 'console'; entry: ConsoleEntry }
	/** The cap on output is reached: this is the last of it. `limitBytes` is the cap. */
	| { type: 'output-truncated'; limitBytes: number }
	/** An error outside any test: a module that does not load, a failing hook of a suite, a rejection nobody handles. */
	| { type: 'error'; source: 'tests' | 'demo'; error: RunError }
	| { type: 'demo-start' }
	| { type: 'demo-end'; ms: number; error?: RunError };

/**
 * Why a run did not come to its end:
 * `time-limit` it was still running after `limitMs`; `never-settled` the same, but the worker was idle: it waits
 * for a promise; `memory` it ran out of memory; `start-up` the worker did not start in time;
 * `worker-error` the engine refused or ended the worker; `aborted` the caller's signal.
 */
export type StopReason = 'time-limit' | 'never-settled' | 'memory' | 'start-up' | 'worker-error' | 'aborted';

/** The whole run, complete with what came before a stop. */
export interface RunResult {
	/** `done`: everything ran (tests may have failed); `stopped`: by a limit or the caller; `crashed`: by the engine. */
	status: 'done' | 'stopped' | 'crashed';
	reason?: StopReason;
	/** What the engine said, where it said anything (`crashed`). */
	message?: string;
	tests: readonly TestResult[];
	console: readonly ConsoleEntry[];
	/** Whether output was cut off at the cap. */
	truncated: boolean;
	/** Errors outside any test. */
	errors: readonly RunError[];
	/** Absent when the run ended before the demo did, or there is none. */
	demo?: { ms: number; error?: RunError };
	/** From the worker's start message to the end. */
	ms: number;
	/** From the call to the worker's start message. */
	startMs: number;
	/** What was running when it was stopped: a test, or the demo; absent while modules load. */
	running?: { source: 'tests' | 'demo'; test?: TestName };
}

/** What to run, and what to tell about it. */
export interface RunRequest {
	/** Text of the harness (`/run/harness.js`). */
	harness: string;
	runnable: RunnableExample;
	/** Running time allowed, from the worker's start message; 2 000 unless given. */
	limitMs?: number;
	/** Time allowed until the worker's start message; 10 000 unless given. */
	startLimitMs?: number;
	/** Which parts to run; both unless given. */
	parts?: readonly ('tests' | 'demo')[];
	onEvent?: (event: RunEvent) => void;
	signal?: AbortSignal;
}

/** What comes out of the frame. */
export type WorkerMessage =
	| RunEvent
	/** Everything asked for has run. */
	| { type: 'done' }
	/** The answer to a ping: the worker is not busy. */
	| { type: 'pong' }
	/** From the frame itself: the engine refused or ended the worker. `line` is one of the worker's text. */
	| { type: 'worker-error'; message: string; line?: number };

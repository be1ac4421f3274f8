import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { stripVTControlCharacters } from 'node:util';
import { childEnvironment, inRoot, root } from './project.ts';

/** One command of a longer run. */
export interface Step {
	/** One or two words: the progress line's and the log's name. */
	name: string;
	/** What this Node runs: a script and its arguments. */
	run: readonly string[];
	env?: Readonly<Record<string, string>>;
	/** Names of the steps it needs. */
	after?: readonly string[];
	/** How many of the machine's cores it keeps busy; 1 unless given. */
	cores?: number;
}

/** How a step ended. */
export interface StepOutcome {
	step: Step;
	/** `not run`: a step it needs failed. */
	status: 'passed' | 'failed' | 'not run';
	/** Where its output is, from the repository's root. */
	log: string;
}

// A signal ends a process without its `exit` event, which ends the steps.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

/**
 * Runs steps side by side as far as `cores` allow, each after those it needs, with a line when it begins and
 * when it ends. A failing step's output is printed whole; the others still run.
 */
export async function runSteps(steps: readonly Step[], cores: number): Promise<StepOutcome[]> {
	const outcomes = new Map<string, StepOutcome>();
	const running = new Map<string, Promise<void>>();
	const waiting = [...steps];
	let busy = 0;
	while (waiting.length + running.size > 0) {
		for (const step of [...waiting]) {
			const needs = step.after ?? [];
			const load = Math.min(step.cores ?? 1, cores);
			if (!needs.every((name) => outcomes.has(name))) continue;
			if (needs.some((name) => outcomes.get(name)!.status !== 'passed')) {
				waiting.splice(waiting.indexOf(step), 1);
				outcomes.set(step.name, notRun(step));
			} else if (busy + load <= cores) {
				waiting.splice(waiting.indexOf(step), 1);
				busy += load;
				const end = runStep(step).then((outcome) => {
					busy -= load;
					running.delete(step.name);
					outcomes.set(step.name, outcome);
				});
				running.set(step.name, end);
			}
		}
		await Promise.race(running.values());
	}
	return steps.map((step) => outcomes.get(step.name)!);
}

/** Runs one step with its progress lines, its output kept in `.build/logs`. */
export async function runStep(step: Step): Promise<StepOutcome> {
	const log = `.build/logs/${step.name.replaceAll(/\W+/g, '-')}.log`;
	mkdirSync(inRoot('.build', 'logs'), { recursive: true });
	const started = performance.now();
	const seconds = (): string => ((performance.now() - started) / 1000).toFixed(1);
	console.log(`▸ ${step.name} …`);
	const stillRunning = setInterval(() => console.log(`  ${step.name} is still running (${seconds()} s): ${lastLine(inRoot(log))}`), 60_000);
	const end = await runLogged(step, inRoot(log));
	clearInterval(stillRunning);
	console.log(`${end === 0 ? '✓' : '✗'} ${step.name} ${seconds()} s`);
	if (end === 0) return { step, status: 'passed', log };
	console.log(`\n${readFileSync(inRoot(log), 'utf8').trimEnd()}\n\n✗ ${step.name} ended with ${end}; the output above is in ${log}\n`);
	return { step, status: 'failed', log };
}

/** How far a step is, as it says itself. */
function lastLine(log: string): string {
	return readFileSync(log, 'utf8').trimEnd().split('\n').at(-1)!.trim().slice(0, 100);
}

/** Resolves to the exit code, or to the name of the signal that ended it. */
async function runLogged(step: Step, log: string): Promise<number | NodeJS.Signals> {
	const child = spawn(process.execPath, step.run, { cwd: root, env: childEnvironment(step.env), stdio: ['ignore', 'pipe', 'pipe'] });
	const output = createWriteStream(log);
	// Tools color what they print even here, each by another variable.
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (text: string) => output.write(stripVTControlCharacters(text)));
	}
	const stop = (): void => void child.kill('SIGTERM');
	process.once('exit', stop);
	const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals];
	process.off('exit', stop);
	output.end();
	await once(output, 'finish');
	return code ?? signal;
}

function notRun(step: Step): StepOutcome {
	console.log(`– ${step.name} was not run: it needs ${step.after!.join(' and ')}`);
	return { step, status: 'not run', log: '' };
}

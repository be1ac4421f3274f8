import type { Mode, Suite, Test } from './tasks.ts';

/**
 * Settles what runs, as Vitest's `interpretTaskModes` does: with `.only` anywhere nothing else runs (in a suite that
 * holds one, only those); what stands in a skipped or todo suite is skipped or todo.
 */
export function settleModes(file: Suite): void {
	const holders = new Set<Suite | Test>();
	findOnly(file, holders);
	settle(file, holders, false);
}

function findOnly(suite: Suite, holders: Set<Suite | Test>): boolean {
	let found = false;
	for (const child of suite.children) {
		const inside = child.type === 'suite' && findOnly(child, holders);
		if (child.mode === 'only' || inside) found = true;
	}
	if (found) holders.add(suite);
	return found;
}

function settle(suite: Suite, holders: ReadonlySet<Suite | Test>, parentIsOnly: boolean): void {
	const suiteIsOnly = parentIsOnly || suite.mode === 'only';
	for (const task of suite.children) {
		const isOnly = task.mode === 'only';
		const included = isOnly || (holders.has(suite) ? holders.has(task) : suiteIsOnly);
		if (isOnly) task.mode = 'run';
		else if (holders.size && task.mode === 'run' && !included && !holders.has(task)) task.mode = 'skip';
		if (task.type === 'test') continue;
		if (task.mode === 'run') settle(task, holders, included);
		else spread(task, task.mode);
	}
	if (suite.mode === 'run' && suite.children.length && suite.children.every(({ mode }) => mode !== 'run')) {
		suite.mode = 'skip';
	}
}

function spread(suite: Suite, mode: Mode): void {
	for (const task of suite.children) {
		if (task.mode !== 'run') continue;
		task.mode = mode;
		if (task.type === 'suite') spread(task, mode);
	}
}

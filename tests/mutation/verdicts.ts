/** What one run of an example's tests said, in whichever runner. */
export interface Verdict {
	/** In the order they ran; names with their suites: `dpoLoss > is ln 2 …`. */
	tests: readonly { name: string; status: 'pass' | 'fail' | 'skip' }[];
	/** Whether something failed outside every test: while loading, in a suite's hook. */
	failedOutside: boolean;
	/** Why the run was stopped before its end; absent where it was not. */
	stopped?: string;
}

/** Whether a run caught the mutant: a test failed, nothing loaded, or it ran for ever. */
export function isCaught(verdict: Verdict): boolean {
	return verdict.stopped !== undefined || verdict.failedOutside || verdict.tests.some(({ status }) => status === 'fail');
}

/** Every difference between two runs of the same code, in words; nothing where they agree. */
export function differences(browser: Verdict, vitest: Verdict): string[] {
	const words: string[] = [];
	const [inBrowser, inVitest] = [byName(browser), byName(vitest)];
	for (const name of new Set([...inBrowser.keys(), ...inVitest.keys()])) {
		const [mine, theirs] = [inBrowser.get(name) ?? 'absent', inVitest.get(name) ?? 'absent'];
		if (mine !== theirs) words.push(`"${name}": ${mine} in the browser, ${theirs} in Vitest`);
	}
	if (browser.failedOutside !== vitest.failedOutside) {
		words.push(`outside the tests: ${browser.failedOutside ? 'fails' : 'is well'} in the browser, not so in Vitest`);
	}
	return words;
}

/** Equal names are told apart by their order: `name`, `name (2)`. */
function byName({ tests }: Verdict): Map<string, string> {
	const statuses = new Map<string, string>();
	for (const { name, status } of tests) {
		let unique = name;
		for (let again = 2; statuses.has(unique); again += 1) unique = `${name} (${again})`;
		statuses.set(unique, status);
	}
	return statuses;
}

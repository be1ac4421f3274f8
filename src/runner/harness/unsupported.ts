/** Stops a test that uses what the page's runner leaves out. */
export function unsupported(what: string): never {
	throw new Error(
		`The page's test runner has no "${what}". It has describe, it, test (.each, .for, .skip, .only, .todo, .fails), ` +
			`beforeAll, beforeEach, afterEach, afterAll and expect without snapshots; ` +
			`open the example in StackBlitz or a terminal to use all of Vitest.`,
	);
}

/** Stands for an object of Vitest (`vi`) that the page's runner leaves out: whatever is read of it says so. */
export function unsupportedObject(name: string): object {
	return new Proxy(Object.create(null) as object, { get: (_, key) => unsupported(`${name}.${String(key)}`) });
}

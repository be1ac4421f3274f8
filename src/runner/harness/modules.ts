/** A module as the worker's text defines it. */
export type ModuleFactory = (require: Require, exports: object, module: { exports: unknown }) => void;

/** `names` are those the importer reads: the ones that are missing throw when they are read, and say so. */
export type Require = (path: string, names?: readonly string[]) => unknown;

/** The modules of one run, evaluated on first need. */
export class ModuleTable {
	readonly #factories = new Map<string, ModuleFactory>();
	#loaded = new Map<string, { exports: unknown; complete: boolean }>();

	define(path: string, factory: ModuleFactory): void {
		this.#factories.set(path, factory);
	}

	/** Registers a module that is there already (`vitest`). */
	provide(path: string, exports: object): void {
		this.define(path, (_require, _exports, module) => (module.exports = exports));
	}

	/** Forgets what was evaluated, so that the demo begins as it does in a terminal. */
	reset(): void {
		this.#loaded = new Map();
	}

	/**
	 * Evaluates a module, or returns what it exported before.
	 * @throws {Error} when there is none, or it is being evaluated already: modules must not import in a circle.
	 */
	require(path: string, names: readonly string[] = []): unknown {
		const known = this.#loaded.get(path);
		if (known?.complete === false) throw new Error(`Modules import each other in a circle, through ${path}.`);
		const exports = known ? known.exports : this.#evaluate(path);
		for (const name of names) this.#explainMissing(path, exports as object, name);
		return exports;
	}

	#evaluate(path: string): unknown {
		const factory = this.#factories.get(path);
		if (!factory) throw new Error(`There is no module ${path} in this run.`);
		const module = { exports: {} as unknown, complete: false };
		this.#loaded.set(path, module);
		try {
			factory((target, names) => this.require(target, names), module.exports as object, module);
			module.complete = true;
		} catch (error) {
			// A second import must fail for the same reason, not for a circle.
			this.define(path, () => {
				throw error;
			});
			this.#loaded.delete(path);
			throw error;
		}
		return module.exports;
	}

	#explainMissing(path: string, exports: object, name: string): void {
		if (name in exports || !Object.isExtensible(exports)) return;
		Object.defineProperty(exports, name, {
			configurable: true,
			get() {
				throw new ReferenceError(
					path === 'vitest' ? `The page's test runner has no "${name}".` : `${path} does not export "${name}".`,
				);
			},
		});
	}
}

/** What a reader leaves in this browser under one prefix, or for this visit alone where the browser keeps nothing. */
export class ReaderStore<Value extends object> {
	readonly #prefix: string;
	readonly #read: (found: Partial<Value>) => Value | undefined;
	readonly #unsaved = new Map<string, Value>();

	/** @param read the value in what was found, if it is one: storage is the reader's, and anything may stand in it. */
	constructor(prefix: string, read: (found: Partial<Value>) => Value | undefined) {
		this.#prefix = prefix;
		this.#read = read;
	}

	/** From this visit or an earlier one. */
	get(key: string): Value | undefined {
		try {
			const found = JSON.parse(localStorage.getItem(this.#prefix + key) ?? '{}') as Partial<Value>;
			return this.#read(found) ?? this.#unsaved.get(key);
		} catch {
			return this.#unsaved.get(key);
		}
	}

	/** Keeps a value, or with `undefined` forgets it. Returns whether that outlives the visit. */
	set(key: string, value: Value | undefined): boolean {
		if (value) this.#unsaved.set(key, value);
		else this.#unsaved.delete(key);
		try {
			if (value) localStorage.setItem(this.#prefix + key, JSON.stringify(value));
			else localStorage.removeItem(this.#prefix + key);
			return true;
		} catch {
			// A full or forbidden store.
			return false;
		}
	}
}

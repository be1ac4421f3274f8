/** What a reader made of a piece of code, and the code it was made from. */
export interface Edit {
	text: string;
	original: string;
}

const prefix = 'lab:edit:';
/** Edits of this visit, where the browser keeps nothing. */
const unsaved = new Map<string, Edit>();

/** The reader's edit of the code with this key, from this visit or an earlier one. */
export function keptEdit(key: string): Edit | undefined {
	try {
		return parse(localStorage.getItem(prefix + key)) ?? unsaved.get(key);
	} catch {
		return unsaved.get(key);
	}
}

/** Keeps an edit, or with `undefined` forgets it. Returns whether it outlives the visit. */
export function keepEdit(key: string, edit: Edit | undefined): boolean {
	if (edit) unsaved.set(key, edit);
	else unsaved.delete(key);
	try {
		if (edit) localStorage.setItem(prefix + key, JSON.stringify(edit));
		else localStorage.removeItem(prefix + key);
		return true;
	} catch {
		// A full or forbidden store.
		return false;
	}
}

/** Storage is the reader's: anything may stand in it. */
function parse(json: string | null): Edit | undefined {
	if (json === null) return undefined;
	try {
		const { text, original } = JSON.parse(json) as Partial<Edit>;
		return typeof text === 'string' && typeof original === 'string' ? { text, original } : undefined;
	} catch {
		return undefined;
	}
}

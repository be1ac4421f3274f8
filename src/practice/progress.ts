/** A drill that the reader has solved. */
export interface Solved {
	/** The day, as `2026-11-23`. */
	day: string;
	/** The shortest time on the clock, where it ran. */
	seconds?: number;
}

const prefix = 'lab:drill:';
/** Of this visit, where the browser keeps nothing. */
const unsaved = new Map<string, Solved>();

/** When the reader solved a drill, or `undefined`. */
export function solvedDrill(id: string): Solved | undefined {
	try {
		const { day, seconds } = JSON.parse(localStorage.getItem(prefix + id) ?? '{}') as Partial<Solved>;
		if (typeof day !== 'string') return unsaved.get(id);
		return typeof seconds === 'number' ? { day, seconds } : { day };
	} catch {
		return unsaved.get(id);
	}
}

/** Remembers that a drill is solved: the first day, the best time. */
export function solveDrill(id: string, seconds?: number): Solved {
	const before = solvedDrill(id);
	const times = [before?.seconds, seconds].filter((time) => time !== undefined);
	const day = before?.day ?? new Date().toLocaleDateString('sv');
	const solved = times.length > 0 ? { day, seconds: Math.min(...times) } : { day };
	unsaved.set(id, solved);
	try {
		localStorage.setItem(prefix + id, JSON.stringify(solved));
	} catch {
		// Remembered for this visit only.
	}
	return solved;
}

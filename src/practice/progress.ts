import { ReaderStore } from './storage.ts';

/** A drill that the reader has solved. */
export interface Solved {
	/** The day, as `2026-11-23`. */
	day: string;
	/** The shortest time on the clock, where it ran. */
	seconds?: number;
}

const solvedDrills = new ReaderStore<Solved>('lab:drill:', ({ day, seconds }) => {
	if (typeof day !== 'string') return undefined;
	return typeof seconds === 'number' ? { day, seconds } : { day };
});

/** When the reader solved a drill, or `undefined`. */
export function solvedDrill(id: string): Solved | undefined {
	return solvedDrills.get(id);
}

/** Remembers that a drill is solved: the first day, the best time. */
export function solveDrill(id: string, seconds?: number): void {
	const before = solvedDrill(id);
	const times = [before?.seconds, seconds].filter((time) => time !== undefined);
	const day = before?.day ?? new Date().toLocaleDateString('sv');
	solvedDrills.set(id, times.length > 0 ? { day, seconds: Math.min(...times) } : { day });
}

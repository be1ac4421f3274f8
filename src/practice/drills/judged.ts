import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** A drill as its page needs it: made from the example, with what this build found when it ran the tests. */
export interface JudgedDrill {
	/** The file with the code to write: `dpo/loss.ts`. */
	path: string;
	/** That file with empty functions. */
	file: string;
	/** The region alone, with empty functions. */
	stub: string;
	/** The functions to write. */
	names: readonly string[];
	/** The tests that fail while nothing is written, as `suite › name`: these judge the drill. */
	tests: readonly string[];
	/** Wrong answers by file name in `wrong/`, and which tests each fails. */
	mistakes: Readonly<Record<string, readonly string[]>>;
}

/** Where `scripts/drills.ts` leaves them, by id. */
export const judgedPath = '.build/drills.json';

/**
 * What this build found of a drill.
 * @throws {Error} when it was not judged.
 */
export function judgedDrill(id: string): JudgedDrill {
	const file = resolve(process.cwd(), judgedPath);
	if (!existsSync(file)) throw new Error(`${judgedPath} is missing: drills are judged before the site is built. Use npm run build or npm run dev.`);
	const drill = (JSON.parse(readFileSync(file, 'utf8')) as Record<string, JudgedDrill>)[id];
	if (!drill) throw new Error(`${judgedPath} has no drill "${id}". Use npm run build: it judges src/content/drills/en/${id}.mdx.`);
	return drill;
}

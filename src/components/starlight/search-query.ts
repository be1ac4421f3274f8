/** A result of Pagefind, before its page is loaded. */
export interface SearchHit {
	id: string;
	score: number;
}

const han = /\p{Script=Han}+/gu;
const segmenter = Intl.Segmenter as typeof Intl.Segmenter | undefined;

/**
 * The ways in which the index may have divided a query into words. Pagefind divides Chinese text by a dictionary when
 * it builds the index and by the browser's rules when it searches; where the two differ (掩码 is one word here and two
 * there) it finds nothing. English stays as it is.
 */
export function divisions(query: string): string[] {
	const ways: readonly ((run: string) => readonly string[])[] = [
		(run) => [run],
		(run) => pairs(run),
		(run) => (run.length % 2 ? [run[0]!, ...pairs(run.slice(1))] : pairs(run)),
		(run) => wordsOf(run),
	];
	return [...new Set(ways.map((way) => query.replace(han, (run) => ` ${way(run).join(' ')} `).replace(/\s+/g, ' ').trim()))];
}

/** The query as a phrase, which Pagefind takes in quotes: pages that have its words side by side come first. */
export function phrase(query: string): string | undefined {
	return /\S\s+\S/.test(query) && !query.includes('"') && !/\p{Script=Han}/u.test(query) ? `"${query}"` : undefined;
}

/** Everything that any of several searches found, the best first. */
export function merged<Hit extends SearchHit>(searches: readonly (readonly Hit[])[]): Hit[] {
	const best = new Map<string, Hit>();
	for (const hit of searches.flat()) if ((best.get(hit.id)?.score ?? -1) < hit.score) best.set(hit.id, hit);
	return [...best.values()].sort((a, b) => b.score - a.score);
}

/** Whether a page has the query's Chinese words as they were typed, or the query has none. */
export function hasChinese(content: string, query: string): boolean {
	const text = content.replaceAll('\u200b', '');
	return (query.match(han) ?? []).every((run) => text.includes(run));
}

/** Runs a search while Pagefind cannot divide the query again by itself. */
export async function undivided<Result>(search: () => Promise<Result>): Promise<Result> {
	Object.defineProperty(Intl, 'Segmenter', { value: undefined, configurable: true, writable: true });
	try {
		return await search();
	} finally {
		Object.defineProperty(Intl, 'Segmenter', { value: segmenter, configurable: true, writable: true });
	}
}

function pairs(run: string): string[] {
	return run.match(/.{1,2}/gu) ?? [];
}

function wordsOf(run: string): string[] {
	if (!segmenter) return [run];
	return [...new segmenter('zh', { granularity: 'word' }).segment(run)].map(({ segment }) => segment);
}

import { getCollection, type CollectionEntry } from 'astro:content';
import { yearSuffixes } from './citations.ts';

/** A source, and the letter that tells it apart from those of the same authors and year. */
export interface CitedReference {
	data: CollectionEntry<'references'>['data'];
	suffix: string;
}

let known: Promise<Map<string, CitedReference>> | undefined;

/**
 * The source with this key.
 * @param where the page that cites it, for the message.
 * @throws {Error} when there is none.
 */
export async function findReference(id: string, where: string): Promise<CitedReference> {
	const reference = (await (import.meta.env.DEV ? load() : (known ??= load()))).get(id);
	if (reference) return reference;
	throw new Error(`${where}: <Cite id="${id}" />: src/content/references.json has no entry "${id}".`);
}

async function load(): Promise<Map<string, CitedReference>> {
	const references = (await getCollection('references')).map(({ data }) => data);
	const suffixes = yearSuffixes(references);
	return new Map(references.map((data) => [data.id, { data, suffix: suffixes.get(data.id) ?? '' }]));
}

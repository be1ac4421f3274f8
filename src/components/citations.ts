import { Cite as Citation, plugins } from '@citation-js/core';
import '@citation-js/plugin-csl';

/** A source in CSL-JSON. */
export interface Reference {
	id: string;
	title: string;
	URL?: string | undefined;
}

/** One use of a source on a page: where in the source to look. */
export interface Use {
	id: string;
	at?: string;
}

plugins.config.get('@csl');

/** `Rafailov et al., 2024a`: how the text names a source; `suffix` as `yearSuffixes` gives it. */
export function citationLabel(reference: Reference, suffix = ''): string {
	return format(reference, 'citation', 'text').replace(/^\(|\)$/g, '').replace(/(\d{4}|n\.d\.)$/, `$1${suffix}`);
}

/** The full entry of a bibliography as HTML, addresses as links. */
export function bibliographyEntry(reference: Reference, suffix = ''): string {
	const html = format(reference, 'bibliography', 'html');
	const entry = /<div[^>]*class="csl-entry"[^>]*>([\s\S]*?)<\/div>/.exec(html)?.[1] ?? html;
	return entry
		.trim()
		.replace(/\((\d{4}|n\.d\.)(?=[,)])/, `($1${suffix}`)
		.replace(/https?:\/\/[^\s<]+[^\s<.]/g, (address) => `<a href="${address}">${address.replace(/^https?:\/\//, '')}</a>`);
}

/**
 * The letters that tell sources of the same authors and year apart, by id, the same on every page: citation-js gives
 * them only to sources of one list.
 */
export function yearSuffixes(references: readonly Reference[]): Map<string, string> {
	const alike = new Map<string, string[]>();
	for (const reference of references) {
		const label = citationLabel(reference);
		alike.set(label, [...(alike.get(label) ?? []), reference.id]);
	}
	const groups = [...alike.values()].filter((ids) => ids.length > 1);
	return new Map(groups.flatMap((ids) => ids.map((id, index) => [id, String.fromCharCode(97 + index)] as const)));
}

/**
 * Which sources a page cites, in the order of first use, with all the places it points to. Read from the MDX itself,
 * included questions where they are included: components render side by side and cannot be asked.
 */
export function citedSources(body: string, questionBody: (id: string) => string): Map<string, string[]> {
	const sources = new Map<string, string[]>();
	for (const { id, at } of uses(body, questionBody)) {
		const places = sources.get(id) ?? [];
		if (at && !places.includes(at)) places.push(at);
		sources.set(id, places);
	}
	return sources;
}

function uses(body: string, questionBody: (id: string) => string): Use[] {
	return [...body.matchAll(/<(Cite|Question)\s((?:[^">]|"[^"]*")*)>/g)].flatMap(([, tag, attributes]) => {
		const id = attribute(attributes!, 'id');
		if (!id) return [];
		if (tag === 'Question') return uses(questionBody(id), () => '');
		const at = attribute(attributes!, 'at');
		return [at ? { id, at } : { id }];
	});
}

function attribute(attributes: string, name: string): string | undefined {
	return new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];
}

const formatted = new Map<Reference, Map<string, string>>();

/** A page cites a source many times, and the style takes its time for each. */
function format(reference: Reference, kind: 'citation' | 'bibliography', output: 'text' | 'html'): string {
	const known = formatted.get(reference) ?? new Map<string, string>();
	formatted.set(reference, known);
	const text = known.get(kind) ?? inStyle(reference, kind, output);
	known.set(kind, text);
	return text;
}

function inStyle(reference: Reference, kind: 'citation' | 'bibliography', output: 'text' | 'html'): string {
	return (
		new Citation([reference])
			.format(kind, { format: output, template: 'apa', lang: 'en-US' })
			.trim()
			// Where the data names the first authors and "et al.", the style takes that for one author more.
			.replace(/ (?:&#38;|&) et al\./, ' et al.')
			// It says arXiv as archive and as publisher, and "Retrieved" even without a date.
			.replace('arXiv. arXiv.', 'arXiv.')
			.replace('Retrieved http', 'http')
	);
}

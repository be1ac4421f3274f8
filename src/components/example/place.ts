/** What is needed of a page: its id is `en/alignment/dpo`. */
interface Page {
	id: string;
	body?: string | undefined;
}

/** The id that an `<Example>` has on its page. */
export function exampleAnchor(name: string, region: string | undefined): string {
	return `example-${name}${region ? `-${region}` : ''}`;
}

/**
 * Where readers can run an example: on the page they are on, else on the first that shows it in their language.
 * @throws {Error} when no page shows it.
 */
export function exampleUrl(pages: readonly Page[], name: string, here: Page, url: (page: string) => string): string {
	const locale = here.id.split('/')[0]!;
	const inLanguage = pages.filter(({ id }) => id.startsWith(`${locale}/`)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
	for (const page of [here, ...inLanguage]) {
		const anchor = firstAnchor(page.body ?? '', name);
		if (anchor) return page === here ? `#${anchor}` : `${url(page.id.slice(locale.length + 1))}#${anchor}`;
	}
	throw new Error(`<Computed example="${name}" /> on ${here.id}: no page of ${locale}/ has <Example name="${name}" />. Show it on one.`);
}

function firstAnchor(body: string, name: string): string | undefined {
	const tag = new RegExp(`<Example\\s(?=[^>]*\\bname="${name}")[^>]*>`).exec(body)?.[0];
	return tag && exampleAnchor(name, /\bregion="([^"]*)"/.exec(tag)?.[1]);
}

import { element } from '../example/dom.ts';
import { divisions, hasChinese, merged, phrase, undivided, type SearchHit } from './search-query.ts';

interface PagefindSubResult {
	title: string;
	url: string;
	excerpt: string;
}

interface PagefindPage {
	url: string;
	content: string;
	excerpt: string;
	meta: Readonly<Record<string, string>>;
	sub_results: readonly PagefindSubResult[];
}

interface PagefindHit extends SearchHit {
	data(): Promise<PagefindPage>;
}

interface Pagefind {
	options(options: { baseUrl: string; excerptLength: number; noWorker: boolean }): Promise<void>;
	init(): Promise<void>;
	search(query: string): Promise<{ results: readonly PagefindHit[] }>;
}

const shownPages = 8;
/** Pages loaded at most for one query, to tell those with its words from those with parts of them. */
const loadedPages = 12;
const attached = new WeakSet<HTMLDialogElement>();

/** Loads the index of the page's language and answers what is typed. */
export async function attach(host: HTMLElement, dialog: HTMLDialogElement): Promise<void> {
	if (attached.has(dialog)) return;
	attached.add(dialog);
	const words = JSON.parse(host.dataset['words'] ?? '{}') as Record<string, string>;
	const input = dialog.querySelector('input')!;
	const status = dialog.querySelector<HTMLElement>('[data-status]')!;
	const list = dialog.querySelector<HTMLElement>('[data-results]')!;
	status.textContent = words['loading'] ?? '';
	const pagefind = await load(host.dataset['bundle'] ?? '/pagefind/').catch(() => undefined);
	if (!pagefind) {
		attached.delete(dialog);
		status.textContent = (import.meta.env.DEV ? words['dev'] : words['failed']) ?? '';
		return;
	}
	const answer = async (): Promise<void> => {
		const query = input.value.trim();
		if (!query) {
			status.textContent = words['hint'] ?? '';
			list.replaceChildren();
			return;
		}
		await new Promise((resolve) => setTimeout(resolve, 120));
		if (query !== input.value.trim()) return;
		const pages = await find(pagefind, query);
		if (query !== input.value.trim()) return;
		const count = (pages.length === 1 ? words['one'] : words['other'])?.replace('{{count}}', String(pages.length));
		status.textContent = pages.length ? (count ?? '') : `${words['empty'] ?? ''} “${query}”`;
		list.replaceChildren(...pages.slice(0, shownPages).map(pageResult));
	};
	input.addEventListener('input', () => void answer());
	list.addEventListener('click', () => dialog.close());
	dialog.addEventListener('keydown', (event) => moveFocus(event, input, list));
	await answer();
}

/** The pages that answer a query, the best first. */
async function find(pagefind: Pagefind, query: string): Promise<PagefindPage[]> {
	const search = async (text: string): Promise<readonly PagefindHit[]> => (await pagefind.search(text)).results;
	const all = merged(await undivided(() => Promise.all(divisions(query).map(search))));
	const quoted = phrase(query);
	// Pagefind scores all pages with the phrase alike; among them the words decide.
	const withPhrase = new Set(quoted ? (await search(quoted)).map(({ id }) => id) : []);
	const ranked = [...all.filter(({ id }) => withPhrase.has(id)), ...all.filter(({ id }) => !withPhrase.has(id))];
	const pages = await Promise.all(ranked.slice(0, loadedPages).map((hit) => hit.data()));
	const exact = pages.filter(({ content }) => hasChinese(content, query));
	return exact.length ? exact : pages;
}

async function load(bundle: string): Promise<Pagefind> {
	const pagefind = (await import(/* @vite-ignore */ `${bundle}pagefind.js`)) as Pagefind;
	// In the page, where `undivided` reaches it.
	await pagefind.options({ baseUrl: import.meta.env.BASE_URL, excerptLength: 22, noWorker: true });
	await pagefind.init();
	return pagefind;
}

function pageResult(page: PagefindPage): HTMLElement {
	const parts = page.sub_results.filter(({ url }) => url.includes('#')).slice(0, 3);
	const item = element('li', '', link(page.url, page.meta['title'] ?? page.url, parts.length ? '' : page.excerpt));
	if (parts.length) item.append(element('ul', '', ...parts.map((part) => element('li', '', link(part.url, part.title, part.excerpt)))));
	return item;
}

function link(url: string, title: string, excerpt: string): HTMLElement {
	const anchor = element('a', '', element('span', 'search-title', title));
	anchor.href = url;
	if (excerpt) {
		const text = element('span', 'search-excerpt');
		// Pagefind escapes the page's text and adds <mark> alone.
		text.innerHTML = excerpt;
		anchor.append(text);
	}
	return anchor;
}

function moveFocus(event: KeyboardEvent, input: HTMLInputElement, list: HTMLElement): void {
	if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
	const stops: HTMLElement[] = [input, ...list.querySelectorAll('a')];
	const index = stops.indexOf(document.activeElement as HTMLElement);
	const next = stops[index + (event.key === 'ArrowDown' ? 1 : -1)];
	if (!next) return;
	event.preventDefault();
	next.focus();
}

import { element } from '../example/dom.ts';

interface PagefindSubResult {
	title: string;
	url: string;
	excerpt: string;
}

interface PagefindPage {
	url: string;
	excerpt: string;
	meta: Readonly<Record<string, string>>;
	sub_results: readonly PagefindSubResult[];
}

interface Pagefind {
	options(options: { baseUrl: string; excerptLength: number }): Promise<void>;
	init(): Promise<void>;
	debouncedSearch(query: string, options?: object, delay?: number): Promise<null | {
		results: readonly { data(): Promise<PagefindPage> }[];
	}>;
}

const shownPages = 8;
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
		const found = await pagefind.debouncedSearch(query, {}, 120);
		if (!found || query !== input.value.trim()) return;
		const pages = await Promise.all(found.results.slice(0, shownPages).map((result) => result.data()));
		const count = (found.results.length === 1 ? words['one'] : words['other'])?.replace('{{count}}', String(found.results.length));
		status.textContent = found.results.length ? (count ?? '') : `${words['empty'] ?? ''} “${query}”`;
		list.replaceChildren(...pages.map(pageResult));
	};
	input.addEventListener('input', () => void answer());
	list.addEventListener('click', () => dialog.close());
	dialog.addEventListener('keydown', (event) => moveFocus(event, input, list));
	await answer();
}

async function load(bundle: string): Promise<Pagefind> {
	const pagefind = (await import(/* @vite-ignore */ `${bundle}pagefind.js`)) as Pagefind;
	await pagefind.options({ baseUrl: import.meta.env.BASE_URL, excerptLength: 22 });
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

const base = import.meta.env.BASE_URL.replace(/\/$/, '');

/** An address under the site's base path: `sitePath('favicon.svg')`; the base itself, ending in a slash, for `''`. */
export function sitePath(path: string): string {
	return `${base}/${path}`;
}

/** The address of a page in a language: `pageUrl('zh-cn', 'glossary')`. */
export function pageUrl(locale: string | undefined, page: string): string {
	return sitePath(`${locale ?? 'en'}/${page}/`);
}

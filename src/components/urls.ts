/** The address of a page in a language, under the site's base path: `pageUrl('zh-cn', 'glossary')`. */
export function pageUrl(locale: string | undefined, page: string): string {
	return `${import.meta.env.BASE_URL.replace(/\/$/, '')}/${locale ?? 'en'}/${page}/`;
}

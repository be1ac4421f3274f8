import { describe, expect, it } from 'vitest';
import { contentPages, counterpart, isBuilt, pages, readBuilt, resolveLink } from './site.ts';

/** Scheme and host the site was built for. */
const origin = new URL(process.env['SITE_URL'] ?? 'http://localhost:4321').origin;

describe.for(contentPages.map((page) => [page.file, page] as const))('%s', ([, page]) => {
	const { dom } = page;
	const meta = (name: string) => dom.querySelector(`meta[name="${name}"], meta[property="${name}"]`)?.getAttribute('content');

	it('has a title and a description of its own', () => {
		const title = dom.querySelector('title')!.text;
		expect(title.length).toBeGreaterThan(5);
		expect(meta('description')?.length).toBeGreaterThan(10);
		expect(contentPages.filter((other) => other.dom.querySelector('title')!.text === title)).toHaveLength(1);
	});

	it('names its two languages to search engines', () => {
		const alternates = dom.querySelectorAll('link[rel="alternate"][hreflang]').map((link) => [link.getAttribute('hreflang'), link.getAttribute('href')]);
		const addresses = [page, counterpart(page)!].map(({ address }) => `${origin}${address}`);
		const [english, chinese] = page.language === 'en' ? addresses : addresses.toReversed();
		expect(alternates).toEqual(expect.arrayContaining([['en', english], ['zh-CN', chinese]]));
		expect(dom.querySelector('link[rel="canonical"]')?.getAttribute('href')).toBe(`${origin}${page.address}`);
	});

	it('shows a card in social media', () => {
		expect(meta('og:title')).toBeTruthy();
		expect(meta('og:locale')).toBe(page.language === 'en' ? 'en' : 'zh-CN');
		const image = meta('og:image')!;
		expect(image.startsWith(origin)).toBe(true);
		expect(isBuilt(resolveLink(page, new URL(image).pathname)!.file)).toBe(true);
	});

	it('has one first heading', () => {
		expect(dom.querySelectorAll('h1')).toHaveLength(1);
	});
});

describe('the card’s image', () => {
	it('is a PNG of 1200 × 630, as the pages say', () => {
		const png = readBuilt('social.png');
		expect(png.subarray(1, 4).toString()).toBe('PNG');
		expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
	});
});

describe('every page', () => {
	it.for(pages.map((page) => [page.file, page] as const))('has an icon that exists: %s', ([, page]) => {
		const icon = page.dom.querySelector('link[rel~="icon"]')?.getAttribute('href');
		expect(isBuilt(resolveLink(page, icon!)!.file)).toBe(true);
	});
});

describe('the sitemap', () => {
	const listed = [...readBuilt('sitemap-0.xml').toString().matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => match[1]!);

	it('lists every page of both languages, and no 404', () => {
		expect(listed).toEqual(expect.arrayContaining(contentPages.map(({ address }) => `${origin}${address}`)));
		expect(listed.filter((address) => address.includes('404'))).toEqual([]);
		for (const address of listed) expect(isBuilt(resolveLink(pages[0]!, new URL(address).pathname)!.file), address).toBe(true);
	});

	it('is found by its index, and links both languages of a page', () => {
		expect(readBuilt('sitemap-index.xml').toString()).toContain('sitemap-0.xml</loc>');
		expect(readBuilt('sitemap-0.xml').toString()).toMatch(/<xhtml:link rel="alternate" hreflang="zh-CN" href="[^"]+\/zh-cn\/alignment\/dpo\/"/);
	});
});

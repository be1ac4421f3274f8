// @ts-check
import { existsSync, readdirSync } from 'node:fs';
import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import sitemap from '@astrojs/sitemap';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';
import { codeTheme, tokenClasses } from './src/components/highlight.ts';
import { delivery } from './src/delivery/index.ts';
import { chapters } from './src/chapters.ts';
import { remarkHeadingIds } from './src/markdown/heading-ids.ts';
import { rehypeMathPunctuation } from './src/markdown/math-punctuation.ts';
import { rehypeScrollBoxes } from './src/markdown/scroll-boxes.ts';
import project from './package.json' with { type: 'json' };

const repository = process.env['REPOSITORY_URL'] ?? /** @type {{ repository?: string }} */ (project).repository;

/** Chapters in the document's order; one appears with its first page. */
const sidebar = chapters
	.filter(({ folder }) => hasPages(`src/content/docs/en/${folder}`))
	.map(({ folder, en, zh }) => ({
		label: en,
		translations: { 'zh-CN': zh },
		items: [{ autogenerate: { directory: folder } }],
	}));

export default defineConfig({
	site: process.env['SITE_URL'] ?? 'http://localhost:4321',
	base: process.env['BASE_PATH'] ?? '/',
	trailingSlash: 'always',
	// The default 'jsx' drops the spaces between inline elements that stand on lines of their own.
	compressHTML: true,
	// An inlined stylesheet would need a hash in every page's policy.
	build: { inlineStylesheets: 'never' },
	markdown: {
		processor: unified({
			remarkPlugins: [remarkMath, remarkHeadingIds],
			rehypePlugins: [[rehypeKatex, { throwOnError: true, strict: 'error' }], rehypeMathPunctuation, rehypeScrollBoxes],
		}),
		syntaxHighlight: 'shiki',
		shikiConfig: { theme: codeTheme, transformers: [tokenClasses] },
	},
	integrations: [
		starlight({
			title: { en: 'LLM Interview Lab', 'zh-CN': '大模型面试实验室' },
			locales: { en: { label: 'English', lang: 'en' }, 'zh-cn': { label: '简体中文', lang: 'zh-CN' } },
			defaultLocale: 'en',
			logo: { src: './src/components/starlight/mark.svg', alt: '' },
			favicon: '/favicon.svg',
			sidebar: [...(hasFile('routes') ? ['routes'] : []), ...sidebar, ...['review', 'errata', 'glossary'].filter(hasFile)],
			disable404Route: true,
			expressiveCode: false,
			pagination: true,
			credits: false,
			tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 3 },
			customCss: ['katex/dist/katex.min.css', './src/styles/theme.css', './src/styles/prose.css', './src/styles/code.css', './src/styles/editor.css', './src/styles/report.css', './src/styles/drills.css', './src/styles/landing.css', './src/sandbox/embed.css'],
			components: {
				Head: './src/components/starlight/Head.astro',
				Search: './src/components/starlight/Search.astro',
				PageTitle: './src/components/starlight/PageTitle.astro',
			},
			...(repository
				? {
						editLink: { baseUrl: `${repository}/edit/main/` },
						social: [{ icon: /** @type {const} */ ('github'), label: 'GitHub', href: repository }],
					}
				: {}),
		}),
		mdx({ optimize: true }),
		preact(),
		sitemap({
			i18n: { defaultLocale: 'en', locales: { en: 'en', 'zh-cn': 'zh-CN' } },
			filter: (page) => !page.includes('/404'),
		}),
		delivery(),
	],
	vite: {
		define: { 'import.meta.env.REPOSITORY_URL': JSON.stringify(repository ?? '') },
		build: { assetsInlineLimit: 0 },
	},
});

/** @param {string} folder */
function hasPages(folder) {
	return existsSync(folder) && readdirSync(folder).some((file) => file.endsWith('.mdx') && !file.startsWith('_'));
}

/** @param {string} page */
function hasFile(page) {
	return existsSync(`src/content/docs/en/${page}.mdx`);
}

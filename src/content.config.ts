import { docsLoader, i18nLoader } from '@astrojs/starlight/loaders';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
import { file, glob } from 'astro/loaders';
import { parse } from 'yaml';
import {
	docsFields,
	drillSchema,
	glossarySchema,
	interfaceWords,
	questionSchema,
	referenceSchema,
} from './content.schemas.ts';

const markdown = (folder: string) => glob({ pattern: '{en,zh-cn}/**/[^_]*.mdx', base: `./src/content/${folder}` });

export const collections = {
	/** Chapters. */
	docs: defineCollection({ loader: docsLoader(), schema: docsSchema({ extend: docsFields }) }),
	/** Interview questions: one file each, included by chapters, cards and mock interviews. */
	questions: defineCollection({ loader: markdown('questions'), schema: questionSchema }),
	/** Tasks of the drills. */
	drills: defineCollection({ loader: markdown('drills'), schema: drillSchema }),
	/** The words that components speak. */
	i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema({ extend: interfaceWords }) }),
	/** Terms: the only place where a translation is decided. */
	glossary: defineCollection({
		loader: file('src/content/glossary.yaml', { parser: (text) => parse(text) }),
		schema: glossarySchema,
	}),
	/** Every source cited, once. */
	references: defineCollection({ loader: file('src/content/references.json'), schema: referenceSchema }),
};

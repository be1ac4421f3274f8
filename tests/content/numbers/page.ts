import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

/** A part of a page in English and in Chinese. */
export interface Stated {
	where: string;
	texts: readonly string[];
}

/**
 * A section of a page in both languages: from the heading with this id to the next one that is not below it.
 * @param page as `alignment/ppo`.
 */
export function section(page: string, id: string): Stated {
	const texts = ['en', 'zh-cn'].map((language) => {
		const path = `src/content/docs/${language}/${page}.mdx`;
		const lines = readFileSync(path, 'utf8').split('\n');
		const start = lines.findIndex((line) => line.startsWith('#') && line.includes(`\\{#${id}}`));
		if (start < 0) throw new Error(`${path} has no heading with the id ${id}.`);
		const level = /^#+/.exec(lines[start]!)![0].length;
		const length = lines.slice(start + 1).findIndex((line) => /^#+ /.test(line) && /^#+/.exec(line)![0].length <= level);
		return lines.slice(start, length < 0 ? undefined : start + 1 + length).join('\n');
	});
	return { where: `${page}#${id}`, texts };
}

/** A question and its answers in both languages. */
export function question(chapter: string, id: string): Stated {
	const texts = ['en', 'zh-cn'].map((language) => readFileSync(`src/content/questions/${language}/${chapter}/${id}.mdx`, 'utf8'));
	return { where: id, texts };
}

/**
 * Expects both languages to state these numbers, with as many digits as given, whatever sign and separator of thousands
 * they are written with: `expectStated(section('alignment/ppo', 'run-learn'), history[30].kl.toFixed(3))`.
 */
export function expectStated({ where, texts }: Stated, ...numbers: readonly string[]): void {
	for (const text of texts) {
		const plain = text.replaceAll('−', '-').replaceAll(/(?<=\d)(?:,|\{,\}|\\,)(?=\d{3})/g, '');
		const missing = numbers.filter((number) => !new RegExp(`(?<![\\d.])${number.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\d]|\\.\\d)`).test(plain));
		expect(missing, `not stated at ${where}`).toEqual([]);
	}
}

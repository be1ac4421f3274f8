import { describe, expect, it } from 'vitest';
import { exampleUrl } from './place.ts';

const dpo = { id: 'en/alignment/dpo', body: 'text\n<Example region="loss" name="dpo" />\n<Example name="dpo" region="gradient" />' };
const ppo = { id: 'en/alignment/ppo', body: '<Example name="ppo" />' };
const chinese = { id: 'zh-cn/alignment/ppo', body: '<Example name="dpo" />' };
const url = (page: string): string => `/guide/${page}/`;

describe('where an example can be run', () => {
	it('is the page itself, at its first region', () => {
		expect(exampleUrl([ppo, dpo], 'dpo', dpo, url)).toBe('#example-dpo-loss');
	});

	it('is else another page of the language', () => {
		expect(exampleUrl([chinese, ppo, dpo], 'dpo', ppo, url)).toBe('/guide/alignment/dpo/#example-dpo-loss');
		expect(exampleUrl([chinese, ppo, dpo], 'ppo', dpo, url)).toBe('/guide/alignment/ppo/#example-ppo');
	});

	it('must exist', () => {
		expect(() => exampleUrl([chinese, ppo], 'dpo', ppo, url)).toThrow('<Computed example="dpo" /> on en/alignment/ppo: no page of en/ has <Example name="dpo" />');
	});
});

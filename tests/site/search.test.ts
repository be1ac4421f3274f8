import { gunzipSync } from 'node:zlib';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { builtFiles, readBuilt } from './site.ts';

const compressed = builtFiles('pagefind/**/*.{pf_meta,pf_index,pf_fragment,pf_filter,pagefind}');
const scripts = builtFiles('pagefind/*.js');

/** Pagefind before 1.6 can be ended before its last bytes are written (its issue 1271): the build says nothing. */
describe('the search index is written to the last byte', () => {
	it('has a part for each language', () => {
		for (const language of ['en', 'zh-cn']) {
			expect(compressed.filter((file) => file.startsWith(`pagefind/pagefind.${language}_`)), language).toHaveLength(1);
			expect(compressed.filter((file) => file.includes(`/fragment/${language}_`)).length, language).toBeGreaterThan(0);
		}
	});

	it.for(compressed)('%s is decompressed', (file) => {
		expect(gunzipSync(readBuilt(file)).subarray(0, 12).toString()).toBe('pagefind_dcd');
	});

	it.for(scripts)('%s is a whole script', (file) => {
		expect(syntaxErrors(readBuilt(file).toString())).toEqual([]);
	});

	it('would be missed if a file were cut off', () => {
		const script = readBuilt('pagefind/pagefind.js').toString();
		expect(syntaxErrors(script.slice(0, 32_768))).not.toEqual([]);
		const part = readBuilt(compressed[0]!);
		expect(() => gunzipSync(part.subarray(0, part.length / 2))).toThrow();
	});
});

function syntaxErrors(script: string): string[] {
	const { diagnostics = [] } = ts.transpileModule(script, { reportDiagnostics: true, fileName: 'script.js', compilerOptions: { allowJs: true, target: ts.ScriptTarget.ESNext } });
	return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'node-html-parser';
import { bootstrapScript } from '../runner/frame.ts';
import { stackblitzOrigin } from '../sandbox/form.ts';

/**
 * Writes a Content-Security-Policy with the hashes of its own inline scripts and styles into every page of `root`.
 * @returns how many pages there were.
 */
export function writePolicies(root: string): number {
	const pages = globSync('**/*.html', { cwd: root }).map((page) => resolve(root, page));
	for (const page of pages) {
		const html = readFileSync(page, 'utf8');
		writeFileSync(page, withPolicy(html));
	}
	return pages.length;
}

/** A page with its policy as the first thing after the character set, before anything it governs. */
export function withPolicy(html: string): string {
	const meta = `<meta http-equiv="content-security-policy" content="${policyOf(html)}">`;
	const charset = /<meta charset[^>]*>/i;
	if (!charset.test(html)) throw new Error('A page without <meta charset>: the policy stands after it. Add it to the page’s <head>.');
	return html.replace(charset, (tag) => tag + meta);
}

/** The policy of a page: everything ours, nothing inline but what the build wrote, StackBlitz on a click. */
export function policyOf(html: string): string {
	const page = parse(html, { comment: false, blockTextElements: { script: true, style: true } });
	const inlineScripts = page
		.querySelectorAll('script')
		.filter((script) => !script.hasAttribute('src') && isExecutable(script.getAttribute('type')))
		.map((script) => script.rawText);
	const inlineStyles = page.querySelectorAll('style').map((style) => style.rawText);
	// The runner's frame inherits this policy.
	const scripts = [...new Set([...inlineScripts, bootstrapScript].map(hash))];
	const styles = [...new Set(inlineStyles.map(hash))];
	return [
		`default-src 'none'`,
		// 'wasm-unsafe-eval' is Pagefind's index.
		`script-src 'self' 'wasm-unsafe-eval' ${scripts.join(' ')}`,
		[`style-src-elem 'self'`, ...styles].join(' '),
		// KaTeX places its boxes by style attributes, which can run nothing.
		`style-src-attr 'unsafe-inline'`,
		`img-src 'self' data:`,
		`font-src 'self'`,
		`connect-src 'self'`,
		`manifest-src 'self'`,
		`worker-src 'self' data: blob:`,
		`frame-src ${stackblitzOrigin}`,
		`form-action ${stackblitzOrigin}`,
		`base-uri 'none'`,
	].join('; ');
}

/** A source expression that allows exactly this inline text. */
export function hash(text: string): string {
	return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

function isExecutable(type: string | undefined): boolean {
	return !type || type === 'module' || type === 'text/javascript';
}

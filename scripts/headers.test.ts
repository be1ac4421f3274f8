import { describe, expect, it } from 'vitest';
import { headersFor, parseHeaders, patternMatches } from './headers.ts';

const file = `# isolation
/*
  Cross-Origin-Opener-Policy: same-origin
  X-Robots-Tag: noindex

/run/*
  Cache-Control: public, max-age=60
  X-Robots-Tag: nosnippet

/open/:page/
  ! X-Robots-Tag
`;

describe('headersFor', () => {
	const rules = parseHeaders(file);

	it('merges every rule that matches', () => {
		expect(Object.fromEntries(headersFor(rules, '/run/dpo.json'))).toEqual({
			'cross-origin-opener-policy': 'same-origin',
			'cache-control': 'public, max-age=60',
			'x-robots-tag': 'noindex, nosnippet',
		});
	});

	it('takes a header away', () => {
		expect([...headersFor(rules, '/open/dpo/').keys()]).toEqual(['cross-origin-opener-policy']);
	});
});

describe('patternMatches', () => {
	it.each([
		['/*', '/', true],
		['/*', '/en/x/', true],
		['/run/*', '/run/a/b.js', true],
		['/run/*', '/en/run/', false],
		['/a.js', '/a.js', true],
		['/a.js', '/axjs', false],
		['/*.woff2', '/fonts/a.woff2', true],
		['/:lang/x', '/en/x', true],
		['/:lang/x', '/en/y/x', false],
	])('%s and %s: %s', (pattern, path, expected) => {
		expect(patternMatches(pattern, path)).toBe(expected);
	});
});

describe('parseHeaders', () => {
	it('names the line it cannot read', () => {
		expect(() => parseHeaders('/*\n  no header here')).toThrow('public/_headers:2');
		expect(() => parseHeaders('  X-A: b')).toThrow('public/_headers:1');
	});
});

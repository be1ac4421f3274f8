import { expect, it } from 'vitest';
import references from '../content/references.json' with { type: 'json' };
import { bibliographyEntry, citationLabel, type Reference } from './citations.ts';
it('x', () => {
	for (const r of references as unknown as Reference[]) console.log(citationLabel(r), '|', bibliographyEntry(r));
	expect(1).toBe(1);
});

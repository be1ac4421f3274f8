import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { writePolicies } from './policy.ts';
import { subsetMathFonts } from './math-fonts.ts';

/** What happens to `dist/` after Astro and Pagefind have written it. */
export function delivery(): AstroIntegration {
	return {
		name: 'delivery',
		hooks: {
			'astro:build:done': async ({ dir, logger }) => {
				const root = fileURLToPath(dir);
				const fonts = await subsetMathFonts(root);
				logger.info(`mathematics: ${fonts.used} of ${fonts.all} fonts, ${fonts.bytesBefore} → ${fonts.bytesAfter} bytes`);
				logger.info(`content security policy written into ${writePolicies(root)} pages`);
			},
		},
	};
}

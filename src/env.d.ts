declare namespace App {
	interface Locals {
		/** How many terms the page has shown so far: numbers their notes. */
		termCount?: number;
		/** Examples that the page has shown so far: what all of one topic share stands under the first. */
		examplesShown?: string[];
		/** Whether the words that Run speaks stand on the page already. */
		exampleWords?: boolean;
		/** The drill whose page this is. */
		drill?: import('./practice/drills/judged.ts').JudgedDrill & { id: string; title: string; level: 1 | 2 | 3; page: string; example: string; region: string };
	}
}

declare module '@citation-js/core' {
	export const plugins: { config: { get(name: string): unknown } };
	export class Cite {
		constructor(data: readonly object[]);
		format(kind: 'bibliography' | 'citation', options: { format: 'text' | 'html'; template: string; lang: string }): string;
	}
}
declare module '@citation-js/plugin-csl';
declare module 'subset-font' {
	export default function subsetFont(font: Uint8Array, text: string, options: { targetFormat: 'woff2' }): Promise<Uint8Array>;
}


interface ImportMetaEnv {
	/** Address of the repository, or empty where it is not known. */
	readonly REPOSITORY_URL: string;
}

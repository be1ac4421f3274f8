import type { WorkspaceFiles } from '../../src/workspace/files.ts';
import type { ExampleMutant } from './examples.ts';
import type { MutantKind } from './changes.ts';

/** A mutant that no test can catch, because it computes the same: an entry of `equivalent-mutants.json`. */
export interface EquivalentMutant {
	/** The line as it stands in the code, without indentation. */
	line: string;
	/** The same line with the mistake. */
	mutant: string;
	why: string;
}

const requiredKinds: readonly MutantKind[] = ['operator', 'comparison', 'constant', 'term'];
const fewest = 10;

/** The mutants an example declares to be no mistakes. */
export function equivalentMutants(files: WorkspaceFiles, example: string): EquivalentMutant[] {
	return JSON.parse(files[`${example}/equivalent-mutants.json`] ?? '[]') as EquivalentMutant[];
}

/** Whether an example declares the mutant to be no mistake. */
export function isListed(mutant: ExampleMutant, listed: readonly EquivalentMutant[]): boolean {
	return listed.some((entry) => isSame(entry, mutant));
}

/**
 * What is wrong with an example's mutants and the list of those that survive, each with what to do; nothing if all
 * is well. The listed ones must be among those that were run.
 */
export function survivorProblems(
	mutants: readonly ExampleMutant[],
	survivors: readonly ExampleMutant[],
	listed: readonly EquivalentMutant[],
): string[] {
	const kinds = requiredKinds.filter((kind) => !mutants.some((mutant) => mutant.kind === kind));
	return [
		...(mutants.length < fewest ? [`${mutants.length} mutants, expected ${fewest} at least: the example computes too little`] : []),
		...kinds.map((kind) => `no mutant of the kind "${kind}"`),
		...survivors.filter((mutant) => !isListed(mutant, listed)).map(describeSurvivor),
		...listed.flatMap((entry) => entryProblems(entry, mutants, survivors)),
	];
}

function describeSurvivor({ path, line, before, after }: ExampleMutant): string {
	return (
		`examples/${path}:${line}: no test fails when\n    ${before}\nbecomes\n    ${after}\n` +
		'Write a test that tells them apart; if they compute the same, list it in equivalent-mutants.json and say why.'
	);
}

function entryProblems(entry: EquivalentMutant, mutants: readonly ExampleMutant[], survivors: readonly ExampleMutant[]): string[] {
	const name = `equivalent-mutants.json: "${entry.line}" → "${entry.mutant}"`;
	if (!entry.why?.trim()) return [`${name} lacks its "why"`];
	if (!mutants.some((mutant) => isSame(entry, mutant))) return [`${name} is no mutant of the code any more. Remove it.`];
	if (!survivors.some((mutant) => isSame(entry, mutant))) return [`${name} is caught by a test. Remove it.`];
	return [];
}

function isSame(entry: EquivalentMutant, mutant: ExampleMutant): boolean {
	return entry.line === mutant.before && entry.mutant === mutant.after;
}

import { libraryFiles, type WorkspaceFiles } from '../../src/workspace/files.ts';
import { mutantsOf, type Mutant } from './mutate.ts';

/** A mutant among all of its example's; `number` names its folder. */
export interface ExampleMutant extends Mutant {
	example: string;
	number: number;
}

/** Every mutant of the code of an example: its own, not that of the examples it imports. */
export function mutantsOfExample(files: WorkspaceFiles, example: string): ExampleMutant[] {
	return libraryFiles(files, example)
		.flatMap((path) => mutantsOf(path, files[path]!))
		.map((mutant, index) => ({ ...mutant, example, number: index + 1 }));
}

/** The workspace with the mutant in it. */
export function withMutant(files: WorkspaceFiles, mutant: Mutant): WorkspaceFiles {
	return { ...files, [mutant.path]: mutant.source };
}

/**
 * At most `count` mutants, the same for the same code: every kind gets an equal share as far as it has that many,
 * and each share is spread over the whole of the example.
 */
export function spread(mutants: readonly ExampleMutant[], count: number): ExampleMutant[] {
	const kinds = Map.groupBy(mutants, ({ kind }) => kind);
	const queues = [...kinds.values()].map(scattered);
	const chosen: ExampleMutant[] = [];
	for (let round = 0; chosen.length < Math.min(count, mutants.length); round += 1) {
		for (const queue of queues) if (queue[round] && chosen.length < count) chosen.push(queue[round]!);
	}
	return chosen.sort((a, b) => a.number - b.number);
}

/** Ordered so that the first n, for every n, lie about evenly among all (steps of the golden ratio). */
function scattered(mutants: readonly ExampleMutant[]): ExampleMutant[] {
	const golden = (Math.sqrt(5) - 1) / 2;
	const place = (index: number): number => (index * golden) % 1;
	const order = mutants.map((_, index) => index).sort((a, b) => place(a) - place(b));
	// The inverse permutation: the k-th visited lies at the k-th step's place.
	const visited: ExampleMutant[] = [];
	order.forEach((step, rank) => (visited[step] = mutants[rank]!));
	return visited;
}

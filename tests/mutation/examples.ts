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

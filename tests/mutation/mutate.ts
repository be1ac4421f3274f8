import ts from 'typescript';
import { changesAt, type Change, type MutantKind } from './changes.ts';

/** One small mistake put into a file. */
export interface Mutant {
	/** Stable for the same source: `index.ts:12:operator:3`. */
	id: string;
	kind: MutantKind;
	/** The file, from `examples/`: `dpo/index.ts`. */
	path: string;
	/** From 1, of the line as it stands in the file. */
	line: number;
	/** The changed lines without their indentation, as they are and as the mutant has them. */
	before: string;
	after: string;
	/** The whole file with the mistake in it. */
	source: string;
}

/**
 * Every mutant of a file, in the order of its lines: operators swapped, comparisons flipped and relaxed, constants
 * changed, terms dropped, … Code only: no types, imports, texts or comments.
 */
export function mutantsOf(path: string, source: string): Mutant[] {
	const file = ts.createSourceFile(path, source, ts.ScriptTarget.ES2022, true);
	const mutants = new Map<string, Mutant>();
	const changes: Change[] = [];
	const visit = (node: ts.Node): void => {
		if (isNoCode(node)) return;
		changes.push(...changesAt(node, file));
		ts.forEachChild(node, visit);
	};
	visit(file);
	changes.sort((a, b) => a.start - b.start);
	for (const change of changes) {
		const mutant = applied(change, path, source, file);
		if (mutant.source !== source && !mutants.has(mutant.source)) mutants.set(mutant.source, mutant);
	}
	return [...mutants.values()].map((mutant, index) => ({ ...mutant, id: `${mutant.id}:${index + 1}` }));
}

/** Types, imports and exports of other files say nothing that runs; texts are for readers, not for tests. */
function isNoCode(node: ts.Node): boolean {
	return (
		ts.isTypeNode(node) ||
		ts.isInterfaceDeclaration(node) ||
		ts.isTypeAliasDeclaration(node) ||
		ts.isImportDeclaration(node) ||
		ts.isExportDeclaration(node) ||
		ts.isStringLiteralLike(node) ||
		ts.isTemplateExpression(node)
	);
}

function applied(change: Change, path: string, source: string, file: ts.SourceFile): Mutant {
	const mutated = source.slice(0, change.start) + change.text + source.slice(change.end);
	const from = source.lastIndexOf('\n', change.start - 1) + 1;
	const lineEnd = source.indexOf('\n', change.end);
	const to = lineEnd < 0 ? source.length : lineEnd;
	const grown = change.text.length - (change.end - change.start);
	const line = file.getLineAndCharacterOfPosition(change.start).line + 1;
	return {
		id: `${path.slice(path.lastIndexOf('/') + 1)}:${line}:${change.kind}`,
		kind: change.kind,
		path,
		line,
		before: oneLine(source.slice(from, to)),
		after: oneLine(mutated.slice(from, to + grown)),
		source: mutated,
	};
}

function oneLine(text: string): string {
	return text.trim().replace(/\s*\n\s*/g, ' ');
}

import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';

/** A value that a module exports. */
export interface ExportedValue {
	name: string;
	kind: 'function' | 'constant';
	/** Its docstring's text; absent where it has none. */
	documentation: string | undefined;
}

/** The functions and constants a module exports, followed through `export … from` to where they are declared. */
export function exportsOf(path: string): ExportedValue[] {
	const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true);
	return file.statements.flatMap((statement) => {
		if (ts.isExportDeclaration(statement)) return reexported(statement, path);
		return isExported(statement) ? declared(statement, file) : [];
	});
}

function reexported(statement: ts.ExportDeclaration, path: string): ExportedValue[] {
	if (statement.isTypeOnly || !statement.moduleSpecifier || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
	const specifier = statement.moduleSpecifier.text;
	if (!specifier.startsWith('.')) return [];
	const values = exportsOf(posix.join(posix.dirname(path), specifier));
	const clause = statement.exportClause;
	if (!clause || !ts.isNamedExports(clause)) return values;
	const names = clause.elements.filter((element) => !element.isTypeOnly).map((element) => (element.propertyName ?? element.name).text);
	return values.filter((value) => names.includes(value.name));
}

function declared(statement: ts.Statement, file: ts.SourceFile): ExportedValue[] {
	const documentation = ts.getJSDocCommentsAndTags(statement)[0]?.getText(file);
	if (ts.isFunctionDeclaration(statement) && statement.name) return [{ name: statement.name.text, kind: 'function', documentation }];
	if (!ts.isVariableStatement(statement)) return [];
	return statement.declarationList.declarations.map(({ name, initializer }) => ({
		name: name.getText(file),
		kind: initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)) ? 'function' : 'constant',
		documentation,
	}));
}

function isExported(statement: ts.Statement): boolean {
	return ts.canHaveModifiers(statement) && (ts.getModifiers(statement) ?? []).some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword);
}

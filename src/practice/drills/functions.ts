import ts from 'typescript';

/** A function declared at the top of a file: offsets into its text. */
interface FunctionPlace {
	name: string;
	exported: boolean;
	/** Where its docstring begins, or the function itself. */
	fullStart: number;
	start: number;
	bodyStart: number;
	end: number;
}

/**
 * Code with nothing in its exported functions, to be written by hand: signatures, docstrings and types stay, private
 * functions go.
 * @throws {Error} when it exports no function.
 */
export function withoutBodies(code: string, where: string): { stub: string; names: string[] } {
	const functions = functionsOf(code);
	const names = functions.filter(({ exported }) => exported).map(({ name }) => name);
	if (names.length === 0) throw new Error(`${where} exports no function. A drill is a region that does.`);
	let stub = code;
	for (const { name, exported, fullStart, bodyStart, end } of functions.toReversed()) {
		stub = exported
			? `${stub.slice(0, bodyStart)}{\n\tthrow new Error('Write ${name}.');\n}${stub.slice(end)}`
			: stub.slice(0, fullStart).trimEnd() + stub.slice(end);
	}
	return { stub: stub.trim(), names };
}

/**
 * A file with the functions of a wrong answer in place of its own of the same name; those it does not have are added.
 * @throws {Error} when the two have no function in common.
 */
export function withFunctions(source: string, answer: string, where: string): string {
	const own = functionsOf(source);
	const others = functionsOf(answer);
	if (!others.some(({ name }) => own.some((mine) => mine.name === name))) {
		throw new Error(`${where} has none of the functions ${own.map(({ name }) => name).join(', ')}. A wrong answer is one of them, written wrongly.`);
	}
	let text = source;
	for (const mine of own.toReversed()) {
		const other = others.find(({ name }) => name === mine.name);
		if (other) text = text.slice(0, mine.start) + answer.slice(other.start, other.end) + text.slice(mine.end);
	}
	const added = others.filter(({ name }) => !own.some((mine) => mine.name === name));
	// In front of the first line, so that the file's own lines keep their numbers.
	return [missingImports(source, answer) + text.trimEnd(), ...added.map(({ start, end }) => answer.slice(start, end)), ''].join('\n');
}

/** What the answer imports and the file neither imports nor declares; `../check.ts` is `./check.ts` there. */
function missingImports(source: string, answer: string): string {
	const imported = (text: string): [name: string, from: string][] =>
		[...text.matchAll(/^import \{([^}]*)\} from '([^']+)';/gm)].flatMap(([, names, from]) =>
			names!.split(',').map((name) => name.trim()).filter((name) => name && !name.startsWith('type ')).map((name): [string, string] => [name, from!]),
		);
	const known = new Set([...imported(source).map(([name]) => name), ...[...source.matchAll(/^(?:export )?(?:function|const) (\w+)/gm)].map((match) => match[1]!)]);
	return imported(answer)
		.filter(([name]) => !known.has(name))
		.map(([name, from]) => `import { ${name} } from '${from.replace(/^\.\.\//, './')}'; `)
		.join('');
}

function functionsOf(text: string): FunctionPlace[] {
	const file = ts.createSourceFile('drill.ts', text, ts.ScriptTarget.Latest, true);
	return file.statements.filter(ts.isFunctionDeclaration).flatMap((node) => {
		if (!node.name || !node.body) return [];
		const start = node.getStart(file);
		const [doc] = ts.getLeadingCommentRanges(text, node.getFullStart())?.slice(-1) ?? [];
		const documented = doc !== undefined && text.startsWith('/**', doc.pos);
		return {
			name: node.name.text,
			exported: node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false,
			fullStart: documented ? doc.pos : start,
			start,
			bodyStart: node.body.getStart(file),
			end: node.end,
		};
	});
}

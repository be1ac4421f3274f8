import ts from 'typescript';

/** What kind of mistake a mutant makes. */
export type MutantKind = 'operator' | 'comparison' | 'constant' | 'term' | 'negation' | 'logical' | 'boolean';

/** A stretch of the source and what stands there instead. */
export interface Change {
	kind: MutantKind;
	start: number;
	end: number;
	text: string;
}

const swaps: Readonly<Record<string, readonly [MutantKind, ...string[]]>> = {
	'+': ['operator', '-'],
	'-': ['operator', '+'],
	'*': ['operator', '/'],
	'/': ['operator', '*'],
	'%': ['operator', '*'],
	'**': ['operator', '*'],
	'+=': ['operator', '-='],
	'-=': ['operator', '+='],
	'*=': ['operator', '/='],
	'/=': ['operator', '*='],
	'&': ['operator', '|'],
	'|': ['operator', '&'],
	'^': ['operator', '&'],
	'<<': ['operator', '>>>'],
	'>>': ['operator', '<<'],
	'>>>': ['operator', '<<'],
	// Each comparison flipped (the opposite) and relaxed or tightened (its edge moved).
	'<': ['comparison', '>=', '<='],
	'<=': ['comparison', '>', '<'],
	'>': ['comparison', '<=', '>='],
	'>=': ['comparison', '<', '>'],
	'===': ['comparison', '!=='],
	'!==': ['comparison', '==='],
	'&&': ['logical', '||'],
	'||': ['logical', '&&'],
};

/** Functions of one number that a formula may forget: `Math.log(x)` → `x`. */
const droppable = new Set(['log', 'log2', 'log1p', 'exp', 'expm1', 'sqrt', 'abs', 'floor', 'ceil', 'round', 'trunc', 'tanh']);
const opposites: Readonly<Record<string, string>> = { max: 'min', min: 'max', sin: 'cos', cos: 'sin' };

/** The mistakes one node of a file invites; those inside it belong to its children. */
export function changesAt(node: ts.Node, file: ts.SourceFile): Change[] {
	if (ts.isBinaryExpression(node)) return [...swapped(node, file), ...withoutTerm(node, file)];
	if (ts.isNumericLiteral(node)) return changedConstant(node, file);
	if (ts.isBigIntLiteral(node)) return [replaced('constant', node, file, `${BigInt(node.text.slice(0, -1)) + 1n}n`)];
	if (ts.isPrefixUnaryExpression(node)) return withoutSign(node, file);
	if (ts.isCallExpression(node)) return otherCall(node, file);
	if (node.kind === ts.SyntaxKind.TrueKeyword) return [replaced('boolean', node, file, 'false')];
	if (node.kind === ts.SyntaxKind.FalseKeyword) return [replaced('boolean', node, file, 'true')];
	return [];
}

function swapped(node: ts.BinaryExpression, file: ts.SourceFile): Change[] {
	const swap = swaps[node.operatorToken.getText(file)];
	if (swap === undefined || isText(node)) return [];
	const [kind, ...others] = swap;
	return others.map((other) => replaced(kind, node.operatorToken, file, other));
}

/** `a + b` → `a` and `b`; `a - b` → `a` and `-b`. */
function withoutTerm(node: ts.BinaryExpression, file: ts.SourceFile): Change[] {
	const operator = node.operatorToken.kind;
	const minus = operator === ts.SyntaxKind.MinusToken;
	if ((!minus && operator !== ts.SyntaxKind.PlusToken) || isText(node)) return [];
	const [left, right] = [node.left.getText(file), node.right.getText(file)];
	return [replaced('term', node, file, left), replaced('term', node, file, minus ? `-(${right})` : right)];
}

function changedConstant(node: ts.NumericLiteral, file: ts.SourceFile): Change[] {
	const value = Number(node.text);
	// At 1e-12 or 1e9 one more is no change worth the name: such constants are doubled.
	const other = value !== 0 && (value < 1e-3 || value >= 1e6) ? value * 2 : value + 1;
	return [replaced('constant', node, file, String(other))];
}

function withoutSign(node: ts.PrefixUnaryExpression, file: ts.SourceFile): Change[] {
	const sign = node.operator === ts.SyntaxKind.MinusToken || node.operator === ts.SyntaxKind.ExclamationToken;
	return sign ? [replaced('negation', node, file, node.operand.getText(file))] : [];
}

/** `Math.max` ↔ `Math.min`, `Math.sin` ↔ `Math.cos`, and `Math.log(x)` → `x`. */
function otherCall(node: ts.CallExpression, file: ts.SourceFile): Change[] {
	const callee = node.expression;
	if (!ts.isPropertyAccessExpression(callee) || callee.expression.getText(file) !== 'Math') return [];
	const name = callee.name.text;
	const [argument] = node.arguments;
	if (opposites[name] !== undefined) return [replaced('operator', callee.name, file, opposites[name])];
	return droppable.has(name) && argument ? [replaced('operator', node, file, `(${argument.getText(file)})`)] : [];
}

/** A sum with a text in it joins texts: a message for a reader. */
function isText(node: ts.BinaryExpression): boolean {
	return [node.left, node.right].some(
		(side) => ts.isStringLiteralLike(side) || ts.isTemplateExpression(side) || (ts.isBinaryExpression(side) && isText(side)),
	);
}

function replaced(kind: MutantKind, node: ts.Node, file: ts.SourceFile, text: string): Change {
	return { kind, start: node.getStart(file), end: node.getEnd(), text };
}

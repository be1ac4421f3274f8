import { exampleNames, type WorkspaceFiles } from '~/workspace/files.ts';
import { regionNames } from '~/workspace/regions.ts';
import { type Page, tagsOf } from './mdx.ts';

/** What there is to refer to, in one language. */
export interface Targets {
	docs: readonly Page[];
	questions: readonly Page[];
	sources: readonly string[];
	terms: readonly string[];
	workspace: WorkspaceFiles;
}

/** Tags that refer to nothing, as `file:line: what is missing where`. */
export function dangling(page: Page, { questions, sources, terms, workspace }: Targets): string[] {
	const ids: Readonly<Record<string, { known: readonly string[]; where: string }>> = {
		Cite: { known: sources, where: 'src/content/references.json' },
		Term: { known: terms, where: 'src/content/glossary.yaml' },
		Question: { known: questions.map(lastPart), where: `src/content/questions/${page.path.split('/')[3]}/` },
	};
	return tagsOf(page).flatMap(({ name, props, line }) => {
		const at = `${page.path}:${line}: <${name}`;
		if (name === 'Example') return exampleProblem(props, workspace).map((problem) => `${at} name="${props['name']}">: ${problem}`);
		const target = ids[name];
		if (!target || target.known.includes(props['id'] ?? '')) return [];
		return [`${at} id="${props['id']}">: ${target.where} has no "${props['id']}"${similar(props['id'] ?? '', target.known)}`];
	});
}

function exampleProblem({ name = '', region }: Readonly<Record<string, string>>, workspace: WorkspaceFiles): string[] {
	const names = exampleNames(workspace);
	if (!names.includes(name)) return [`there are the examples ${names.join(', ')}`];
	const code = Object.entries(workspace).filter(([path]) => path.startsWith(`${name}/`) && /(?<!\.test)\.ts$/.test(path));
	const regions = code.flatMap(([, text]) => regionNames(text));
	return !region || regions.includes(region) ? [] : [`no region "${region}"; there are ${regions.join(', ')}`];
}

/** Questions that no chapter shows, that name a page or an example that does not exist, or that two files answer. */
export function misplaced({ docs, questions, workspace }: Targets): string[] {
	const included = docs.flatMap((page) => tagsOf(page).flatMap(({ name, props }) => (name === 'Question' ? [props['id']] : [])));
	return questions.flatMap((question) => {
		const { page, example } = question.frontmatter as { page?: string; example?: string };
		const id = lastPart(question);
		const twins = questions.filter((other) => other !== question && lastPart(other) === id);
		return [
			...(included.includes(id) ? [] : [`no chapter has <Question id="${id}" />: put it on ${page}`]),
			...(docs.some(({ name }) => name === page) ? [] : [`page: expected a page of src/content/docs, for example alignment/dpo; found ${page}`]),
			...(example === undefined || exampleNames(workspace).includes(example)
				? []
				: [`example: expected one of ${exampleNames(workspace).join(', ')}; found ${example}`]),
			...twins.map(({ path }) => `${path} has the same name: a question is included by its name alone`),
		].map((problem) => `${question.path}: ${problem}`);
	});
}

function lastPart({ name }: Page): string {
	return name.split('/').at(-1)!;
}

/** Names that begin alike, for who mistyped one. */
function similar(id: string, known: readonly string[]): string {
	const alike = known.filter((name) => name.slice(0, 4) === id.slice(0, 4));
	return alike.length ? `; there are ${alike.sort().join(', ')}` : '';
}

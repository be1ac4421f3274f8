/** What is needed of an entry of the questions collection: its id is `en/alignment/dpo-derivation`. */
interface QuestionEntry {
	id: string;
}

/**
 * The question with this id in this language.
 * @param page the file that asks for it, for the message.
 * @throws {Error} when there is none, naming those that sound alike.
 */
export function findQuestion<Entry extends QuestionEntry>(
	questions: readonly Entry[],
	locale: string,
	id: string,
	page: string,
): Entry {
	const inLanguage = questions.filter((question) => question.id.startsWith(`${locale}/`));
	const found = inLanguage.filter((question) => question.id.endsWith(`/${id}`));
	if (found.length === 1) return found[0]!;
	if (found.length > 1) {
		throw new Error(`${page}: <Question id="${id}" /> is ambiguous: ${found.map((entry) => entry.id).join(', ')}.`);
	}
	const prefix = id.split('-')[0]!;
	const similar = inLanguage.map((entry) => entry.id.split('/').at(-1)!).filter((name) => name.startsWith(prefix));
	throw new Error(
		`${page}: <Question id="${id}" />: there is no src/content/questions/${locale}/<chapter>/${id}.mdx. ` +
			(similar.length ? `There are: ${similar.sort().join(', ')}.` : 'Write it, in both languages.'),
	);
}

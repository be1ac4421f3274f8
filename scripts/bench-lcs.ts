import { inRoot } from './project.ts';

/*
 * How long the ways to a longest common subsequence take, beside each other: what the chapter claims about them is
 * measured here. The texts are random over four letters, the same in every run.
 */
type Lengths = (a: string, b: string) => number;

const ways = ['lcsLength', 'lcsLengthRolling', 'lcsLengthBitParallel', 'hirschbergLcs'] as const;
const sizes = [100, 1_000, 4_000, 10_000];
/** The table of n × n numbers outgrows a small machine's memory. */
const largest: Partial<Record<(typeof ways)[number], number>> = { lcsLength: 10_000, hirschbergLcs: 10_000 };

const example = (await import(inRoot('examples', 'longest-common-subsequence', 'index.ts'))) as Record<string, (a: string, b: string) => number | string>;
const { createRandom } = (await import(inRoot('examples', 'numerics', 'index.ts'))) as { createRandom(seed: number): { integer(n: number): number } };

console.log(['characters', ...ways].map((text) => text.padStart(22)).join(''));
for (const size of sizes) {
	const random = createRandom(size);
	const text = (): string => Array.from({ length: size }, () => 'ACGT'[random.integer(4)]).join('');
	const [a, b] = [text(), text()];
	const cells = ways.map((way) => (size > (largest[way] ?? Infinity) ? '–' : `${milliseconds(lengths(way), a, b)} ms`));
	console.log([String(size), ...cells].map((cell) => cell.padStart(22)).join(''));
}

/** One function whatever it returns: the string's length is the length asked for. */
function lengths(way: string): Lengths {
	return (a, b) => {
		const result = example[way]!(a, b);
		return typeof result === 'string' ? result.length : result;
	};
}

/** The best of several runs, after one to warm up; all must give the same length. */
function milliseconds(run: Lengths, a: string, b: string): string {
	const expected = lengths('lcsLengthRolling')(a, b);
	let best = Infinity;
	for (let round = 0; round < 4; round += 1) {
		const start = performance.now();
		const length = run(a, b);
		best = Math.min(best, performance.now() - start);
		if (length !== expected) throw new Error(`${a.length} characters: expected the length ${expected}, found ${length}.`);
	}
	return best.toFixed(best < 10 ? 2 : 0);
}

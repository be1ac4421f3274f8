import { drillVerdict, type DrillTests } from '~/practice/drills/verdict.ts';
import { solveDrill, solvedDrill } from '~/practice/progress.ts';
import type { RunResult } from '~/runner/protocol.ts';
import { codeBox } from '../example/code-box.ts';
import { element } from '../example/dom.ts';
import { fillWords } from '../example/words.ts';
import { clockText, DrillClock } from './clock.ts';

interface DrillData extends DrillTests {
	id: string;
	words: Readonly<Record<'drill.score' | 'drill.solved' | 'drill.solvedIn' | 'drill.best', string>>;
}

/** A drill's page: judges each run, remembers what is solved, and compares with the solution. */
class LabDrill extends HTMLElement {
	readonly #data = JSON.parse(document.getElementById('drill-data')!.textContent) as DrillData;
	#clock: DrillClock | undefined;

	connectedCallback(): void {
		this.#clock = new DrillClock(this.querySelector<HTMLElement>('[data-clock]')!);
		this.addEventListener('lab-run', (event) => {
			const box = event.target as HTMLElement;
			// The solution runs too, and is not the reader's.
			if (box.dataset['stub'] !== undefined) this.#judge((event as CustomEvent<RunResult>).detail);
		});
		const compare = this.querySelector<HTMLButtonElement>('[data-compare]')!;
		compare.hidden = false;
		compare.addEventListener('click', () => void this.#compare());
		this.#showState();
	}

	#judge(result: RunResult): void {
		const verdict = drillVerdict(result, this.#data);
		const place = this.querySelector<HTMLElement>('[data-verdict]')!;
		place.hidden = verdict === undefined;
		if (!verdict) return;
		const { passed, total, solved, mistake } = verdict;
		place.dataset['solved'] = String(solved);
		if (solved) {
			const seconds = this.#clock!.stop();
			solveDrill(this.#data.id, seconds);
			const words = seconds === undefined ? this.#say('drill.solved', {}) : this.#say('drill.solvedIn', { time: clockText(seconds) });
			place.replaceChildren(element('p', 'verdict-score', words));
			this.#showState();
			return;
		}
		place.replaceChildren(element('p', 'verdict-score', this.#say('drill.score', { passed, total })), ...this.#explain(mistake));
	}

	/** What the recognized mistake usually is. */
	#explain(mistake: string | undefined): Node[] {
		const known = this.querySelector<HTMLDetailsElement>(`[data-mistake="${mistake}"]`);
		if (!known) return [];
		const text = element('div', 'verdict-mistake', ...[...known.children].slice(1).map((child) => child.cloneNode(true)));
		for (const copy of text.querySelectorAll('[id]')) copy.removeAttribute('id');
		return [text];
	}

	async #compare(): Promise<void> {
		const place = this.querySelector<HTMLElement>('[data-comparison]')!;
		const { openComparison } = await import('~/runner/editor/compare.ts');
		const [mine, solution] = ['lab-example[data-stub]', '[data-solution] lab-example'].map((selector) => codeBox(this.querySelector<HTMLElement>(selector)!));
		place.hidden = false;
		openComparison(place, mine!.edited ?? mine!.original, solution!.original, mine!.firstLine);
	}

	#showState(): void {
		const solved = solvedDrill(this.#data.id);
		const state = this.querySelector<HTMLElement>('[data-state]')!;
		if (!solved) return;
		const best = solved.seconds === undefined ? '' : ` · ${this.#say('drill.best', { time: clockText(solved.seconds) })}`;
		state.textContent = `✓ ${solved.day}${best}`;
	}

	#say(key: keyof DrillData['words'], values: Readonly<Record<string, string | number>>): string {
		return fillWords(this.#data.words[key], values);
	}
}

if (!customElements.get('lab-drill')) customElements.define('lab-drill', LabDrill);

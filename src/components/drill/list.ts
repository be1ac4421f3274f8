import { solvedDrill } from '~/practice/progress.ts';
import { keptEdits } from '../example/kept-edits.ts';
import { clockText } from './clock.ts';

/** The list of drills: says of each whether the reader has begun or solved it. */
class LabDrills extends HTMLElement {
	connectedCallback(): void {
		const states = JSON.parse(this.dataset['states']!) as { solved: string; begun: string };
		for (const item of this.querySelectorAll<HTMLElement>('[data-drill]')) {
			const id = item.dataset['drill']!;
			const solved = solvedDrill(id);
			const begun = keptEdits.get(`drill/${id}`) !== undefined;
			item.dataset['state'] = solved ? 'solved' : begun ? 'begun' : '';
			const time = solved?.seconds === undefined ? '' : ` · ${clockText(solved.seconds)}`;
			item.querySelector('[data-state]')!.textContent = solved ? `✓ ${states.solved}${time}` : begun ? states.begun : '';
		}
	}
}

if (!customElements.get('lab-drills')) customElements.define('lab-drills', LabDrills);

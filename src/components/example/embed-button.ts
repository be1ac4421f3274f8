import { embedSandbox } from '~/sandbox/embed.ts';
import { codeBox } from './code-box.ts';
import { say } from './words.ts';

/** Embeds the example's StackBlitz project under its code; where that cannot be, says why and offers a tab. */
export async function embed(example: HTMLElement, button: HTMLButtonElement): Promise<void> {
	const { example: name = '', sandbox = name } = example.dataset;
	const form = document.getElementById(`sandbox-${sandbox}`) as HTMLFormElement;
	const container = example.querySelector<HTMLElement>('[data-embedded]')!;
	container.hidden = false;
	codeBox(example).lendTo(form);
	button.disabled = true;
	try {
		const result = await embedSandbox(form, container, {
			// The form may be that of a larger example of the page: its own button opens this one's file.
			action: example.querySelector<HTMLButtonElement>('[formaction]')!.formAction,
			theme: document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light',
			words: {
				title: say('embed.title', { name }),
				connecting: say('embed.loading'),
				notIsolated: `${say('embed.not-isolated')} ${say('embed.instead')}`,
				noConnection: `${say('embed.no-connection')} ${say('embed.instead')}`,
				open: say('example.stackblitz'),
			},
		});
		if (result === 'embedded') button.hidden = true;
	} finally {
		button.disabled = false;
	}
}

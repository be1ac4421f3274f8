import type { Locator, Page } from '@playwright/test';
import { expect } from '../helpers.ts';

/** Opens a page and waits until the figure of this title is awake. */
export async function openFigure(page: Page, path: string, title: string): Promise<Figure> {
	await page.goto(path);
	const root = page.getByRole('figure', { name: title, exact: true });
	// Islands sleep until they come into sight.
	await root.scrollIntoViewIfNeeded();
	await expect(page.locator('astro-island', { has: root })).not.toHaveAttribute('ssr');
	return new Figure(root);
}

/** A figure as its readers have it: controls and numbers by the words beside them. */
export class Figure {
	readonly root: Locator;

	constructor(root: Locator) {
		this.root = root;
	}

	slider(label: string): Locator {
		return this.root.getByRole('slider', { name: label, exact: true });
	}

	/** Moves a slider away from where it stands, to a position that is not an end. */
	async move(label: string, position: number): Promise<void> {
		const slider = this.slider(label);
		const avoided = await slider.evaluate(({ min, max, value }: HTMLInputElement) => [min, max, value].map(Number));
		expect(avoided, `${label}: neither an end nor where it stands`).not.toContain(position);
		await slider.fill(String(position));
	}

	/** Chooses an option that was not the chosen one. */
	async choose(choice: string, option: string): Promise<void> {
		const radio = this.root.getByRole('group', { name: choice, exact: true }).getByRole('radio', { name: option, exact: true });
		await expect(radio).not.toBeChecked();
		await radio.check();
	}

	async push(button: string): Promise<void> {
		await this.root.getByRole('button', { name: button, exact: true }).click();
	}

	/** A field for text. */
	field(label: string): Locator {
		return this.root.getByRole('textbox', { name: label, exact: true });
	}

	/** Types into a field, in place of what is there. */
	async type(label: string, text: string): Promise<void> {
		const field = this.field(label);
		await expect(field).not.toHaveValue(text);
		await field.selectText();
		await field.pressSequentially(text);
		await expect(field).toHaveValue(text);
	}

	/** A plot or drawing whose text alternative begins like this. */
	drawing(name: string): Locator {
		return this.root.locator(`svg[role="img"][aria-label^="${name}"]`);
	}

	/** Clicks into a plot, above a number of its horizontal axis. */
	async pick(plot: string, tick: string): Promise<void> {
		const drawing = this.drawing(plot);
		// Numbers of the vertical axis end at it; those of the horizontal one are centered.
		const number = await drawing.locator('.figure-tick[text-anchor="middle"]', { hasText: exactly(tick) }).boundingBox();
		const area = await drawing.boundingBox();
		await drawing.click({ position: { x: number!.x + number!.width / 2 - area!.x, y: area!.height / 2 } });
	}

	panel(title: string): Locator {
		return this.root.locator('.figure-panel', { hasText: title });
	}

	/** The number under a name, in the whole figure or in one of its panels. */
	readout(name: string, within: Locator = this.root): Locator {
		return within.locator('.figure-readouts > div', { has: this.root.page().locator('dt', { hasText: name }) }).locator('dd');
	}

	/** The cells of a table's row, without its head. */
	row(head: string): Locator {
		return this.root.locator('tr', { has: this.root.page().locator('th[scope="row"]', { hasText: exactly(head) }) }).locator('td');
	}
}

/**
 * Does something to a figure, and expects texts to become these. None may have been there before: then a control that
 * does nothing would pass.
 */
export async function after(act: () => Promise<void>, ...becomes: readonly Change[]): Promise<void> {
	for (const [shown, text] of becomes) await expect(shown).not.toHaveText(text);
	await act();
	await expectShown(...becomes);
}

/** Expects texts to be these. */
export async function expectShown(...expected: readonly Change[]): Promise<void> {
	for (const [shown, text] of expected) await expect(shown).toHaveText(text);
}

/** What is shown, and what it must say; a list for several elements. */
export type Change = readonly [shown: Locator, text: string | readonly string[]];

function exactly(text: string): RegExp {
	return new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
}

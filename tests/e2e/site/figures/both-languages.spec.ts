import { pickByVerifier } from '@examples/rejection-sampling';
import { expect, test } from '../helpers.ts';
import { after, openFigure } from './figure.ts';

/** One figure, a slider of it and a number. */
const names = {
	'en': ['Best-of-n by a verifier that errs', 'Samples n', 'True reward'],
	'zh-cn': ['验证器会出错时的 best-of-n', '样本数 n', '真实奖励'],
} as const;

for (const [language, [title, samples, reward]] of Object.entries(names)) {
	test(`${language}: a slider gives the example's number, and an arrow key the next`, async ({ page }) => {
		const figure = await openFigure(page, `${language}/language-models/qwen2/`, title);
		const [slider, shown] = [figure.slider(samples), figure.readout(reward)];
		const expected = (n: number) => pickByVerifier({ n, errorRate: 0.01 }).expectedReward.toFixed(2).replace('-', '−');
		// Two positions to a doubling of n.
		await after(() => figure.move(samples, 5), [shown, expected(6)]);
		await after(() => slider.press('ArrowRight'), [shown, expected(8)]);
		await expect(slider).toHaveValue('6');
		await expect(slider).toHaveAttribute('aria-valuetext', new RegExp(`^8; ${reward} ${expected(8)};`));
	});
}

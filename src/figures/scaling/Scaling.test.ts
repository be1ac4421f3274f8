import { parse } from 'node-html-parser';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { namesAsLabels } from '../parts/names-as-labels.ts';
import type { ScalingLabels } from './labels.ts';
import { defaultPosition, drawScores, firstSeed, headDims, keyLength, softmaxRow, statistics } from './model.ts';
import { ScalingFigure } from './Scaling.tsx';

const html = renderToString(h(ScalingFigure, { labels: namesAsLabels<ScalingLabels>() }));
const page = parse(html);
const path = (selector: string) => page.querySelector(selector)!.getAttribute('d')!;

describe('ScalingFigure, drawn without a browser', () => {
	it.each(['unscaled', 'scaled'])('draws a dot and a bar for every key: %s', (kind) => {
		expect(path(`.scaling-dots-${kind}`).match(/M/g)).toHaveLength(keyLength);
		expect(path(`path.scaling-bars-${kind}`).match(/M/g)).toHaveLength(keyLength);
	});

	it('draws six whole curves', () => {
		const curves = page.querySelectorAll('.scaling-mean .figure-line').map((line) => line.getAttribute('d')!);
		expect(curves).toHaveLength(6);
		for (const curve of curves) expect(curve.match(/L/g)).toHaveLength(headDims.length - 1);
		expect(new Set(curves).size).toBe(6);
	});

	it('prints the means that were measured', () => {
		const { unscaled, scaled } = statistics[defaultPosition]!;
		const printed = page.querySelectorAll('.scaling-table tbody td').map((cell) => Number(cell.textContent));
		const expected = [unscaled, scaled].map(({ scoreVariance, ...rest }) => [Math.sqrt(scoreVariance), rest.entropy, rest.largestWeight, rest.gradientNorm]);
		for (const [row, value] of expected[0]!.entries()) {
			expect(printed[2 * row]).toBeCloseTo(value, 1);
			expect(printed[2 * row + 1]).toBeCloseTo(expected[1]![row]!, 2);
		}
	});

	it('names the winner of the row', () => {
		const { weights, winner } = softmaxRow(drawScores(firstSeed)[defaultPosition]!);
		const notes = page.querySelectorAll('.figure-note').map((note) => note.textContent.trim());
		expect(notes).toContain(`key ${winner + 1}: ${weights[winner]!.toFixed(2)}`);
	});

	it('has a text alternative for every plot, and all numbers of the curves', () => {
		expect(page.querySelectorAll('[role=img]').map((plot) => plot.getAttribute('aria-label'))).toEqual([
			'scores. scoresDescription',
			'weights. weightsDescription',
			'gradientNorm ‖J‖_F. gradientNormDescription',
			'entropy H. entropyDescription',
			'largestWeight max p_j. largestWeightDescription',
		]);
		expect(page.querySelectorAll('.figure-visually-hidden tbody tr')).toHaveLength(headDims.length);
	});

	it('draws numbers only, and has nothing that a strict CSP or a second figure on the page would break', () => {
		expect(html).not.toMatch(/NaN|Infinity|undefined|\[object/);
		expect(html).not.toMatch(/<style|<script|\sstyle=|\sid=/);
	});
});

import { parse } from 'node-html-parser';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { namesAsLabels } from '../parts/names-as-labels.ts';
import type { PipelineLabels } from './labels.ts';
import { toyRun } from './model.ts';
import { PipelineFigure } from './Pipeline.tsx';
import { stepNames, steps } from './stages.ts';

const html = renderToString(h(PipelineFigure, { labels: namesAsLabels<PipelineLabels>() }));
const page = parse(html);
const texts = (selector: string) => page.querySelectorAll(selector).map((element) => element.textContent.trim());

describe('PipelineFigure, drawn without a browser', () => {
	it('shows every box of every step, and says of each who wrote it or whether it is trained', () => {
		const boxes = stepNames.flatMap((step) => steps[step].boxes);
		expect(texts('.pipeline-box-name')).toEqual(boxes.map(({ name }) => name));
		expect(page.querySelectorAll('.pipeline-box').map((box) => box.querySelector('.pipeline-tag')!.textContent)).toEqual(
			boxes.map((box) => (box.kind === 'data' ? `writtenBy${box.author}` : [box.state, box.gives].filter(Boolean).join(' · '))),
		);
	});

	it('marks the step that is shown first: the last one', () => {
		expect(texts('[aria-current=step] .pipeline-stage-name')).toEqual(['4 ppo']);
		expect(page.querySelectorAll('input[checked]').map((input) => input.getAttribute('value'))).toEqual(['ppo']);
	});

	it('draws the memory in bars of the parts', () => {
		expect(page.querySelectorAll('.pipeline-bar').map((bar) => bar.querySelectorAll('rect').length)).toEqual([4, 4, 1, 1]);
		expect(texts('.pipeline-bar-value')).toEqual(['112 GB', '112 GB', '14 GB', '14 GB']);
		expect(texts('.pipeline-total')).toEqual(['total 252 GB']);
	});

	it('prints the numbers of the toy task', () => {
		const { demonstrationLoss, preference, rewardLoss, objective } = toyRun;
		const printed = page.querySelectorAll('.pipeline-toy').map((toy) => Number(toy.querySelectorAll('dd').at(-1)!.textContent.replace('−', '-')));
		for (const [index, value] of [demonstrationLoss, preference, rewardLoss, objective].entries()) expect(printed[index]).toBeCloseTo(value, 2);
	});

	it('draws numbers only, and has nothing that a strict CSP or a second figure on the page would break', () => {
		expect(html).not.toMatch(/NaN|Infinity|undefined|\[object/);
		expect(html).not.toMatch(/<style|<script|\sstyle=|\sid=/);
	});
});

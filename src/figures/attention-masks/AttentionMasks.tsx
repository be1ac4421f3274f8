import { useMemo, useState } from 'preact/hooks';
import { Figure } from '../parts/Figure.tsx';
import { ScreenReaderTable } from '../parts/ScreenReaderTable.tsx';
import { outputMoves, replaceToken } from './changed-token.ts';
import { Controls, type Settings } from './Controls.tsx';
import { Key } from './Key.tsx';
import type { AttentionMasksLabels } from './labels.ts';
import { MaskPanel } from './MaskPanel.tsx';
import { attentionMasks, attentionRow, drawVectors, firstQuery, targetLength } from './model.ts';
import type { Attention, AttentionRow } from './model.ts';
import { Outputs } from './Outputs.tsx';
import './attention-masks.css';

const attentions = ['encoder', 'decoder', 'cross'] as const;

/** What the first look shows: some keys hidden in every grid, by padding or by causality, and a token changed half-way. */
export const defaults: Settings = { variant: 'causal', padding: 2, sourceQuery: 3, targetQuery: 3, changed: 5, seed: 1 };

/** The masks of encoder, decoder and cross-attention, the softmax over a chosen row of each, and what a changed token moves. */
export function AttentionMasksFigure({ labels }: { labels: AttentionMasksLabels }) {
	const [settings, setSettings] = useState(defaults);
	const { variant, padding, sourceQuery, targetQuery, changed, seed } = settings;
	const drawn = useMemo(() => drawVectors(seed), [seed]);
	const vectors = useMemo(() => ({ ...drawn, decoder: replaceToken(drawn.decoder, drawn.other, changed) }), [drawn, changed]);
	const masks = useMemo(() => attentionMasks(variant, padding), [variant, padding]);
	const moves = useMemo(() => outputMoves(drawn.decoder, vectors.decoder, masks.decoder), [drawn, vectors, masks]);
	const change = (part: Partial<Settings>) => setSettings((now) => ({ ...now, ...part }));
	const panels = panelsOf(attentions, (attention) => {
		const ofSource = attention === 'encoder';
		const [first, chosen] = ofSource ? [0, sourceQuery] : [firstQuery(variant), targetQuery];
		return {
			mask: masks[attention],
			row: attentionRow(vectors[attention], masks[attention], chosen - first),
			first,
			chosen,
			padding: attention === 'decoder' ? 0 : padding,
			changed: attention === 'decoder' ? changed : 0,
			onChoose: (query: number) => change(ofSource ? { sourceQuery: query } : { targetQuery: query }),
		};
	});
	const spokenResults = panelsOf(attentions, (attention) => spoken(labels, attention, panels[attention].row));
	return (
		<Figure title={labels.title} caption={labels.caption}>
			<Controls labels={labels} settings={settings} spokenResults={spokenResults} onChange={change} />
			<Key labels={labels} />
			<div class="attention-panels">
				{attentions.map((attention) => (
					<MaskPanel key={attention} labels={labels} attention={attention} {...panels[attention]} />
				))}
			</div>
			<Outputs labels={labels} moves={moves} first={firstQuery(variant)} changed={changed} onChange={(token) => change({ changed: token })} />
			<ScreenReaderTable
				caption={`${labels.title}; ${labels.sourceQuery} ${sourceQuery + 1}; ${labels.targetQuery} ${targetQuery + 1}`}
				head={[labels.key, ...attentions.map((attention) => labels[attention])]}
				rows={Array.from({ length: targetLength }, (_, key) => [
					String(key + 1),
					...attentions.map((attention) => tableCell(labels, panels[attention].row, key)),
				])}
			/>
		</Figure>
	);
}

function panelsOf<Value>(names: readonly Attention[], make: (attention: Attention) => Value): Record<Attention, Value> {
	return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Attention, Value>;
}

function spoken(labels: AttentionMasksLabels, attention: Attention, { visible }: AttentionRow): string {
	return `${labels[attention]}: ${labels.visible} ${visible.filter(Boolean).length} / ${visible.length}`;
}

function tableCell(labels: AttentionMasksLabels, { visible, weights }: AttentionRow, key: number): string {
	if (key >= visible.length) return '–';
	return visible[key] ? weights[key]!.toFixed(2) : labels.hidden;
}

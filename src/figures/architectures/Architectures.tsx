import { useMemo, useState } from 'preact/hooks';
import { Figure } from '../parts/Figure.tsx';
import { Readouts } from '../parts/Readouts.tsx';
import { ScreenReaderTable } from '../parts/ScreenReaderTable.tsx';
import { Controls } from './Controls.tsx';
import { Key } from './Key.tsx';
import type { ArchitecturesLabels } from './labels.ts';
import { modelView, firstShare, type Settings, type View, type Words } from './model.ts';
import { PositionRow, TokenRow } from './Tokens.tsx';
import './architectures.css';

/** What the first look shows: a draw in which BERT's chosen tokens are of all three kinds. */
export const defaults: Settings = { model: 'bert', share: firstShare.bert, prefix: 1, seed: 45 };

/** What BERT, GPT, T5 and BART make of one sentence: input, labels, and where there is loss. */
export function ArchitecturesFigure({ labels }: { labels: ArchitecturesLabels }) {
	const [settings, setSettings] = useState(defaults);
	const words = useMemo(() => wordsOf(labels), [labels]);
	const view = useMemo(() => modelView(words, settings), [words, settings]);
	const { model } = settings;
	const reads = view.encoder ? labels.decoderReads : labels.modelReads;
	const result = `${labels.predictions} ${view.predictions} / ${view.length}`;
	return (
		<Figure title={labels.title} caption={labels.caption}>
			<Controls
				labels={labels}
				settings={settings}
				longestPrefix={words.sentence.length}
				result={result}
				onChange={(change) => setSettings({ ...settings, ...change })}
			/>
			<Key labels={labels} model={model} />
			<div class="objective-rows">
				<TokenRow name={labels.text} tokens={view.text} />
				{view.encoder && <TokenRow name={labels.encoderReads} tokens={view.encoder} />}
				<PositionRow labels={labels} name={reads} positions={view.positions} description={`${labels[model]}. ${labels[`${model}Description`]}`} />
			</div>
			<Readouts
				items={[
					{ name: labels.positions, formula: '$n$', value: String(view.length) },
					{ name: labels.predictions, formula: '$|P|$', value: String(view.predictions) },
				]}
			/>
			<ScreenReaderTable caption={`${labels.title}; ${labels[model]}`} head={['n', reads, labels.predicts]} rows={tableRows(labels, view)} />
		</Figure>
	);
}

function wordsOf({ sentence, otherWords }: ArchitecturesLabels): Words {
	return { sentence: sentence.split(' '), others: otherWords.split(' ') };
}

function tableRows(labels: ArchitecturesLabels, { positions }: View): [string, string, string][] {
	return positions.map(({ read, label }, index) => [String(index + 1), read.text, label?.text ?? labels.noLoss]);
}

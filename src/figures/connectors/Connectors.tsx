import { useState } from 'preact/hooks';
import { Figure, Panels } from '../parts/Figure.tsx';
import { ScreenReaderTable } from '../parts/ScreenReaderTable.tsx';
import { ContextPanel } from './ContextPanel.tsx';
import { Controls, type ConnectorsState } from './Controls.tsx';
import { formatCount, formatShare } from './format.ts';
import type { ConnectorsLabels } from './labels.ts';
import { contextUse, durations, modelNames, takesVideo, tokensByModel, type ContextUse } from './model.ts';
import { TokenPanel } from './TokenPanel.tsx';
import './connectors.css';

/** A screenshot in Qwen2-VL and a short context: the first look shows a share that matters. */
const start: ConnectorsState = { model: 'qwen2-vl', image: 'screenshot', context: '4096', position: 0 };

/** From pixels to patches to tokens for five models, and what share of a context image and video take. */
export function ConnectorsFigure({ labels }: { labels: ConnectorsLabels }) {
	const [state, setState] = useState(start);
	const { model, image, position } = state;
	const [duration, context] = [durations[position]!, Number(state.context)];
	const use = contextUse({ model, image, duration, context });
	const note = noteOf(labels, state, use);
	const spoken = `${labels.share} ${formatShare(use.share)}. ${note}`;
	return (
		<Figure title={labels.title} caption={labels.caption}>
			<Controls labels={labels} state={state} spoken={spoken} onChange={(change) => setState((before) => ({ ...before, ...change }))} />
			<Panels>
				<TokenPanel labels={labels} image={image} model={model} />
				<ContextPanel labels={labels} use={use} context={context} note={note} />
			</Panels>
			<ScreenReaderTable
				caption={`${labels.title}; ${labels.images[image]}`}
				head={[labels.model, labels.patches, labels.tokens]}
				rows={tokensByModel(image).map((row) => [modelNames[row.model], formatCount(row.patches), formatCount(row.tokens)])}
			/>
		</Figure>
	);
}

function noteOf(labels: ConnectorsLabels, { model, position }: ConnectorsState, { left }: ContextUse): string {
	if (position > 0 && !takesVideo(model)) return `${modelNames[model]}: ${labels.takesNoVideo}`;
	return left < 0 ? `${labels.tooMany} ${formatCount(-left)}` : '';
}

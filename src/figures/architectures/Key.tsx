import type { ArchitecturesLabels } from './labels.ts';
import type { ModelName, Token } from './model.ts';
import { TokenBox } from './Tokens.tsx';
import '../parts/legend.css';

/** The boxes that occur under each model, by the name that the page gives them. */
const entries: Record<ModelName, readonly Entry[]> = {
	bert: ['chosen', 'mask', 'random', 'same', 'label', 'noLoss'],
	gpt: ['kept', 'label', 'noLoss'],
	t5: ['dropped', 'sentinel', 'label'],
	bart: ['dropped', 'infill', 'label'],
};

const tokens = {
	kept: { text: 'a', kind: 'kept' },
	chosen: { text: 'a', kind: 'hidden' },
	dropped: { text: 'a', kind: 'hidden' },
	mask: { text: '[MASK]', kind: 'marker' },
	sentinel: { text: '⟨1⟩', kind: 'marker' },
	infill: { text: '[MASK]', kind: 'marker', spanLength: 3 },
	random: { text: 'a', kind: 'random' },
	same: { text: 'a', kind: 'same' },
} as const satisfies Record<string, Token>;

type Entry = keyof typeof tokens | 'label' | 'noLoss';

/** What the boxes mean, drawn as in the rows. */
export function Key({ labels, model }: { labels: ArchitecturesLabels; model: ModelName }) {
	return (
		<ul class="figure-legend objective-key">
			{entries[model].map((entry) => (
				<li key={entry}>
					<span aria-hidden="true">
						<Swatch entry={entry} />
					</span>
					<span>{labels[entry]}</span>
				</li>
			))}
		</ul>
	);
}

function Swatch({ entry }: { entry: Entry }) {
	if (entry === 'label') return <span class="objective-token objective-label">a</span>;
	if (entry === 'noLoss') return <span class="objective-token objective-no-loss">–</span>;
	return <TokenBox token={tokens[entry]} />;
}

import type { ArchitecturesLabels } from './labels.ts';
import type { Position, Token } from './model.ts';

const signs: Partial<Record<Token['kind'], string>> = { random: '≠', same: '=' };

/** A token in the box of its kind; a mask of BART also says how many tokens it stands for. */
export function TokenBox({ token: { text, kind, spanLength } }: { token: Token }) {
	return (
		<span class={`objective-token objective-${kind}`}>
			{signs[kind] && <span class="objective-sign">{signs[kind]}</span>}
			{text}
			{spanLength !== undefined && <span class="objective-span">{spanLength}</span>}
		</span>
	);
}

/** A row of tokens, wrapped where it is too long. */
export function TokenRow({ name, tokens }: { name: string; tokens: readonly Token[] }) {
	return (
		<div class="objective-row">
			<p class="objective-name">{name}</p>
			<div class="objective-tokens" role="img" aria-label={`${name}: ${tokens.map(spokenToken).join(' ')}`}>
				{tokens.map((token, index) => (
					<TokenBox key={index} token={token} />
				))}
			</div>
		</div>
	);
}

/** What each position reads, and under it what it must predict. */
export function PositionRow({ labels, name, positions, description }: PositionRowProps) {
	return (
		<div class="objective-row">
			<p class="objective-name">
				{name}
				<span class="objective-name-below">↓ {labels.predicts}</span>
			</p>
			<div class="objective-tokens" role="img" aria-label={description}>
				{positions.map(({ read, label }, index) => (
					<span key={index} class="objective-position">
						<TokenBox token={read} />
						{label ? <span class="objective-token objective-label">{label.text}</span> : <span class="objective-token objective-no-loss">–</span>}
					</span>
				))}
			</div>
		</div>
	);
}

function spokenToken({ text, spanLength }: Token): string {
	return spanLength === undefined ? text : `${text} (${spanLength})`;
}

interface PositionRowProps {
	labels: ArchitecturesLabels;
	name: string;
	positions: readonly Position[];
	description: string;
}

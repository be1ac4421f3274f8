import { Panel } from '../parts/Figure.tsx';
import { SvgMathText } from '../parts/MathText.tsx';
import type { KeyValueHeadsLabels } from './labels.ts';
import { groupsOfHeads, kindOf, type CacheSetting } from './model.ts';
import '../parts/plot.css';

const box = { width: 340, height: 190, margin: 6 };
const queryRow = { top: 30, height: 26 };
const keyValueRow = { top: 122, height: 34 };

/** Query heads above, key/value heads below, and who reads whom. Every second group is hollow. */
export function Heads({ labels, setting }: { labels: KeyValueHeadsLabels; setting: CacheSetting }) {
	const { model, numKeyValueHeads } = setting;
	const groups = groupsOfHeads(numKeyValueHeads, model.numAttentionHeads);
	const step = (box.width - 2 * box.margin) / groups.length;
	const queryX = (head: number) => box.margin + (head + 0.5) * step;
	const keyValueX = (group: number) => (queryX(groups.indexOf(group)) + queryX(groups.lastIndexOf(group))) / 2;
	const width = Math.min(0.74 * step, 14);
	const kind = kindOf(numKeyValueHeads, model.numAttentionHeads);
	return (
		<Panel title={labels.sharing} formula={kind}>
			<svg
				class="figure-plot"
				viewBox={`0 0 ${box.width} ${box.height}`}
				role="img"
				aria-label={`${kind}: ${labels.queryHeads} ${groups.length}, ${labels.keyValueHeads} ${numKeyValueHeads}. ${labels.sharingDescription}`}
			>
				<g aria-hidden="true">
					<Name y={18} text={`${labels.queryHeads}: $H$ = ${groups.length}`} />
					<path class="key-value-reads" d={groups.map((group, head) => readPath(queryX(head), keyValueX(group))).join('')} />
					{groups.map((group, head) => (
						<Head key={head} kind="query" hollow={group % 2 === 1} x={queryX(head)} width={width} row={queryRow} />
					))}
					{[...new Set(groups)].map((group) => (
						<Head key={group} kind="stored" hollow={group % 2 === 1} x={keyValueX(group)} width={width} row={keyValueRow} />
					))}
					<Name y={box.height - 8} text={`${labels.keyValueHeads}: $G$ = ${numKeyValueHeads}`} />
				</g>
			</svg>
		</Panel>
	);
}

function Head({ kind, hollow, x, width, row }: HeadProps) {
	const shape = { x: round(x - width / 2), y: row.top, width: round(width), height: row.height, rx: Math.min(2, width / 4) };
	return <rect class={`key-value-${kind}${hollow ? ' key-value-hollow' : ''}`} {...shape} />;
}

function Name({ y, text }: { y: number; text: string }) {
	return (
		<text x={box.width / 2} y={y} text-anchor="middle">
			<SvgMathText text={text} />
		</text>
	);
}

/** From the foot of a query head to the top of the key/value head it reads. */
function readPath(from: number, to: number): string {
	return `M${round(from)},${queryRow.top + queryRow.height}L${round(to)},${keyValueRow.top}`;
}

// A tenth of a unit is a tenth of a pixel; more digits would only be bytes.
function round(value: number): number {
	return Math.round(value * 10) / 10;
}

interface HeadProps {
	kind: 'query' | 'stored';
	hollow: boolean;
	x: number;
	width: number;
	row: typeof queryRow;
}

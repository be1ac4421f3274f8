import { plainText } from '../parts/math-text.ts';
import { shownResult, type Explained } from './explain.ts';
import type { Part, Range, Split } from './hirschberg.ts';
import type { LcsLabels } from './labels.ts';
import type { LcsPicture } from './model.ts';

/** Beside Hirschberg's parts: why the latest split cuts where it does, and what it leaves. */
export function explainSplit(labels: LcsLabels, picture: LcsPicture, count: number): Explained {
	const { splits, joined } = picture;
	const split = splits[count - 1];
	const result = count === splits.length ? shownResult(labels, joined) : labels.notYet;
	const part = (name: string, formula: string, chosen: Part | undefined) => ({
		name,
		formula: chosen ? `$${units('a', chosen.rows)}, ${units('b', chosen.columns)}$` : formula,
		value: chosen ? partSize(chosen) : labels.notYet,
	});
	return {
		title: labels.splitTitle,
		words: split ? labels.splitReason : splits.length > 0 ? labels.splitWhole : labels.splitNone,
		formula: split ? crossing(split) : '',
		items: [
			part(labels.upper, '$a[1..p], b[1..k]$', split?.upper),
			part(labels.lower, '$a[p+1..m], b[k+1..n]$', split?.lower),
			{ name: labels.largest, formula: '$F(k) + G(k)$', value: split ? String(Math.max(...split.totals)) : labels.notYet },
			{ name: labels.result, formula: '', value: result },
		],
	};
}

/** The split as a screen reader says it. */
export function spokenSplit(labels: LcsLabels, picture: LcsPicture, count: number): string {
	const { splits, joined } = picture;
	const split = splits[count - 1];
	const found = split && `${crossing(split)}; ${labels.upper} ${partSize(split.upper)}; ${labels.lower} ${partSize(split.lower)}`;
	const end = count === splits.length && `${labels.result} ${shownResult(labels, joined)}`;
	return plainText([`${count} / ${splits.length}`, found, end].filter(Boolean).join('; '));
}

/** Where the latest split cuts both texts, and what that is worth. */
export function crossing({ middle, cut, part, forward, backward, totals }: Split): string {
	const at = cut - part.columns.start;
	return `$p = ${middle}, k = ${cut}: F(k) + G(k) = ${forward[at]} + ${backward[at]} = ${totals[at]}$`;
}

/** The units of a part as the page writes them: from 1, both ends included. */
function units(text: string, { start, end }: Range): string {
	return `${text}[${start + 1}..${end}]`;
}

function partSize({ rows, columns }: Part): string {
	return `${rows.end - rows.start} × ${columns.end - columns.start}`;
}

import { createRandom, dot, l2Normalize, matmul, type Matrix, type Vector } from '@examples/numerics';
import { applyRotaryPositionEmbedding, inverseFrequencies, pairColumns, wavelengths, type RotaryLayout } from '@examples/rope';
import { sinusoidalPositionEncoding } from '@examples/sinusoidal-position-encoding';
import { range } from '../parts/range.ts';

/** Size of the head and width of the embedding: eight pairs, enough to see fast and slow ones. */
export const headDim = 16;
export const pairCount = headDim / 2;
/** The last position a key may have, and how far behind it a query may stand. */
export const lastStart = 60;
export const lastDistance = 40;
export const bases = [100, 10_000, 1_000_000] as const;
export const layouts = ['half-split', 'interleaved', 'mixed'] as const;

/** What a first look shows: the text has moved, and one curve has not. */
export const defaults: Settings = { start: 20, distance: 6, pair: 2, base: 10_000, layout: 'half-split' };

/** A token pair and the projections of one head, drawn once: the figure changes positions only. */
export const drawn = drawHead(4);
const placed = placeEverywhere();

/** The score of a query `distance` tokens behind a key at `start`, with rotary positions. */
export function rotaryScore({ start, base, layout }: Settings, distance: number): number {
	const { query, key } = rotatedPair(start, distance, base, layout);
	return dot(query, key);
}

/** The same with sinusoids added to the embedding: the sum of the four `scoreTerms`. */
export function addedScore(start: number, distance: number): number {
	return dot(placed.queries[start + distance]!, placed.keys[start]!);
}

/** A score at every distance from 0: the curve that a plot draws. */
export function scoreCurve(score: (distance: number) => number): readonly ScorePoint[] {
	return range(0, lastDistance, 1).map((distance) => ({ distance, score: score(distance) }));
}

/** Every pair of coordinates after the rotation, as directions of length 1, and its share of the score. */
export function dials({ start, distance, base, layout }: Settings): readonly Dial[] {
	const { query, key } = rotatedPair(start, distance, base, layout);
	return range(0, pairCount - 1, 1).map((pair) => {
		const columns = pairColumns(pair, headDim, queryLayout(layout));
		const ofQuery = columns.map((column) => query[column]!);
		const ofKey = pairColumns(pair, headDim, keyLayout(layout)).map((column) => key[column]!);
		const share = dot(columns.map((column) => query[column]!), columns.map((column) => key[column]!));
		return { pair, columns, query: direction(ofQuery), key: direction(ofKey), share };
	});
}

/** After how many positions each pair has made a full turn. */
export function pairWavelengths(base: number): Vector {
	return wavelengths(inverseFrequencies(headDim, base));
}

function rotatedPair(start: number, distance: number, base: number, layout: Layout): { query: Vector; key: Vector } {
	const turn = (state: Vector, position: number, of: RotaryLayout) =>
		applyRotaryPositionEmbedding([state], [position], { layout: of, ropeTheta: base })[0]!;
	return {
		query: turn(drawn.query, start + distance, queryLayout(layout)),
		key: turn(drawn.key, start, keyLayout(layout)),
	};
}

/** `mixed` is the bug: a query turned as in the paper meets a key turned as in Hugging Face. */
function queryLayout(layout: Layout): RotaryLayout {
	return layout === 'mixed' ? 'interleaved' : layout;
}

function keyLayout(layout: Layout): RotaryLayout {
	return layout === 'mixed' ? 'half-split' : layout;
}

function direction(vector: Vector): [x: number, y: number] {
	const [x, y] = l2Normalize(vector);
	return [x!, y!];
}

/** Query and key of the pair at every position: projected once, because 82 products of matrices would delay the page. */
function placeEverywhere(): { queries: Matrix; keys: Matrix } {
	const encoding = sinusoidalPositionEncoding(lastStart + lastDistance + 1, headDim);
	const add = (content: Vector) => encoding.map((position) => position.map((entry, column) => entry + content[column]!));
	return { queries: matmul(add(drawn.queryContent), drawn.wQuery), keys: matmul(add(drawn.keyContent), drawn.wKey) };
}

function drawHead(seed: number) {
	const random = createRandom(seed);
	const vector = (): Vector => range(1, headDim, 1).map(() => random.normal());
	// Entries of variance 1/d: projections neither stretch nor shrink.
	const weights = (): Matrix => range(1, headDim, 1).map(() => vector().map((entry) => entry / Math.sqrt(headDim)));
	const [queryContent, keyContent, wQuery, wKey] = [vector(), vector(), weights(), weights()];
	const [query, key] = [matmul([queryContent], wQuery)[0]!, matmul([keyContent], wKey)[0]!];
	return { queryContent, keyContent, wQuery, wKey, query, key };
}

export type Layout = (typeof layouts)[number];

/** What the reader has set. */
export interface Settings {
	/** Position of the key. */
	start: number;
	/** m − n: how far behind it the query stands. */
	distance: number;
	pair: number;
	base: number;
	layout: Layout;
}

export interface ScorePoint {
	distance: number;
	score: number;
}

/** One pair of coordinates of query and key, after the rotation. */
export interface Dial {
	pair: number;
	/** Of the query. */
	columns: readonly number[];
	query: readonly [x: number, y: number];
	key: readonly [x: number, y: number];
	/** What these coordinates add to the score. */
	share: number;
}

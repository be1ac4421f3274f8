/** Places on an axis for numbers: from the domain's two ends to the range's, and on beyond them. */
export interface Scale {
	(value: number): number;
	/** The number at a place. */
	invert: (place: number) => number;
	domain: Ends;
	range: Ends;
}

export type Ends = readonly [first: number, last: number];

/** Equal distances for equal differences. */
export function scaleLinear(domain: Ends = [0, 1], range: Ends = domain): Scale {
	return scaleBy(same, same, domain, range);
}

/** Equal distances for equal factors; numbers above 0 only. */
export function scaleLog(domain: Ends, range: Ends): Scale {
	return scaleBy(Math.log, Math.exp, domain, range);
}

/** Linear around 0 and logarithmic far from it, on both sides. */
export function scaleSymlog(domain: Ends, range: Ends): Scale {
	return scaleBy(
		(value) => Math.sign(value) * Math.log1p(Math.abs(value)),
		(level) => Math.sign(level) * Math.expm1(Math.abs(level)),
		domain,
		range,
	);
}

function scaleBy(level: (value: number) => number, inverse: (level: number) => number, domain: Ends, range: Ends): Scale {
	const levels: Ends = [level(domain[0]), level(domain[1])];
	const scale = (value: number) => between(levels, level(value), range);
	return Object.assign(scale, { invert: (place: number) => inverse(between(range, place, levels)), domain, range });
}

/** Where `value` lies between two ends, carried over to two others. */
function between([first, last]: Ends, value: number, [start, end]: Ends): number {
	const share = (value - first) / (last - first);
	// The ends come out as they are.
	return start * (1 - share) + end * share;
}

function same(value: number): number {
	return value;
}

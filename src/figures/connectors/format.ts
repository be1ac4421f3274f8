/**
 * A count as both languages print it: thousands apart by commas.
 * @example formatCount(10764) // => '10,764'
 */
export function formatCount(count: number): string {
	return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

/** A share as a percentage of two significant digits, one decimal below 10. */
export function formatShare(share: number): string {
	if (share === 0) return '0%';
	const percent = 100 * share;
	return `${percent < 10 ? percent.toFixed(1) : percent.toFixed(0)}%`;
}

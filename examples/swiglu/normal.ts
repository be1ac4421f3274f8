/** Beyond this, 1 − Φ would lose digits to cancellation, so the tail is computed itself. */
const tailFrom = 3;

/** The density of the standard normal distribution: e^(−x²/2) / √(2π). */
export function normalDensity(x: number): number {
	return Math.exp(-(x ** 2) / 2) / Math.sqrt(2 * Math.PI);
}

/** Its distribution function Φ, as precise in the left tail as in the middle. */
export function normalCdf(x: number): number {
	if (x > tailFrom) return 1 - leftTail(-x);
	return x < -tailFrom ? leftTail(x) : 1 / 2 + normalDensity(x) * series(x);
}

/** x + x³/3 + x⁵/(3·5) + x⁷/(3·5·7) + …: all terms of one sign, none to cancel. */
function series(x: number): number {
	let [term, total, previous] = [x, x, 0];
	for (let odd = 3; total !== previous; odd += 2) {
		term *= x ** 2 / odd;
		[previous, total] = [total, total + term];
	}
	return total;
}

/** Laplace's continued fraction φ(x) / (|x| + 1/(|x| + 2/(|x| + 3/(…)))). */
function leftTail(x: number): number {
	let fraction = Infinity;
	for (let level = 60; level > 0; level -= 1) fraction = level / fraction - x;
	return normalDensity(x) / fraction;
}

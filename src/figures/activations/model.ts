import {
	gatedFeedForward,
	gelu,
	geluDerivative,
	relu,
	reluDerivative,
	silu,
	siluDerivative,
	type Activation,
} from '@examples/swiglu';
import { range } from '../parts/range.ts';

/** The activations in the order they are shown, each a function and its derivative from `examples/swiglu`. */
export const activations = {
	silu: { name: 'SiLU', apply: silu, derivative: siluDerivative },
	gelu: { name: 'GELU', apply: gelu, derivative: geluDerivative },
	relu: { name: 'ReLU', apply: relu, derivative: reluDerivative },
} as const satisfies Record<string, { name: string; apply: Activation; derivative: Activation }>;

export type ActivationName = keyof typeof activations;
export const activationNames = Object.keys(activations) as ActivationName[];

/** Sliders move in tenths, so that what they show has one digit. */
export const tenth = 10;
/** The largest |a|: beyond it SiLU and GELU are lines. */
export const gateLimit = 3;
/** The largest |b|; at 1 the unit is the activation itself. */
export const valueLimit = 1;
/** The bottom of SiLU, where its slope is 0 and ReLU is long off. */
export const defaultGate = -1.3;
export const defaultValue = 1;

/** One hidden unit h = f(a)·b and its derivatives by both branches. */
export function unitAt(name: ActivationName, gate: number, value: number): Unit {
	return unitsAt(name, [gate], value)[0]!;
}

/** The unit over all gates, for one value of the other branch. */
export function unitCurve(name: ActivationName, value: number): Unit[] {
	const ends = gateLimit * tenth;
	const gates = range(-ends, ends, 1).map((tenths) => tenths / tenth);
	// ReLU's slope jumps at 0: without a point just above, it would be drawn as a ramp.
	const after = gates.findIndex((gate) => gate > 0);
	return unitsAt(name, [...gates.slice(0, after), Number.EPSILON, ...gates.slice(after)], value);
}

/** All gates as tokens of one call: a token is (a, 1), so that a reaches the gate alone and b the other branch alone. */
function unitsAt(name: ActivationName, gates: readonly number[], value: number): Unit[] {
	const { apply, derivative } = activations[name];
	const weights = { wGate: [[1], [0]], wUp: [[0], [value]], wDown: [[1, 0]] };
	const outputs = gatedFeedForward(gates.map((gate) => [gate, 1]), weights, apply);
	return gates.map((gate, index) => {
		const slope = derivative(gate);
		return { gate, output: outputs[index]![0]!, slope, gateGradient: slope * value, valueGradient: apply(gate) };
	});
}

/** A hidden unit as the figure shows it. */
export interface Unit {
	/** a, what the activation acts on. */
	gate: number;
	/** h = f(a)·b. */
	output: number;
	/** f′(a). */
	slope: number;
	/** ∂h/∂a = f′(a)·b. */
	gateGradient: number;
	/** ∂h/∂b = f(a). */
	valueGradient: number;
}

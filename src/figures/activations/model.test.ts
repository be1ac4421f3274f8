import { gelu, silu, swiglu, swigluGradient } from '@examples/swiglu';
import { describe, expect, it } from 'vitest';
import { activationNames, defaultGate, gateLimit, tenth, unitAt, unitCurve, valueLimit } from './model.ts';

describe('unitAt', () => {
	it.each([
		[-1.3, 1],
		[-2.5, -0.4],
		[0, 0.7],
		[2.4, -1],
	])('shows of SiLU at a = %d, b = %d what the example computes', (gate, value) => {
		const weights = { wGate: [[gate]], wUp: [[value]], wDown: [[1]] };
		const gradient = swigluGradient([[1]], weights, [[1]]);
		const unit = unitAt('silu', gate, value);
		expect(unit.output).toBeCloseTo(swiglu([[1]], weights)[0]![0]!, 12);
		expect(unit.gateGradient).toBeCloseTo(gradient.wGate[0]![0]!, 12);
		expect(unit.valueGradient).toBeCloseTo(gradient.wUp[0]![0]!, 12);
	});

	it.each(activationNames)('has for %s the slopes of its own output', (name) => {
		for (const [gate, value] of [[-1.3, 0.8], [0.6, -0.5], [2.2, 1]] as const) {
			const rise = (a: number, b: number) => unitAt(name, gate + a, value + b).output - unitAt(name, gate - a, value - b).output;
			const { gateGradient, valueGradient } = unitAt(name, gate, value);
			expect(gateGradient).toBeCloseTo(rise(1e-5, 0) / 2e-5, 7);
			expect(valueGradient).toBeCloseTo(rise(0, 1e-5) / 2e-5, 7);
		}
	});

	it('is the activation itself at b = 1', () => {
		expect(unitAt('silu', -1.3, 1).output).toBe(silu(-1.3));
		expect(unitAt('gelu', 0.9, 1).output).toBe(gelu(0.9));
	});

	it('starts at the bottom of SiLU, where ReLU passes nothing and SiLU still teaches the value', () => {
		const { gateGradient, valueGradient } = unitAt('silu', defaultGate, 1);
		expect(Math.abs(gateGradient)).toBeLessThan(0.01);
		expect(valueGradient).toBeLessThan(-0.27);
		expect(unitAt('relu', defaultGate, 1)).toMatchObject({ output: 0, gateGradient: 0, valueGradient: 0 });
	});
});

describe('unitCurve', () => {
	it('has a point at every gate that can be chosen, in order', () => {
		const gates = unitCurve('gelu', 0.3).map(({ gate }) => gate);
		expect(gates).toEqual([...gates].sort((a, b) => a - b));
		for (let tenths = -gateLimit * tenth; tenths <= gateLimit * tenth; tenths += 1) expect(gates).toContain(tenths / tenth);
	});

	it('lets the slope of ReLU jump at 0', () => {
		const curve = unitCurve('relu', 1);
		const jump = curve.findIndex(({ gateGradient }) => gateGradient === 1);
		expect(curve[jump]!.gate - curve[jump - 1]!.gate).toBeLessThan(1e-9);
	});

	it('stays in the plots for every value', () => {
		for (const name of activationNames) {
			for (const value of [-valueLimit, 0.5, valueLimit]) {
				for (const { output, gateGradient } of unitCurve(name, value)) {
					expect(Math.abs(output)).toBeLessThan(3.3);
					expect(Math.abs(gateGradient)).toBeLessThan(1.3);
				}
			}
		}
	});
});

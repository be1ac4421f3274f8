import { sum } from '@examples/numerics';
import { steps, type Role, type State, type Step } from './stages.ts';

/**
 * Bytes that a trained parameter takes with Adam in mixed precision: 16. Weight and gradient are 16-bit; the master
 * copy of the weight and Adam's two moments are 32-bit.
 * @see Rajbhandari et al. 2020 (ZeRO), §3.1: 2Ψ + 2Ψ + KΨ with K = 12.
 */
export const trainedBytes = { weight: 2, gradient: 2, master: 4, moments: 8 } as const;
/** A frozen parameter is read only: its 16-bit weight. */
export const frozenBytes = { weight: 2 } as const;

/** Sizes to choose from, in billions of parameters: 7 as on the page, 6 and 175 as InstructGPT's. */
export const sizes = [1, 3, 6, 7, 13, 34, 70, 175] as const;

/** The four models of the last step, in the order of their bars. */
export const roles = ['policy', 'value', 'reference', 'reward'] as const satisfies readonly Role[];

/** Bytes per parameter in a state, in the order of `trainedBytes`. */
export function bytesPerParameter(state: State): Partial<Record<MemoryPart, number>> {
	return state === 'trained' ? trainedBytes : frozenBytes;
}

/**
 * What the models of a step take, without activations and the KV cache. A billion parameters of a byte each are a
 * gigabyte, 10⁹ bytes.
 */
export function memoryAt(step: Step, billions: Record<Role, number>): ModelMemory[] {
	return roles.map((role) => {
		const state = steps[step].loaded[role];
		const parts = state ? Object.entries(bytesPerParameter(state)) : [];
		const gigabytes = parts.map(([part, bytes]) => ({ part: part as MemoryPart, gigabytes: bytes * billions[role] }));
		return { role, state, parts: gigabytes, total: sum(gigabytes.map((entry) => entry.gigabytes)) };
	});
}

export type MemoryPart = keyof typeof trainedBytes;

/** One model's share of the memory. */
export interface ModelMemory {
	role: Role;
	/** None if it is not loaded in this step. */
	state: State | undefined;
	parts: { part: MemoryPart; gigabytes: number }[];
	/** In gigabytes. */
	total: number;
}

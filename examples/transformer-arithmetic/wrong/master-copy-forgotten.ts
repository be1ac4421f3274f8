// The mistake: no 32-bit copy of the weights. Steps far smaller than a weight round to nothing in 16
// bits, so the copy is kept: 16 bytes, not 12.
import { bytesPerParameter } from '../index.ts';
import type { TrainingMemory, TrainingMemoryInput } from '../index.ts';

export function trainingMemory(input: TrainingMemoryInput): TrainingMemory {
	const { parameters, optimizer = 'adam, mixed precision' } = input;
	const { frozen = 0, zeroStage = 0, devices = 1 } = input;
	const bytes = bytesPerParameter[optimizer];
	const held = (value: number, stage: number) =>
		zeroStage >= stage ? value / devices : value;
	const parts = {
		weights: held(parameters * bytes.weights, 3),
		gradients: held(parameters * bytes.gradients, 2),
		optimizer: held(parameters * bytes.states, 1),
		frozen: held(2 * frozen, 3),
	};
	return { ...parts, total: Object.values(parts).reduce((sum, part) => sum + part) };
}

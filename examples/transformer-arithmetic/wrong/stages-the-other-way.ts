// The mistake: ZeRO divides the weights first. It begins with the optimizer's part, which is the
// largest and is needed least often.
import { bytesPerParameter } from '../index.ts';
import type { TrainingMemory, TrainingMemoryInput } from '../index.ts';

export function trainingMemory(input: TrainingMemoryInput): TrainingMemory {
	const { parameters, optimizer = 'adam, mixed precision' } = input;
	const { frozen = 0, zeroStage = 0, devices = 1 } = input;
	const bytes = bytesPerParameter[optimizer];
	const held = (value: number, stage: number) =>
		zeroStage >= stage ? value / devices : value;
	const parts = {
		weights: held(parameters * bytes.weights, 1),
		gradients: held(parameters * bytes.gradients, 2),
		optimizer: held(parameters * (bytes.master + bytes.states), 3),
		frozen: held(2 * frozen, 3),
	};
	return { ...parts, total: Object.values(parts).reduce((sum, part) => sum + part) };
}

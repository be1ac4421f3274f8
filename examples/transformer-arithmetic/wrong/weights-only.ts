// The mistake: training takes what the weights take. With mixed-precision Adam they are an eighth
// of it.
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
		gradients: 0,
		optimizer: 0,
		frozen: held(2 * frozen, 3),
	};
	return { ...parts, total: Object.values(parts).reduce((sum, part) => sum + part) };
}

import { checkCount, checkIndex, checkPositive } from '@examples/numerics';

// #region bytes-per-parameter
/**
 * What one trained parameter takes, in bytes: weight and gradient as the passes use
 * them, the 32-bit master copy, and what the optimizer remembers.
 *
 * Mixed-precision Adam and plain 32-bit Adam both come to 16. Block-wise 8-bit
 * states have a scale for each block on top, a byte for hundreds of parameters.
 *
 * @see Rajbhandari et al. 2020, §3.1 (16 bytes); Dettmers et al. 2022 (8-bit
 * states).
 */
export const bytesPerParameter = {
	'adam, mixed precision': { weights: 2, gradients: 2, master: 4, states: 8 },
	'adam, 32-bit': { weights: 4, gradients: 4, master: 0, states: 8 },
	'adam, 8-bit states': { weights: 2, gradients: 2, master: 4, states: 2 },
	'adam, 16-bit only': { weights: 2, gradients: 2, master: 0, states: 4 },
	'momentum, mixed precision': { weights: 2, gradients: 2, master: 4, states: 4 },
	'sgd, mixed precision': { weights: 2, gradients: 2, master: 4, states: 0 },
} as const;
// #endregion

// #region training-memory
/**
 * The memory of weights, gradients and optimizer of one device, in bytes;
 * activations come on top.
 *
 * ZeRO divides by the number of devices what need not be held by each: the
 * optimizer's part from stage 1, the gradients from stage 2, the weights from stage
 * 3.
 *
 * @param input.parameters trained ones.
 * @param input.optimizer a key of `bytesPerParameter`; mixed-precision Adam unless
 * given.
 * @param input.frozen parameters that are only read, at 2 bytes each: a reference
 * model, or the base of an adapter. 0 unless given; divided in stage 3.
 * @param input.zeroStage 0 to 3; 0 unless given.
 * @param input.devices 1 unless given.
 * @throws {RangeError} when a number is out of range or the optimizer is not known.
 * @see Rajbhandari et al. 2020, §5 and Fig. 1.
 * @example trainingMemory({ parameters: 7.5e9 }).total / 1e9 // => 120
 */
export function trainingMemory(input: TrainingMemoryInput): TrainingMemory {
	const { parameters, optimizer = 'adam, mixed precision' } = input;
	const { frozen = 0, zeroStage = 0, devices = 1 } = input;
	checkInput({ parameters, optimizer, frozen, zeroStage, devices });
	const bytes = bytesPerParameter[optimizer];
	const held = (value: number, stage: number) =>
		zeroStage >= stage ? value / devices : value;
	const parts = {
		weights: held(parameters * bytes.weights, 3),
		gradients: held(parameters * bytes.gradients, 2),
		optimizer: held(parameters * (bytes.master + bytes.states), 1),
		frozen: held(2 * frozen, 3),
	};
	return {
		...parts,
		total: Object.values(parts).reduce((sum, part) => sum + part),
	};
}
// #endregion

/** A way to train that `bytesPerParameter` knows. */
export type Optimizer = keyof typeof bytesPerParameter;

export interface TrainingMemoryInput {
	parameters: number;
	optimizer?: Optimizer;
	frozen?: number;
	zeroStage?: number;
	devices?: number;
}

/** In bytes. */
export interface TrainingMemory {
	weights: number;
	gradients: number;
	/** Master copy and states. */
	optimizer: number;
	frozen: number;
	total: number;
}

function checkInput(input: Required<TrainingMemoryInput>): void {
	const { parameters, optimizer, frozen, zeroStage, devices } = input;
	checkPositive({ parameters });
	checkCount({ devices });
	checkIndex({ zeroStage }, 4);
	if (!(frozen >= 0 && frozen < Infinity)) {
		throw new RangeError(`frozen must be finite and at least 0, got ${frozen}.`);
	}
	if (Object.hasOwn(bytesPerParameter, optimizer)) return;
	const known = Object.keys(bytesPerParameter).join('; ');
	throw new RangeError(`optimizer must be one of: ${known}; got ${optimizer}.`);
}

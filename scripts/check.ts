import { availableParallelism } from 'node:os';
import { lint, typesOfCode, typesOfExamples, vitest } from './checks.ts';
import { runSteps } from './steps.ts';

// The longest first, so that the others fill the time beside it.
const steps = [vitest('source', 'examples'), typesOfCode, lint, typesOfExamples];
const outcomes = await runSteps(steps, Math.max(2, availableParallelism()));
if (outcomes.some(({ status }) => status !== 'passed')) process.exitCode = 1;

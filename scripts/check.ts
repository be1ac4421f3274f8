import { availableParallelism } from 'node:os';
import { fastChecks, vitest } from './checks.ts';
import { runSteps } from './steps.ts';

const outcomes = await runSteps([...fastChecks(), vitest('source', 'examples')], availableParallelism());
if (outcomes.some(({ status }) => status !== 'passed')) process.exitCode = 1;

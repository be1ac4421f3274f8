/** What the reader can choose, and what is shown before: the same choices as beside the two methods' paths. */
export { betas, firstChoice as firstOptions, pairCounts, seeds, type Choices as Options } from '../ppo-or-dpo/choices.ts';

/** How many gradient steps lie between two snapshots; PPO takes them on the same responses. */
export const gradientSteps = 4;
/** How many snapshots follow the first. */
export const steps = 30;

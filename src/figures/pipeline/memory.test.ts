import { sum } from '@examples/numerics';
import { expect, it } from 'vitest';
import { bytesPerParameter, memoryAt, roles, sizes } from './memory.ts';
import { stepNames, type Role } from './stages.ts';

const all = (billions: number): Record<Role, number> => ({ policy: billions, value: billions, reference: billions, reward: billions });
const totals = (...args: Parameters<typeof memoryAt>) => memoryAt(...args).map(({ total }) => total);

it('counts 16 bytes for a trained parameter and 2 for a frozen one', () => {
	expect(sum(Object.values(bytesPerParameter('trained')))).toBe(16);
	expect(sum(Object.values(bytesPerParameter('frozen')))).toBe(2);
});

it('has the table of the page: 112, 112, 14 and 14 GB at 7B, together 252', () => {
	expect(totals('ppo', all(7))).toEqual([112, 112, 14, 14]);
	expect(sum(totals('ppo', all(7)))).toBe(252);
});

it('has the sums of the page for InstructGPT: 3258 GB, and 6300 with four equal models', () => {
	expect(sum(totals('ppo', { policy: 175, reference: 175, reward: 6, value: 6 }))).toBe(3258);
	expect(sum(totals('ppo', all(175)))).toBe(6300);
});

it('loads one model in each step before the last', () => {
	const loaded = stepNames.map((step) => memoryAt(step, all(7)).filter(({ state }) => state).map(({ role, state }) => `${role} ${state}`));
	expect(loaded).toEqual([
		['policy trained'],
		['policy frozen'],
		['reward trained'],
		['policy trained', 'value trained', 'reference frozen', 'reward frozen'],
	]);
});

it('has parts that add up', () => {
	for (const { parts, total } of memoryAt('ppo', all(13))) expect(sum(parts.map(({ gigabytes }) => gigabytes))).toBe(total);
	expect(memoryAt('sft', all(1)).map(({ role }) => role)).toEqual([...roles]);
});

it('can show the sizes that the page speaks of', () => {
	expect(sizes).toEqual(expect.arrayContaining([6, 7, 175]));
});

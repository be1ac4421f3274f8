/**
 * What a StackBlitz project is built and tested with, exactly. `vitest` and `typescript` are those of the repository.
 * `vite` stays on 7: Vite 8 bundles with native code whose WebAssembly build broke inside WebContainers four times in
 * 2026, and without a version of our own npm would choose 8 for Vitest.
 */
export const pins = { typescript: '6.0.3', vite: '7.3.8', vitest: '5.1.1' } as const;

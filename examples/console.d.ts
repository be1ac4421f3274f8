// Examples know neither the DOM nor Node: of their hosts a demo uses this alone.
declare const console: { log(...values: unknown[]): void };

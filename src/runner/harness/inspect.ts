import { inspect as prettyInspect } from '@vitest/utils/display';

export function inspect(value: unknown, inspectError: (error: Error) => string): string {
	return value instanceof Error ? inspectError(value) : prettyInspect(value);
}

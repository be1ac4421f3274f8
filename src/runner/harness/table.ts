export function formatTable(_value: unknown, _columns?: readonly string[]): string | undefined {
	return undefined;
}

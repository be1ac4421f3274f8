/** What tsc, which cannot read a component, takes it for; `astro check` and editors read the component itself. */
declare module '*.astro' {
	const component: (props: Record<string, unknown>) => unknown;
	export default component;
}

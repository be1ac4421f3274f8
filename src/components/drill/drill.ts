/** The drill whose page is rendered. */
export function currentDrill(locals: App.Locals): NonNullable<App.Locals['drill']> {
	if (!locals.drill) throw new Error('<Task>, <Hint> and <Mistake> stand in src/content/drills/ only: their pages know which drill it is.');
	return locals.drill;
}

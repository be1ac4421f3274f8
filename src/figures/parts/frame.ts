/**
 * The one size of a plot, in SVG units. A plot is shown about this many pixels wide on a phone and in half a column,
 * so a unit is about a pixel and type keeps its size.
 */
export const frame = { width: 340, height: 236, left: 32, right: 330, top: 22, bottom: 194 } as const;

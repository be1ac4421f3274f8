import type { ComponentChildren, TargetedPointerEvent } from 'preact';
import { frame } from './frame.ts';
import './plot.css';

/** An SVG plot with one text alternative; with `onPick` a pointer may also point at a place along its x axis. */
export function Plot({ label, onPick, children }: PlotProps) {
	const pick = onPick && ((event: TargetedPointerEvent<SVGSVGElement>) => pickAt(event, onPick));
	return (
		<svg
			class={onPick ? 'figure-plot figure-pickable' : 'figure-plot'}
			viewBox={`0 0 ${frame.width} ${frame.height}`}
			role="img"
			aria-label={label}
			onPointerDown={pick}
			onPointerMove={pick}
			onPointerUp={pick}
		>
			{/* Some screen readers read the ticks of an image one by one unless they are hidden. */}
			<g aria-hidden="true">{children}</g>
		</svg>
	);
}

/** Draws its children inside the frame only. An inner `<svg>` clips without the id that a `<clipPath>` needs. */
export function Clip({ children }: { children: ComponentChildren }) {
	const { left, right, top, bottom } = frame;
	const box = { x: left, y: top, width: right - left, height: bottom - top };
	return (
		<svg {...box} viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}>
			{children}
		</svg>
	);
}

function pickAt(event: TargetedPointerEvent<SVGSVGElement>, onPick: (x: number) => void) {
	const plot = event.currentTarget;
	if (event.type === 'pointerdown') {
		if (event.button !== 0) return;
		plot.setPointerCapture(event.pointerId);
	}
	if (!plot.hasPointerCapture(event.pointerId)) return;
	// A finger may be about to scroll the page. Only a move sideways, or lifting it, says that it means the plot.
	const sideways = event.type === 'pointermove' && Math.abs(event.movementX) > Math.abs(event.movementY);
	if (event.pointerType === 'touch' && event.type !== 'pointerup' && !sideways) return;
	const { left, width } = plot.getBoundingClientRect();
	onPick(((event.clientX - left) / width) * frame.width);
}

interface PlotProps {
	/** What a reader who does not see the plot should know of it. */
	label: string;
	/** Called with the x coordinate, in SVG units, while a pointer is down. */
	onPick?: (x: number) => void;
	children: ComponentChildren;
}

import { useEffect, useRef, useState } from 'preact/hooks';
import { TrainingLine } from './training-line.ts';

/**
 * A training that runs in a worker, one snapshot at a time, as long as the reader lets it. Before the first click
 * the figure shows a run that was prepared, and no worker exists.
 */
export function useTraining<Options, Snapshot>(plan: TrainingPlan<Options, Snapshot>): Training<Options, Snapshot> {
	const { prepared, first, steps, pace, openWorker } = plan;
	const [options, setOptions] = useState(prepared.options);
	const [snapshots, setSnapshots] = useState(prepared.snapshots);
	const [status, setStatus] = useState<TrainingStatus>('done');
	/** How many snapshots were known when the training last rested. */
	const rested = useRef(prepared.snapshots.length);
	const [line] = useState(
		() =>
			new TrainingLine<Options, Snapshot>(openWorker, {
				// A snapshot that was asked for before a pause still counts: the worker will not compute it again.
				onSnapshot: (snapshot) => setSnapshots((known) => (known.length > steps ? known : [...known, snapshot])),
				onFailure: () => setStatus('failed'),
			}),
	);
	const restart = (next: Options, then: TrainingStatus) => {
		line.end();
		rested.current = 1;
		setOptions(next);
		setSnapshots([first(next)]);
		setStatus(then);
	};
	useEffect(() => () => line.end(), []);
	useEffect(() => {
		if (snapshots.length > steps) {
			line.end();
			// The last snapshot may come during a pause.
			setStatus('done');
			return undefined;
		}
		if (status !== 'running') return undefined;
		const asking = setTimeout(() => line.ask(options), pace);
		return () => clearTimeout(asking);
	}, [status, snapshots]);
	return {
		options,
		status,
		done: snapshots.length - 1,
		// Who wants less motion sees the picture change once, when the training rests; its progress is counted meanwhile.
		snapshots: status === 'running' && wantsLessMotion() ? snapshots.slice(0, rested.current) : snapshots,
		choose: (changed) => restart({ ...options, ...changed }, 'paused'),
		reset: () => restart(options, 'paused'),
		play: () => {
			if (status === 'done' || status === 'failed') return restart(options, 'running');
			rested.current = snapshots.length;
			setStatus('running');
		},
		pause: () => setStatus('paused'),
	};
}

function wantsLessMotion(): boolean {
	return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

export type TrainingStatus = 'running' | 'paused' | 'done' | 'failed';

export interface TrainingPlan<Options, Snapshot> {
	/** What is shown before any click: a whole run, from the snapshot before any step to the last. */
	prepared: { options: Options; snapshots: readonly Snapshot[] };
	/** The snapshot before any step: cheap enough to compute in the page. */
	first: (options: Options) => Snapshot;
	/** How many snapshots the worker has to make; each may be many steps of the example. */
	steps: number;
	/** Milliseconds between a snapshot and the request for the next. */
	pace: number;
	openWorker: () => Worker;
}

export interface Training<Options, Snapshot> {
	options: Options;
	status: TrainingStatus;
	/** How many snapshots after the first are known. */
	done: number;
	/** What to draw, at least the first. */
	snapshots: readonly Snapshot[];
	/** Sets options and goes back to the start; nothing runs until `play`. */
	choose: (changed: Partial<Options>) => void;
	reset: () => void;
	/** Goes on, or begins anew where the training is over. */
	play: () => void;
	pause: () => void;
}

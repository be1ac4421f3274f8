import { useEffect, useRef, useState } from 'preact/hooks';
import type { Order } from './serve.ts';

/**
 * A training that runs in a worker, one snapshot at a time, as long as the reader lets it. Before the first click
 * the figure shows a run that was prepared, and no worker exists.
 */
export function useTraining<Options, Snapshot>(plan: TrainingPlan<Options, Snapshot>): Training<Options, Snapshot> {
	const { prepared, first, steps, pace, openWorker } = plan;
	const [options, setOptions] = useState(prepared.options);
	const [snapshots, setSnapshots] = useState(prepared.snapshots);
	const [status, setStatus] = useState<TrainingStatus>('done');
	const worker = useRef<Worker>();
	const end = () => {
		if (worker.current) worker.current.onmessage = null;
		worker.current?.terminate();
		worker.current = undefined;
	};
	const restart = (next: Options, then: TrainingStatus) => {
		end();
		setOptions(next);
		setSnapshots([first(next)]);
		setStatus(then);
	};
	useEffect(() => end, []);
	useEffect(() => {
		if (status !== 'running') return undefined;
		if (snapshots.length > steps) {
			setStatus('done');
			return undefined;
		}
		worker.current ??= begin(openWorker, options, {
			// A snapshot that was asked for before a pause still counts: the worker will not compute it again.
			onSnapshot: (snapshot: Snapshot) => setSnapshots((known) => (known.length > steps ? known : [...known, snapshot])),
			onFailure: () => {
				end();
				setStatus('failed');
			},
		});
		const asking = setTimeout(() => worker.current?.postMessage('next' satisfies Order<Options>), pace);
		return () => clearTimeout(asking);
	}, [status, snapshots]);
	return {
		options,
		status,
		done: snapshots.length - 1,
		// Who wants less motion sees the picture change once, when the training rests; its progress is counted meanwhile.
		snapshots: status === 'running' && wantsLessMotion() ? snapshots.slice(0, 1) : snapshots,
		choose: (changed) => restart({ ...options, ...changed }, 'paused'),
		reset: () => restart(options, 'paused'),
		play: () => (snapshots.length > steps || status === 'failed' ? restart(options, 'running') : setStatus('running')),
		pause: () => setStatus('paused'),
	};
}

function begin<Options, Snapshot>(open: () => Worker, options: Options, { onSnapshot, onFailure }: Listeners<Snapshot>): Worker {
	const worker = open();
	worker.onmessage = ({ data }: MessageEvent<Snapshot>) => onSnapshot(data);
	worker.onerror = onFailure;
	worker.postMessage({ start: options } satisfies Order<Options>);
	return worker;
}

function wantsLessMotion(): boolean {
	return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

interface Listeners<Snapshot> {
	onSnapshot: (snapshot: Snapshot) => void;
	onFailure: () => void;
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

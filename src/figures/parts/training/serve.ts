/**
 * The worker's side of a training that a reader can watch: it computes one snapshot whenever the page asks for one.
 *
 * @param train the snapshots of a training, without the one before any step: the page shows that by itself.
 * @param scope where orders come from: the worker itself.
 */
export function serveTraining<Options, Snapshot>(
	train: (options: Options) => Iterator<Snapshot, unknown>,
	scope: TrainingScope = globalThis as unknown as TrainingScope,
): void {
	let snapshots: Iterator<Snapshot, unknown> | undefined;
	scope.onmessage = ({ data: order }: MessageEvent<Order<Options>>) => {
		if (order !== 'next') {
			snapshots = train(order.start);
			return;
		}
		const next = snapshots?.next();
		if (next && !next.done) scope.postMessage(next.value);
	};
}

/** What the page asks for: to begin with these options, or for one more snapshot. */
export type Order<Options> = { start: Options } | 'next';

/** A worker's own end of the line, or one end of a channel. */
export type TrainingScope = Pick<MessagePort, 'onmessage' | 'postMessage'>;

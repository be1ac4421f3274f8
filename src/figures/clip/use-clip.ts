import { useMemo, useState } from 'preact/hooks';
import { useTraining, type Training } from '../parts/training/use-training.ts';
import { clipPicture, embedBatch, learnedAt, type ClipPicture, type EmbeddedBatch, type Pair } from './model.ts';
import { prepared } from './prepared.ts';
import { firstSnapshot, startOfTraining, steps, type Snapshot, type TrainingOptions } from './training.ts';

/** With what computing and drawing take, a whole training lasts three to five seconds. */
const millisecondsPerStep = 25;

/** Everything that the figure shows, and what a reader can do to it. */
export function useClip(): Clip {
	const training = useTraining({ prepared, first: firstSnapshot, steps, pace: millisecondsPerStep, openWorker });
	const { snapshots } = training;
	const { pairs } = training.options;
	// Infinity is the newest. A new object each time redraws the slider, also where the reader asked for more than is known.
	const [looking, setLooking] = useState({ step: Infinity });
	const [ownTau, setOwnTau] = useState<OwnTau>();
	const [pair, setPair] = useState<Pair>({ image: 0, text: 0 });
	const step = Math.min(looking.step, snapshots.length - 1);
	const snapshot = snapshots[step]!;
	const start = useMemo(() => startOfTraining(pairs), [pairs]);
	const learned = useMemo(() => learnedAt(start, snapshots, step), [snapshot]);
	const batch = useMemo(() => embedBatch(start, learned), [learned]);
	// The reader’s own τ holds for the step it was chosen at; any other step comes with the τ learned by then.
	const tau = ownTau?.snapshot === snapshot ? ownTau.tau : learned.temperature;
	const picture = useMemo(() => clipPicture(batch, tau), [batch, tau]);
	const lookAt = (next: number) => {
		setLooking({ step: next < snapshots.length - 1 ? next : Infinity });
		setOwnTau(undefined);
	};
	const following = (change: () => void) => () => {
		lookAt(Infinity);
		change();
	};
	return {
		...{ pairs, snapshots, step, learnedTau: learned.temperature, batch, tau, picture, pair, setPair },
		training: { ...training, play: following(training.play), reset: following(training.reset) },
		setPairs: (next) => {
			following(() => training.choose({ pairs: next }))();
			setPair(({ image, text }) => ({ image: Math.min(image, next - 1), text: Math.min(text, next - 1) }));
		},
		setStep: lookAt,
		setTau: (next) => setOwnTau({ snapshot, tau: next }),
	};
}

/** Only called in a browser: pages are built where no worker is. */
function openWorker(): Worker {
	return new Worker(new URL('./training-worker.ts', import.meta.url), { type: 'module' });
}

interface OwnTau {
	snapshot: Snapshot;
	tau: number;
}

export interface Clip {
	/** The batch size, N. */
	pairs: number;
	/** What is known of the training, by step. */
	snapshots: readonly Snapshot[];
	/** The step shown: while it trains the newest, unless the reader looks back. */
	step: number;
	/** The τ learned by then. */
	learnedTau: number;
	batch: EmbeddedBatch;
	/** The τ of the picture, learned or the reader's own. */
	tau: number;
	picture: ClipPicture;
	/** The cell that was chosen. */
	pair: Pair;
	training: Training<TrainingOptions, Snapshot>;
	setPairs: (pairs: number) => void;
	setStep: (step: number) => void;
	setTau: (tau: number) => void;
	setPair: (pair: Pair) => void;
}

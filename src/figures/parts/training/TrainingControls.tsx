import { PlayButton } from '../PlayButton.tsx';
import { PushButton } from '../PushButton.tsx';
import type { Training } from './use-training.ts';
import './training.css';

/** Train or pause, back to the start, and how far the training has come. */
export function TrainingControls<Options, Snapshot>({ labels, training, steps, shown, result }: TrainingControlsProps<Options, Snapshot>) {
	const { status, done } = training;
	const running = status === 'running';
	return (
		<div class="figure-training">
			<PlayButton labels={labels} playing={running} onToggle={running ? training.pause : training.play} />
			<PushButton text={labels.reset} onPush={training.reset} />
			<label class="figure-progress">
				<span>
					{labels.progress} {shown}
				</span>
				<progress max={steps} value={done} />
			</label>
			<p class={status === 'failed' ? 'figure-training-failed' : 'figure-visually-hidden'} role="status">
				{status === 'failed' && labels.failed}
				{status === 'done' && result}
			</p>
		</div>
	);
}

/** The words of every training; figures add them to their own. */
export interface TrainingLabels {
	/** Of the button that trains. */
	play: string;
	pause: string;
	reset: string;
	/** Before the number of steps done. */
	progress: string;
	/** Said where the worker could not be loaded: what happened, and what to do. */
	failed: string;
}

interface TrainingControlsProps<Options, Snapshot> {
	labels: TrainingLabels;
	training: Training<Options, Snapshot>;
	/** How many snapshots make the whole training. */
	steps: number;
	/** How far it has come, as the reader sees it: `20 / 100`. */
	shown: string;
	/** What a screen reader says when the training is over. */
	result: string;
}

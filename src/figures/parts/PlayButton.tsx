import './push-button.css';

/** A button that starts and pauses. Both words are there, one of them unseen, so that it keeps its width. */
export function PlayButton({ labels, playing, disabled = false, onToggle }: PlayButtonProps) {
	return (
		<button type="button" class="figure-button figure-play" disabled={disabled} onClick={onToggle}>
			<span class={playing ? 'figure-unseen' : undefined}>{labels.play}</span>
			<span class={playing ? undefined : 'figure-unseen'}>{labels.pause}</span>
		</button>
	);
}

interface PlayButtonProps {
	labels: { play: string; pause: string };
	playing: boolean;
	disabled?: boolean;
	onToggle: () => void;
}

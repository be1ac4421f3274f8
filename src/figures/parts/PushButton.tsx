import './push-button.css';

/** A native button for what is done rather than set, such as another draw of random numbers. */
export function PushButton({ text, onPush }: { text: string; onPush: () => void }) {
	return (
		<button type="button" class="figure-button" onClick={onPush}>
			{text}
		</button>
	);
}

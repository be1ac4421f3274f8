import type { ImageName } from './model.ts';

/** The words of the connectors figure; `$…$` marks formulas (see `parts/math-text.ts`). */
export interface ConnectorsLabels {
	/** Name of the figure, for screen readers. */
	title: string;
	/** Name of the choice of model. */
	model: string;
	/** Name of the choice of image. */
	image: string;
	/** What each image is; its size in pixels follows by itself. */
	images: Record<ImageName, string>;
	/** Name of the slider for the length of a video beside the image. */
	video: string;
	/** Its value at 0. */
	noVideo: string;
	/** Seconds, as a unit. */
	seconds: string;
	/** Name of the choice of context length. */
	context: string;
	/** Title of the left panel. */
	tokenPanel: string;
	/** Title of the right panel. */
	contextPanel: string;
	/** What the encoder gives. */
	patches: string;
	/** What the connector makes of it. */
	tokens: string;
	/** Title of the logarithmic axis. */
	axis: string;
	/** Segment of the context: the image. */
	imageTokens: string;
	/** Segment of the context: the video. */
	videoTokens: string;
	/** What is left of the context. */
	left: string;
	/** Where the input does not fit: before the number of tokens too many. */
	tooMany: string;
	/** Where a model takes no video. */
	takesNoVideo: string;
	/** Before how many frames are taken, and at what rate. */
	frames: string;
	/** Before the share, where the slider speaks it. */
	share: string;
	/** The finding, under the figure. */
	caption: string;
	/** What the left panel shows, for readers who do not see it. */
	tokenDescription: string;
	/** What the right panel shows, for readers who do not see it. */
	contextDescription: string;
}

import { ReaderStore } from '~/practice/storage.ts';

/** What a reader made of a piece of code, and the code it was made from. */
export interface Edit {
	text: string;
	original: string;
}

/** The reader's edits, by the key of the code. */
export const keptEdits = new ReaderStore<Edit>('lab:edit:', ({ text, original }) =>
	typeof text === 'string' && typeof original === 'string' ? { text, original } : undefined,
);

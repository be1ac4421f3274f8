import type { RunnableExample, RunRequest } from './protocol.ts';
import { moduleFunction, type ModuleLines, scriptName } from './stack.ts';

/** What the harness is told when all modules are defined; it stands in the worker's text as JSON. */
export interface StartOptions {
	testPath?: string;
	demoPath?: string;
	modules: readonly ModuleLines[];
}

/** The worker's text, percent-encoded for a data: address, and where each module lies in it. */
export interface WorkerText {
	encoded: string;
	modules: readonly ModuleLines[];
}

/**
 * The worker's script: the harness, each module as a function under its path, and the call that starts the run.
 * All of it stands in one function, strict as the modules are that the harness was built of, so that nothing of the
 * harness is global; each module hides the harness's name.
 * @throws {RangeError} when it is more than a data: address holds.
 */
export function assemble(harness: string, runnable: RunnableExample, parts: NonNullable<RunRequest['parts']>): WorkerText {
	const head = `(function(){'use strict';${harness.trim()}\n`;
	let text = '';
	let line = countLines(head);
	const modules: ModuleLines[] = [];
	for (const { path, code } of runnable.modules) {
		text += `$lab.define(${JSON.stringify(path)},function ${moduleFunction}(require,exports,module,$lab){\n${code}\n});\n`;
		const length = countLines(code) + 1;
		modules.push({ path, firstLine: line + 2, lastLine: line + 1 + length });
		line += 2 + length;
	}
	const { testPath, demoPath } = runnable;
	const options: StartOptions = {
		...(testPath && parts.includes('tests') && { testPath }),
		...(demoPath && parts.includes('demo') && { demoPath }),
		modules,
	};
	text += `$lab.start(${JSON.stringify(options)});\n})();\n//# sourceURL=${scriptName}`;
	const encoded = encodeOnce(head) + encode(text);
	if (encoded.length > addressLimit) {
		throw new RangeError(
			`The example "${runnable.example}" and its tests make ${encoded.length} characters, but a worker's address ` +
				`holds ${addressLimit}. Make its largest file smaller; often that is reference.json.`,
		);
	}
	return { encoded, modules };
}

/** Chromium's longest address is 2 MiB; beyond it the worker fails without a word. */
const addressLimit = 2 * 2 ** 20 - 1000;

let last = { text: '', encoded: '' };

/** The harness is the longest part and the same in every run. */
function encodeOnce(text: string): string {
	if (last.text !== text) last = { text, encoded: encode(text) };
	return last.encoded;
}

/** A half of a surrogate pair, which an edit may leave behind, has no encoding. */
function encode(text: string): string {
	return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\uFFFD'));
}

function countLines(text: string): number {
	return text.split('\n').length - 1;
}

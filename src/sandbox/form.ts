import type { SandboxProject } from './project.ts';

/** Where StackBlitz takes a project. A Content-Security-Policy names it in `form-action` and `frame-src`. */
export const stackblitzOrigin = 'https://stackblitz.com';

/** A form that opens a project on StackBlitz: what `<form method="post">` needs, and its hidden fields. */
export interface SandboxForm {
	action: string;
	fields: [name: string, value: string][];
}

/** What StackBlitz shows first. */
export interface SandboxFormOptions {
	/** A file of the project, perhaps with lines: `dpo/index.ts:L12-L30`. */
	openFile?: string;
}

/**
 * The form that `openProject` of StackBlitz's SDK would make, so that a page can carry it and needs no JavaScript.
 * @throws {Error} when `openFile` is no file of the project.
 */
export function sandboxForm(
	project: SandboxProject,
	{ openFile = project.openFile }: SandboxFormOptions = {},
): SandboxForm {
	if (!Object.hasOwn(project.files, openFile.replace(/:L\d+(-L\d+)?$/, ''))) {
		throw new Error(
			`sandboxForm: openFile "${openFile}" is not in the project "${project.title}". ` +
				`Name one of: ${Object.keys(project.files).join(', ')}.`,
		);
	}
	return {
		action: `${stackblitzOrigin}/run?file=${encodeURIComponent(openFile)}`,
		fields: [
			['project[title]', project.title],
			['project[description]', project.description],
			['project[template]', project.template],
			...Object.entries(project.files).map(([path, text]): [string, string] => [
				`project[files][${encodePath(path)}]`,
				text,
			]),
		],
	};
}

// StackBlitz reads brackets as the name's structure, and asks for no other escapes.
function encodePath(path: string): string {
	return path.replaceAll('[', '%5B').replaceAll(']', '%5D');
}

import { createHash } from 'node:crypto';
import type { WorkspaceFiles } from './files.ts';

/**
 * SHA-256 over every path and text of the workspace, as hexadecimal digits: equal where and only where the
 * examples are the same, so that results of a test run can be told from results of an older one.
 */
export function workspaceDigest(files: WorkspaceFiles): string {
	const hash = createHash('sha256');
	for (const path of Object.keys(files).sort()) hash.update(JSON.stringify([path, files[path]]));
	return hash.digest('hex');
}

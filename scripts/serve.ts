import { giveUp, inRoot } from './project.ts';
import { startServer } from './server.ts';

/** Serves what is built, without building: what Playwright tests, and `npm start` in the end. */
export async function serve(port: number): Promise<void> {
	const { address } = await startServer({ root: inRoot('dist'), port }).catch(giveUp);
	console.log(`\n${address}`);
}

if (import.meta.main) await serve(Number(process.env['PORT'] ?? 4321));

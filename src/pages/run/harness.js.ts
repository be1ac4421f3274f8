import type { APIRoute } from 'astro';
import { buildHarness } from '~/runner/build/harness.ts';

export const prerender = true;

/** The test harness of the page, loaded on the first run. */
export const GET: APIRoute = async () =>
	new Response(await buildHarness(), { headers: { 'Content-Type': 'text/javascript; charset=utf-8' } });

import type { APIRoute, GetStaticPaths } from 'astro';
import { compileExample } from '~/runner/compile.ts';
import { exampleNames, workspace } from '~/workspace/index.ts';

export const prerender = true;

export const getStaticPaths: GetStaticPaths = () =>
	exampleNames(workspace).map((example) => ({ params: { example } }));

/** One example compiled, with all it imports: what a click on "Run" loads. */
export const GET: APIRoute = ({ params }) => Response.json(compileExample(workspace, params['example']!));

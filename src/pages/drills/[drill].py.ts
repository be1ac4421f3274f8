import type { APIRoute, GetStaticPaths } from 'astro';
import { getCollection } from 'astro:content';
import { withReference } from '~/practice/drills/python.ts';
import { readExampleFile, workspace } from '~/workspace/index.ts';

export const prerender = true;

const templates = import.meta.glob<string>('/src/content/drills/python/*.py', { query: '?raw', import: 'default', eager: true });

export const getStaticPaths: GetStaticPaths = async () =>
	(await getCollection('drills', ({ id }) => id.startsWith('en/'))).map(({ id, data }) => ({
		params: { drill: id.split('/')[1] },
		props: { example: data.example },
	}));

/** A drill as a Python file that runs by itself. */
export const GET: APIRoute = ({ params, props }) => {
	const path = `/src/content/drills/python/${params['drill']}.py`;
	const template = templates[path];
	if (template === undefined) throw new Error(`${path.slice(1)} is missing: every drill can be downloaded as Python.`);
	const reference = readExampleFile(workspace, (props as { example: string }).example, 'reference.json');
	return new Response(withReference(template, reference, path.slice(1)), { headers: { 'Content-Type': 'text/x-python; charset=utf-8' } });
};

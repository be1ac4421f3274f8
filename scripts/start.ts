import { build } from './build.ts';
import { giveUp } from './project.ts';
import { serve } from './serve.ts';
import { checkPort } from './server.ts';

const port = Number(process.env['PORT'] ?? 4321);
await checkPort(port).catch(giveUp);
if (!(await build())) process.exit(1);
await serve(port);

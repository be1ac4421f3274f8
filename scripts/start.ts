import { build } from './build.ts';
import { serve } from './serve.ts';

if (!(await build())) process.exit(1);
await serve(Number(process.env['PORT'] ?? 4321));

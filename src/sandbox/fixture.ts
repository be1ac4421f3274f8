import type { WorkspaceFiles } from '../workspace/files.ts';

/** Three small examples, one upon the other, for the unit tests of this folder. */
export const fixture: WorkspaceFiles = {
	'numerics/index.ts': "export * from './log.ts';\n",
	'numerics/log.ts': '// #region log\nexport const log2 = (x: number): number => Math.log(x) / Math.LN2;\n// #endregion\n',
	'numerics/index.test.ts':
		"import { expect, it } from 'vitest';\nimport { log2 } from './index.ts';\n\nit('log2', () => expect(log2(8)).toBeCloseTo(3));\n",
	'numerics/demo.ts': "import { log2 } from '@examples/numerics';\n\nconsole.log(log2(8));\n",
	'numerics/README.md': '# Numerics\n',
	'toy/index.ts': "import { log2 } from '@examples/numerics';\n\nexport const bits = (p: number): number => -log2(p);\n",
	'toy/demo.ts': "console.log('toy');\n",
	'toy/index.test.ts': "import { it } from 'vitest';\n\nit('is', () => {});\n",
	'toy/reference.json': '{"toy":1}\n',
	'dpo/index.ts': "import { bits } from '@examples/toy';\n\nexport const loss = (p: number): number => bits(p) * Math.LN2;\n",
	'dpo/index.test.ts':
		"import { expect, it } from 'vitest';\nimport reference from './reference.json' with { type: 'json' };\nimport { loss } from './index.ts';\n\n" +
		"it('is that of the reference', () => expect(loss(0.5)).toBeCloseTo(reference.loss));\nit('is 0 at 1', () => expect(loss(1)).toBeCloseTo(0));\n",
	'dpo/index.property.test.ts': "import fc from 'fast-check';\nimport { it } from 'vitest';\n\nit('holds', () => fc.assert(fc.property(fc.nat(), () => true)));\n",
	'dpo/demo.ts': "import { loss } from './index.ts';\n\nconsole.log('<b>损失</b>', loss(0.5).toFixed(4));\n",
	'dpo/reference.json': '{"loss":0.6931471805599453}\n',
	'dpo/reference.py': 'print(1)\n',
	'dpo/wrong/sign.ts': 'export const loss = 1;\n',
};

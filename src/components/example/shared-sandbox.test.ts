import { expect, it } from 'vitest';
import { examplesOf, sharedSandbox } from './shared-sandbox.ts';

const files = {
	'numerics/index.ts': '',
	'mask/index.ts': "import { softmax } from '@examples/numerics';",
	'layer/index.ts': "import { causalMask } from '@examples/mask';",
	'clip/index.ts': "import { softmax } from '@examples/numerics';",
};

it('opens the largest project of the page that has the code', () => {
	expect(sharedSandbox(files, ['numerics', 'mask', 'layer'], 'numerics')).toBe('layer');
	expect(sharedSandbox(files, ['numerics', 'mask', 'layer'], 'mask')).toBe('layer');
	expect(sharedSandbox(files, ['numerics', 'mask', 'layer', 'clip'], 'clip')).toBe('clip');
});

it('opens its own where nothing else on the page has it', () => {
	expect(sharedSandbox(files, ['clip'], 'mask')).toBe('mask');
	expect(sharedSandbox(files, [], 'numerics')).toBe('numerics');
});

it('finds the examples of a page', () => {
	expect(examplesOf('<Example name="dpo" region="loss" /> <Example\n\tregion="x"\n\tname="clip"\n/>')).toEqual(['dpo', 'clip']);
});

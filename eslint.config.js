// @ts-check
import astro from 'eslint-plugin-astro';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
	{ ignores: ['dist/', '.astro/', '.build/', 'test-results/', '**/*.min.js'] },
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
	...tseslint.configs.strict,
	...astro.configs['flat/recommended'],
	{
		rules: {
			// A test that compares and asserts nothing (`a.shape === b`) passes for ever.
			'@typescript-eslint/no-unused-expressions': 'error',
			// `noUncheckedIndexedAccess` makes `row[i]!` the honest way to write a loop over a matrix.
			'@typescript-eslint/no-non-null-assertion': 'off',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
			'@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
			'@typescript-eslint/no-extraneous-class': 'off',
			'array-callback-return': 'error',
			'default-case-last': 'error',
			'eqeqeq': ['error', 'always'],
			'no-cond-assign': 'error',
			'no-constant-binary-expression': 'error',
			'no-control-regex': 'error',
			'no-debugger': 'error',
			'no-empty-pattern': 'error',
			'no-eval': 'error',
			'no-fallthrough': 'error',
			'no-implied-eval': 'error',
			'no-self-compare': 'error',
			'no-template-curly-in-string': 'error',
			'no-unreachable-loop': 'error',
			'no-useless-assignment': 'error',
			'no-useless-escape': 'error',
			'no-var': 'error',
			'object-shorthand': 'error',
			'prefer-const': 'error',
		},
	},
	{
		files: ['examples/**/*.ts'],
		rules: {
			// The code a reader sees prints only in its demo.
			'no-console': 'error',
			'no-restricted-globals': ['error', 'Date'],
			'no-restricted-properties': [
				'error',
				{ object: 'Math', property: 'random', message: 'Take createRandom(seed) of @examples/numerics: every run must give the same numbers.' },
			],
		},
	},
	{ files: ['examples/*/demo.ts'], rules: { 'no-console': 'off' } },
	{ files: ['**/*.test.ts', '**/*.spec.ts'], rules: { 'no-template-curly-in-string': 'off' } },
);

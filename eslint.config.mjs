import js from '@eslint/js';
import jest from 'eslint-plugin-jest';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { boundariesConfig } from './fixtures/lint/boundaries.mjs';
import { codecSyntax } from './fixtures/lint/codec.mjs';
import {
  jestMethods,
  specGlobals,
  specImports,
  specSyntax,
  testSyntax,
} from './fixtures/lint/specs.mjs';
import uniqueTitle from './fixtures/lint/unique-title.mjs';

const specs = ['specs/**/*.ts'];
const tests = ['fixtures/**/*.test.ts'];

/** Calls that hold a proof; a call to expect outside of them is never reported by anybody. */
const blocks = ['claim', 'claim.over'];
/** `replies(…)` is the body of a proof, with an `expect` of its own. */
const asserts = ['expect', 'replies'];

export default defineConfig(
  globalIgnores(['reports/', '.cache/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.mjs', '**/*.js', '**/*.cjs'],
    languageOptions: {
      globals: {
        console: false,
        process: false,
        require: false,
        module: false,
        __dirname: false,
        __filename: false,
      },
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      eqeqeq: 'error',
      // Control bytes are what half of this suite is about.
      'no-control-regex': 'off',
      // A function that does nothing says why, in a comment inside it.
      'no-empty-function': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // A reader of JSON says what it expects by its type parameter.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    },
  },
  boundariesConfig,
  {
    files: ['fixtures/**/*.ts'],
    // Parts of proofs and faults hold replies, right and wrong, by their words; programs and logs have
    // numbers of their own.
    ignores: [
      'fixtures/claims/{replies,turns,crawler}.ts',
      'fixtures/{protocol,assurance/proxy}/**',
      'fixtures/assurance/faults/faults*.ts',
      'fixtures/server/provide/{program,container}.ts',
      ...tests,
      '**/*.fixture.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', ...codecSyntax] },
  },
  {
    files: [...specs, ...tests],
    extends: [jest.configs['flat/recommended']],
    rules: {
      'jest/no-commented-out-tests': 'error',
      'jest/no-disabled-tests': 'error',
      'jest/no-duplicate-hooks': 'error',
      'jest/no-restricted-jest-methods': ['error', jestMethods],
      'jest/require-top-level-describe': 'error',
      'jest/expect-expect': [
        'error',
        { assertFunctionNames: asserts, additionalTestBlockFunctions: blocks },
      ],
      'jest/no-standalone-expect': ['error', { additionalTestBlockFunctions: blocks }],
      'no-restricted-syntax': ['error', ...testSyntax],
    },
  },
  {
    files: specs,
    settings: { jest: { globalPackage: '../../fixtures/claims' } },
    plugins: { claims: { rules: { 'unique-title': uniqueTitle } } },
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', specImports],
      'claims/unique-title': 'error',
      'no-restricted-globals': ['error', ...specGlobals],
      'no-restricted-syntax': ['error', ...testSyntax, ...specSyntax],
    },
  },
);

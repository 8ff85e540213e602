/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';
import { reporters } from './fixtures/report/reporters';

const config: Config = {
  rootDir: __dirname,
  testMatch: ['<rootDir>/specs/**/*.spec.ts'],
  // `npm run typecheck` checks the types, once; ts-jest only takes them out.
  transform: { '^.+\\.ts$': ['<rootDir>/fixtures/jest/transform.cjs', { diagnostics: false }] },
  globalSetup: '<rootDir>/fixtures/jest/setup.ts',
  globalTeardown: '<rootDir>/fixtures/jest/teardown.ts',
  runner: '<rootDir>/fixtures/jest/runner.ts',
  reporters,
  // One for the proofs that wait for real time, one for the others: more of them cost more than they bring.
  maxWorkers: 2,
  watchman: false,
  // A path that matches nothing: the report says that nothing was proven, and the run is red.
  passWithNoTests: true,
};

export default config;

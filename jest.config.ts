/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';
import { reporters } from './fixtures/report/reporters';

const config: Config = {
  rootDir: __dirname,
  testMatch: ['<rootDir>/specs/**/*.spec.ts'],
  // `npm run typecheck` checks the types, once; ts-jest only takes them out.
  transform: { '^.+\\.ts$': ['<rootDir>/fixtures/run/transform.cjs', { diagnostics: false }] },
  globalSetup: '<rootDir>/fixtures/run/setup.ts',
  globalTeardown: '<rootDir>/fixtures/run/teardown.ts',
  testEnvironment: '<rootDir>/fixtures/run/environment.ts',
  reporters,
  // More workers than processors: most of their time is spent waiting for real time to pass.
  maxWorkers: 10,
  // Proofs of one file that wait for real time wait together, however many they are.
  maxConcurrency: 1000,
  watchman: false,
  // A path that matches nothing: the report says that nothing was proven, and the run is red.
  passWithNoTests: true,
};

export default config;

/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';

const config: Config = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': ['ts-jest', { diagnostics: false }] },
  testMatch: ['<rootDir>/specs/**/*.spec.ts'],
  globalSetup: '<rootDir>/fixtures/run/setup.ts',
  globalTeardown: '<rootDir>/fixtures/run/teardown.ts',
  testTimeout: 60_000,
  maxConcurrency: 1000,
};

export default config;

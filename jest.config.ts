/** @jest-config-loader esbuild-register */
import { join } from 'node:path';
import type { Config } from 'jest';
import { reporters } from './fixtures/report/reporters';
import { beginRun } from './fixtures/report/run-error';
import { isRun } from './fixtures/report/verdict';
import { inFolder } from './fixtures/util/project';

export const config: Config = {
  rootDir: __dirname,
  // Below the project: in a user namespace, the folder that Jest takes in /tmp is another user's.
  cacheDirectory: join(__dirname, '.cache', 'jest'),
  testRegex: [inFolder('specs', '.*\\.spec\\.ts')],
  transform: { '\\.ts$': '<rootDir>/fixtures/jest/transform.cjs' },
  globalSetup: process.env['MEMCACHED_SPECS_FAULT']
    ? '<rootDir>/fixtures/assurance/faults/setup.ts'
    : '<rootDir>/fixtures/jest/setup.ts',
  globalTeardown: '<rootDir>/fixtures/jest/teardown.ts',
  runner: '<rootDir>/fixtures/jest/runner.ts',
  testSequencer: '<rootDir>/fixtures/jest/sequencer.cjs',
  reporters,
  // One for the proofs that wait for real time, one for the others: more of them cost more than they bring.
  maxWorkers: 2,
  watchman: false,
};

/** Jest asks for its configuration before all else, in its own process. */
export default function begin(): Config {
  if (isRun()) beginRun(__dirname);
  return config;
}

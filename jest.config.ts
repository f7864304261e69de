import { join } from 'node:path';
import process from 'node:process';

// Processes that tests start take their compiled modules from here. Not in the system's temporary folder either.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules/.cache/jest-processes');

export default {
  // Not in the system's temporary folder, where any local user could plant code.
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  testEnvironment: '<rootDir>/test/kit/environment.ts',
  testSequencer: '<rootDir>/test/kit/sequencer.ts',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript' },
          target: 'es2024',
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  // For what never ends; a busy machine may take ten times as long as an idle one.
  testTimeout: 120_000,
  // More than two cores: many tests wait for processes and databases that they start.
  maxWorkers: 3,
  // Modules of a file of tests stay in memory when it has ended, some 70 MB each: a worker is replaced before it only collects.
  workerIdleMemoryLimit: '1GB',
};

// The counted tests with their large counts: `npm run test:long`. Which these are, they say by asking test/kit/counted.ts.
import { globSync, readFileSync } from 'node:fs';
import process from 'node:process';
import config from './jest.config.ts';

process.env['LONG_TESTS'] = '1';

const files = globSync('test/**/*.test.ts', { cwd: import.meta.dirname });

export default {
  ...config,
  testMatch: files
    .filter((file) => readFileSync(`${import.meta.dirname}/${file}`, 'utf8').includes('/kit/counted.ts'))
    .map((file) => `<rootDir>/${file.replaceAll('\\', '/')}`),
  testTimeout: 1_800_000,
};

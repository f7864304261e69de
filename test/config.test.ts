/** A configuration is checked whole, and each fault is told by its path with what to do about it. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from '@jest/globals';
import type { Source } from '../src/ask/source.ts';
import { ConfigError, loadConfig } from '../src/config/load.ts';
import { loadSources } from '../src/sources/all.ts';

const WHOLE = `
mode: development
development: { caller: { agency: H29.101, officer: { identityNumber: '079185000001', fullName: A } } }
sources:
  driving-licence:
    url: http://127.0.0.1:4104
    serviceCode: X
    lgsp: { consumerKey: k, consumerSecret: '\${LICENCE_SECRET}' }
`;

let sources: readonly Source[];
beforeAll(async () => {
  sources = await loadSources();
});

async function load(text: string, environment: NodeJS.ProcessEnv = { LICENCE_SECRET: 's3' }) {
  const file = join(await mkdtemp(join(tmpdir(), 'lienthong-')), 'config.yml');
  await writeFile(file, text);
  return loadConfig(file, sources, environment);
}

async function faultsOf(text: string, environment?: NodeJS.ProcessEnv): Promise<readonly string[]> {
  const error: unknown = await load(text, environment).catch((caught: unknown) => caught);
  if (error instanceof ConfigError) return error.faults;
  throw new Error('the configuration was taken');
}

test('secrets come from the environment, and what is left out has its default', async () => {
  expect(await load(WHOLE)).toMatchObject({
    server: { host: '127.0.0.1', port: 4000 },
    request: { defaultWaitMs: 5000, maxWaitMs: 30_000 },
    sources: {
      'driving-licence': { timeoutMs: 4000, lgsp: { tokenPath: '/token', consumerSecret: 's3' } },
    },
  });
});

test('the development configuration is whole', async () => {
  const file = fileURLToPath(new URL('../config/development.yml', import.meta.url));
  expect(Object.keys((await loadConfig(file, sources, {})).sources).toSorted()).toEqual(
    sources.map(({ id }) => id).toSorted(),
  );
});

test.each<[string, string, readonly string[]]>([
  [
    'a secret that is not set',
    WHOLE.replace('LICENCE', 'OTHER'),
    [
      'sources.driving-licence.lgsp.consumerSecret: the environment variable OTHER_SECRET is not set — set it or write the value',
      'sources.driving-licence.lgsp.consumerSecret: must not have fewer than 1 characters',
    ],
  ],
  [
    'a key with a slip',
    WHOLE.replace('serviceCode', 'servicecode'),
    [
      'sources.driving-licence: must have required properties serviceCode — add serviceCode',
      'sources.driving-licence.servicecode: is not a known key — remove or correct it',
    ],
  ],
  [
    'an unknown source',
    WHOLE.replace('driving-licence', 'weather'),
    ['sources.weather: is not a known key — remove or correct it'],
  ],
  ['a value of another type', `${WHOLE}server: { port: often }`, ['server.port: must be integer']],
  [
    'another mode',
    WHOLE.replace('mode: development', 'mode: staging'),
    ['mode: must be equal to one of the allowed values (development,production)'],
  ],
  ['a file that is no YAML', 'mode: [', ['line 1: BAD_INDENT — mend the YAML there']],
  ['a file that holds nothing', '', ['the file: must be object']],
])('%s', async (_what, text, faults) => {
  expect(await faultsOf(text)).toEqual(faults);
});

/** The reference of all settings is made from the schema, and leaves nothing out. */
import { beforeAll, expect, test } from '@jest/globals';
import type { TSchema } from 'typebox';
import { configReference } from '../src/config/reference.ts';
import { configSchema } from '../src/config/schema.ts';
import { loadSources } from '../src/sources/all.ts';
import { lienthong } from './kit/command.ts';

/** Every setting that holds a value, by its path, and what is said of it. */
function valuesIn(schema: TSchema, path = ''): readonly (readonly [string, unknown])[] {
  const { properties, items, description } = schema as {
    readonly properties?: Readonly<Record<string, TSchema>>;
    readonly items?: TSchema;
    readonly description?: unknown;
  };
  if (properties) {
    return Object.entries(properties).flatMap(([name, one]) =>
      valuesIn(one, path === '' ? name : `${path}.${name}`),
    );
  }
  const below = items && 'properties' in items ? valuesIn(items, `${path}[]`) : [];
  return [[path, description], ...below];
}

let settings: readonly (readonly [string, unknown])[];
let reference: string;
beforeAll(async () => {
  const sources = await loadSources();
  settings = valuesIn(configSchema(sources));
  reference = configReference(sources);
});

test('describes every setting', () => {
  expect(settings.length).toBeGreaterThan(200);
  expect(settings.filter(([, description]) => typeof description !== 'string')).toEqual([]);
});

test('lists every setting once, common ones of sources under sources.<id>', () => {
  const written = [...reference.matchAll(/^- `([^`]+)` \(/gm)].map(([, path = '']) => path);
  expect(new Set(written).size).toBe(written.length);
  const missing = settings.filter(
    ([path]) => !written.includes(path) && !written.includes(path.replace(/^sources\.[^.]+/, 'sources.<id>')),
  );
  expect(missing).toEqual([]);
});

test.each([
  '- `server.port` (whole number, 0 to 65535, default `4000`): Port to listen on.',
  '- `server.tls.key` (path, required): PEM file of its private key.',
  '- `sources.<id>.cache.ttl` (number, 0 to 2592000, default `300`): Seconds for which a found record is',
  '- `log.level` (one of `silent`, `fatal`, `error`, `warn`, `info`, `debug`, default `"info"`): Least weight of',
  '- `request.dossiers[].agencies` (list of texts, 1 or more of them, of the form `^[!-~]{1,100}$`, required):',
])('prints %s', (line) => {
  expect(reference.split('\n').some((written) => written.startsWith(line))).toBe(true);
});

test('is printed by the command with lines no wider than a terminal', async () => {
  const { code, stdout } = await lienthong(['config', 'reference']);
  expect([code, stdout]).toEqual([0, reference]);
  const wide = stdout.split('\n').filter((line) => line.replaceAll(/`[^`]*`/g, '``').length > 110);
  expect(wide).toEqual([]);
});

/** Registered operations run by their id; by configuration others are noted, or do not run at all. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadConfig } from '../src/config/load.ts';
import type { Config } from '../src/config/schema.ts';
import { startGateway } from '../src/gateway/server.ts';
import { loadSources } from '../src/sources/all.ts';
import { DEVELOPMENT } from '../src/start.ts';
import { Running, type GraphqlResponse } from './kit/running.ts';

const NEW_TYPE = { accept: 'application/graphql-response+json' };
const TEXT = `# Chữ có dấu.
query Licences($subject: SubjectInput!) {
  citizen(subject: $subject) { drivingLicences { status } }
}
`;
const ID = createHash('sha256').update(TEXT).digest('hex');
const OTHER = TEXT.replace('status', 'status match { name }');
const OTHER_ID = createHash('sha256').update(OTHER).digest('hex');
const OF_AN = { citizen: { drivingLicences: { status: 'FOUND' } } };

type Mode = Config['trustedOperations']['mode'];

async function start(
  mode: Mode,
  files: Readonly<Record<string, string>> = { Licences: TEXT },
): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'lienthong-'));
  await mkdir(join(folder, 'one-stop-desk'));
  for (const [name, text] of Object.entries(files))
    await writeFile(join(folder, 'one-stop-desk', `${name}.graphql`), text);
  return Running.start((config) => ({ ...config, trustedOperations: { mode, folder } }));
}

async function send(running: Running, body: object): Promise<GraphqlResponse<unknown>> {
  const subject = await running.persona('Nguyễn Văn An');
  return running.post(JSON.stringify({ variables: { subject }, ...body }), NEW_TYPE);
}

function byId(sha256Hash: unknown, version: unknown = 1) {
  return { extensions: { persistedQuery: { version, sha256Hash } } };
}

/** How a request is refused: status and extensions, with nothing of it repeated and nothing asked. */
async function refusalOf(running: Running, body: object): Promise<readonly unknown[]> {
  await running.resetStats();
  const { status, body: answer } = await send(running, body);
  expect(JSON.stringify(answer)).not.toMatch(/Licences|079085669802/);
  expect((await running.stats())['driving-licence'].calls).toBe(0);
  return [status, answer.errors?.map(({ extensions }) => extensions)];
}

describe.each<Mode>(['log', 'enforce'])('in mode %s', (mode) => {
  let running: Running;
  beforeAll(async () => {
    running = await start(mode);
  });
  afterAll(() => running.stop());

  test('a registered operation runs by its id, by its text and by both', async () => {
    for (const body of [
      byId(ID),
      { query: TEXT },
      { query: TEXT, ...byId(ID) },
      { query: null, ...byId(ID) },
    ]) {
      const { status, body: answer } = await send(running, body);
      expect([status, answer]).toMatchObject([200, { data: OF_AN }]);
    }
  });

  test.each<[string, object, object]>([
    ['an id that nobody registered', byId(OTHER_ID), { code: 'PERSISTED_QUERY_NOT_FOUND' }],
    ['a name of every object', byId('__proto__'), malformed()],
    ['an id in capitals', byId(ID.toUpperCase()), malformed()],
    ['an id that is no text', byId([ID]), malformed()],
    ['another version', byId(ID, 2), malformed()],
    ['no object', { extensions: { persistedQuery: ID } }, malformed()],
    [
      'an id that is not that of the text',
      { query: OTHER, ...byId(ID) },
      { code: 'PERSISTED_QUERY_MISMATCH' },
    ],
  ])('%s is refused', async (_what, body, extensions) => {
    expect(await refusalOf(running, body)).toEqual([400, [extensions]]);
  });

  test('sending an operation registers nothing', async () => {
    await send(running, { query: OTHER, ...byId(OTHER_ID) });
    expect(await refusalOf(running, byId(OTHER_ID))).toEqual([400, [{ code: 'PERSISTED_QUERY_NOT_FOUND' }]]);
  });
});

function malformed() {
  return { code: 'BAD_USER_INPUT', argument: 'extensions.persistedQuery', rule: 'PERSISTED_QUERY_FORM' };
}

test('where only registered operations run, no other text does, however it differs', async () => {
  const running = await start('enforce');
  try {
    for (const query of [
      OTHER,
      `${TEXT} `,
      TEXT.replace('# Chữ có dấu.\n', ''),
      '{ __typename }',
      '{ __schema { description } }',
      '{',
    ]) {
      expect(await refusalOf(running, { query })).toEqual([
        400,
        [{ code: 'PERSISTED_QUERY_NOT_REGISTERED' }],
      ]);
    }
  } finally {
    await running.stop();
  }
});

test('the limits hold for registered operations too', async () => {
  const deep = `query Deep { ${'... { '.repeat(15)}__typename${' }'.repeat(15)} }`;
  const running = await start('enforce', { Deep: deep });
  try {
    const { body } = await send(running, byId(createHash('sha256').update(deep).digest('hex')));
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'QUERY_TOO_COSTLY', limit: 'depth' });
  } finally {
    await running.stop();
  }
});

test('in mode log what is not registered runs and is noted once, without the people in it', async () => {
  const running = await start('log');
  const about = (number: string, name: string) => `query Ask {
    citizen(subject: { identityNumber: "${number}", fullName: "${name}", dateOfBirth: "1985-03-12" }) { drivingLicences { status } }
  }`;
  try {
    await send(running, { query: TEXT });
    for (const query of [
      about('079085669802', 'Nguyễn Văn An'),
      about('079085669810', 'Trần Văn Bình'),
      OTHER,
    ]) {
      expect(
        (await send(running, { query, variables: query === OTHER ? undefined : {} })).status,
      ).toBeLessThan(500);
    }
    const notes = running.log
      .filter((line) => line.includes('operation is not registered'))
      .map((line) => JSON.parse(line) as { application: string; operations: string[]; shape: string });
    expect(notes.map(({ application, operations }) => [application, operations])).toEqual([
      ['one-stop-desk', ['Ask']],
      ['one-stop-desk', ['Licences']],
    ]);
    const hashes = [about('079085669802', 'Nguyễn Văn An'), about('079085669810', 'Trần Văn Bình')].map(
      (text) => createHash('sha256').update(text).digest('hex'),
    );
    expect(hashes).not.toContain(notes[0]?.shape);
    expect(running.log.join('')).not.toMatch(/0790856698|Nguyễn|Trần/);
  } finally {
    await running.stop();
  }
});

test('in mode off every text runs and ids are not taken', async () => {
  const running = await start('off');
  try {
    expect((await send(running, { query: OTHER })).status).toBe(200);
    expect(await refusalOf(running, { query: TEXT, ...byId(ID) })).toEqual([
      400,
      [
        {
          code: 'PERSISTED_QUERY_NOT_SUPPORTED',
          argument: 'extensions.persistedQuery',
          rule: 'NOT_SUPPORTED',
        },
      ],
    ]);
  } finally {
    await running.stop();
  }
});

test('a gateway that is to trust operations does not start without any', async () => {
  const sources = await loadSources();
  const config = await loadConfig(DEVELOPMENT, sources, {});
  const folder = await mkdtemp(join(tmpdir(), 'lienthong-'));
  const empty = { ...config, trustedOperations: { mode: 'enforce' as const, folder } };
  await expect(startGateway({ config: empty, sources })).rejects.toThrow(
    'trustedOperations.folder: holds no <application>/<Name>.graphql',
  );
});

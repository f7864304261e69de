/** Registered operations run by their id; by configuration others are noted, or do not run at all. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { loadConfig } from '../src/config/load.ts';
import type { Config } from '../src/config/schema.ts';
import { startGateway } from '../src/gateway/server.ts';
import { loadSources } from '../src/sources/all.ts';
import { DEVELOPMENT } from '../dev/settings.ts';
import { Running, type GraphqlResponse } from './kit/running.ts';

const NEW_TYPE = { accept: 'application/graphql-response+json' };
const TEXT = `# Chữ có dấu.
query Licences($subject: SubjectInput!) {
  citizen(subject: $subject) { drivingLicences { status } }
}
`;
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const ID = hashOf(TEXT);
const OTHER = TEXT.replace('status', 'status match { name }');
const OTHER_ID = hashOf(OTHER);
const OF_AN = { citizen: { drivingLicences: { status: 'FOUND' } } };

type Mode = Config['trustedOperations']['mode'];

/** With files by name, of the application whose officer asks unless the name begins with another. */
async function start(
  mode: Mode,
  files: Readonly<Record<string, string>> = { Licences: TEXT },
  shared?: string[],
): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'lienthong-'));
  for (const [name, text] of Object.entries(files)) {
    const [application, file] = name.includes('/') ? name.split('/') : ['one-stop-desk', name];
    await mkdir(join(folder, application ?? ''), { recursive: true });
    await writeFile(join(folder, application ?? '', `${file}.graphql`), text);
  }
  return Running.start((config) => ({
    ...config,
    trustedOperations: { mode, folder, ...(shared && { shared }) },
  }));
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

function unknownId() {
  return {
    code: 'PERSISTED_QUERY_NOT_FOUND',
    explanation: 'Không có câu truy vấn nào được đăng ký với mã này.',
  };
}

describe.each<Mode>(['log', 'enforce'])('in mode %s', (mode) => {
  let running: Running;
  beforeAll(async () => {
    running = await start(mode);
  });
  afterAll(() => running.stop());

  test('runs a registered operation by id, by text and by both', async () => {
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
    ['an id that nobody registered', byId(OTHER_ID), unknownId()],
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

  test('registers nothing by a request', async () => {
    await send(running, { query: OTHER, ...byId(OTHER_ID) });
    expect(await refusalOf(running, byId(OTHER_ID))).toEqual([400, [unknownId()]]);
  });
});

function malformed() {
  return { code: 'BAD_USER_INPUT', argument: 'extensions.persistedQuery', rule: 'PERSISTED_QUERY_FORM' };
}

test('refuses every unregistered text in mode enforce, however similar', async () => {
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

describe('an operation registered by another application', () => {
  const files = { 'hospital-reception/CardCheck': OTHER, 'common/Licences': TEXT, Own: `${TEXT}# own` };
  let running: Running;
  afterEach(() => running.stop());

  test('is unknown by id, by text and by both', async () => {
    running = await start('enforce', files);
    const nowhere = hashOf('nowhere');
    expect(await refusalOf(running, byId(OTHER_ID))).toEqual(await refusalOf(running, byId(nowhere)));
    expect(await refusalOf(running, byId(OTHER_ID))).toEqual([400, [unknownId()]]);
    for (const body of [{ query: OTHER }, { query: OTHER, ...byId(OTHER_ID) }]) {
      expect(await refusalOf(running, body)).toEqual([400, [{ code: 'PERSISTED_QUERY_NOT_REGISTERED' }]]);
    }
    expect((await send(running, byId(hashOf(files.Own)))).status).toBe(200);
  });

  test('is refused by id in mode log too, and its text is logged', async () => {
    running = await start('log', files);
    expect(await refusalOf(running, byId(OTHER_ID))).toEqual([400, [unknownId()]]);
    expect((await send(running, { query: OTHER })).status).toBe(200);
    expect(running.log.join('')).toContain('operation is not registered');
  });

  test('runs if its folder is shared, and if both have registered the same text', async () => {
    running = await start('enforce', { ...files, 'one-stop-desk/CardCheck': OTHER }, ['comm*']);
    for (const body of [byId(ID), { query: TEXT }, byId(OTHER_ID)]) {
      expect((await send(running, body)).status).toBe(200);
    }
  });

  test('is separate for its own application under concurrent requests', async () => {
    running = await start('enforce', files);
    const subject = await running.persona('Nguyễn Văn An');
    const body = JSON.stringify({ variables: { subject }, ...byId(OTHER_ID) });
    const codes = await Promise.all(
      (['receptionist', 'officer', 'citizen', 'auditor', 'nobody'] as const).map(async (role) => {
        const { status, body: answer } = await running.post(body, NEW_TYPE, role);
        return [role, status, answer.errors?.[0]?.extensions.code];
      }),
    );
    const notFound = [400, 'PERSISTED_QUERY_NOT_FOUND'];
    expect(codes).toEqual([
      ['receptionist', 200, 'FORBIDDEN'],
      ['officer', ...notFound],
      ['citizen', ...notFound],
      ['auditor', ...notFound],
      ['nobody', 401, 'UNAUTHENTICATED'],
    ]);
  });
});

test('applies the limits to registered operations too', async () => {
  const deep = `query Deep { ${'... { '.repeat(15)}__typename${' }'.repeat(15)} }`;
  const running = await start('enforce', { Deep: deep });
  try {
    const { body } = await send(running, byId(hashOf(deep)));
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'QUERY_TOO_COSTLY', limit: 'depth' });
  } finally {
    await running.stop();
  }
});

test('runs and logs an unregistered operation once in mode log, without personal data', async () => {
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
      hashOf,
    );
    expect(hashes).not.toContain(notes[0]?.shape);
    expect(running.log.join('')).not.toMatch(/0790856698|Nguyễn|Trần/);
  } finally {
    await running.stop();
  }
});

test('runs every text and refuses ids in mode off', async () => {
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
          explanation: 'extensions.persistedQuery: không được hỗ trợ.',
        },
      ],
    ]);
  } finally {
    await running.stop();
  }
});

describe('the message that clients of automatic persisted queries compare', () => {
  // Under the older media type a client such as Apollo Kotlin 3 reads no answer with another status.
  test.each<[Mode, string, string, string]>([
    ['off', 'PersistedQueryNotSupported', 'PERSISTED_QUERY_NOT_SUPPORTED', 'is not supported'],
    ['enforce', 'PersistedQueryNotFound', 'PERSISTED_QUERY_NOT_FOUND', 'No operation is registered'],
  ])('stands alone in mode %s, with ours beside it', async (mode, message, code, ours) => {
    const running = await start(mode);
    try {
      for (const [accept, expected] of [
        ['application/json', 200],
        ['application/graphql-response+json', 400],
      ] as const) {
        const { status, body } = await running.post(JSON.stringify(byId(OTHER_ID)), {
          accept,
          'accept-language': 'en',
        });
        expect([status, body]).toEqual([
          expected,
          { errors: [{ message, extensions: expect.objectContaining({ code }) as unknown }] },
        ]);
        expect(body.errors?.[0]?.extensions).toMatchObject({
          explanation: expect.stringContaining(ours) as unknown,
        });
      }
    } finally {
      await running.stop();
    }
  });
});

test('does not start without operations if it must trust them', async () => {
  const sources = await loadSources();
  const config = await loadConfig(DEVELOPMENT, sources, {});
  const folder = await mkdtemp(join(tmpdir(), 'lienthong-'));
  const empty = { ...config, trustedOperations: { mode: 'enforce' as const, folder } };
  await expect(startGateway({ config: empty, sources })).rejects.toThrow(
    'trustedOperations.folder: holds no <application>/<Name>.graphql',
  );
});

describe('the state of sources in mode enforce', () => {
  let running: Running;
  beforeAll(async () => {
    running = await start('enforce');
  });
  afterAll(() => running.stop());

  test.each([
    '{ sources { id state lastFailure { code detail } } }',
    'query Q { __typename all: sources { ...S } } fragment S on Source { id ... on Source { breaker } }',
  ])('is shown to an operator: %s', async (query) => {
    const { status, body } = await running.post(JSON.stringify({ query }), NEW_TYPE, 'operator');
    expect([status, body.errors]).toEqual([200, undefined]);
  });

  test.each<[string, 'operator' | 'officer', string]>([
    ['with something else', 'operator', '{ sources { id } citizens(subjects: []) { completeness } }'],
    ['with a fragment of the root', 'operator', '{ ...R } fragment R on Query { sources { id } }'],
    ['with a question about the schema', 'operator', '{ sources { id } __schema { description } }'],
    ['by somebody else', 'officer', '{ sources { id } }'],
  ])('is not told %s', async (_what, role, query) => {
    const { status, body } = await running.post(JSON.stringify({ query }), NEW_TYPE, role);
    expect([status, body.errors?.[0]?.extensions]).toEqual([400, { code: 'PERSISTED_QUERY_NOT_REGISTERED' }]);
  });
});

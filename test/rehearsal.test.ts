/** A rehearsal has the rules of production, asks mock systems alone, and shares no state with production. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { parse, stringify } from 'yaml';
import type { Source } from '../src/source-api/source.ts';
import { JournalledSink } from '../src/ledger/journal.ts';
import { loadConfig } from '../src/config/load.ts';
import { startGateway, type Gateway } from '../src/gateway/server.ts';
import { startMocks, type TestMocks } from '../dev/kit.ts';
import { loadSources } from '../src/sources/all.ts';
import { checkConfigFile, serve } from '../src/cli/start.ts';
import { startIssuer, type TestIssuer } from './kit/issuer.ts';
import { startPostgres, type TestPostgres } from './kit/postgres.ts';
import { startRedis, type TestRedis } from './kit/redis.ts';
import { eventually } from './kit/running.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const ONE = 'query ($s: SubjectInput!) { citizen(subject: $s) { identity { status failure { code } } } }';

type Settings = Readonly<Record<string, unknown>>;

let folder: string;
let mocks: TestMocks;
let issuer: TestIssuer;
let redis: TestRedis;
let postgres: TestPostgres;
let sources: readonly Source[];
let blocks: Record<string, { url: string }>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lienthong-rehearsal-'));
  [mocks, issuer, redis, postgres, sources] = await Promise.all([
    startMocks(),
    startIssuer(),
    startRedis(),
    startPostgres(),
    loadSources(),
  ]);
  const development = parse(readFileSync(join(root, 'config/development.yml'), 'utf8')) as {
    readonly sources: Record<string, { url: string }>;
  };
  blocks = Object.fromEntries(
    Object.entries(development.sources).map(([id, source]) => [
      id,
      { ...source, url: `${mocks.urls[id] ?? ''}${new URL(source.url).pathname}` },
    ]),
  );
});
afterAll(async () => {
  issuer.stop();
  await Promise.all([mocks.close(), redis.stop(), postgres.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

const newKey = () => randomBytes(32).toString('base64');

/** The settings of a rehearsal, or of production with the same systems. */
function settingsOf(mode: string, audit: Settings, more: Settings = {}): Settings {
  return {
    mode,
    insecure: ['ISSUER_KEYS_WITHOUT_TLS', 'EXAMPLE_PURPOSES'],
    purposes: join(root, 'config/purposes.yml'),
    trustedOperations: { mode: 'log', folder: join(root, 'operations') },
    server: { port: 0, operations: { port: 0 }, origins: ['https://motcua.example.invalid'] },
    audit: { keys: [{ id: 'one', key: newKey() }], signingKey: newKey(), ...audit },
    auth: { issuers: [{ ...issuer.settings, rehearsal: mode === 'rehearsal' }] },
    log: { level: 'silent' },
    sources: mode === 'rehearsal' ? blocks : { population: { ...blocks['population'], ...OWN_SECRETS } },
    ...more,
  };
}

const OWN_SECRETS = {
  url: 'https://dancu.example.invalid',
  serviceCode: 'X',
  auth: { url: 'https://a.invalid', user: 'own', secret: 'own', apiKey: 'own', xRoadClient: 'own' },
  events: undefined,
};

let files = 0;
function write(settings: Settings): string {
  const file = join(folder, `gateway-${(files += 1)}.yml`);
  writeFileSync(file, stringify(settings));
  return file;
}

async function faultsOf(work: Promise<unknown>): Promise<readonly string[]> {
  const error: unknown = await work.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  return error instanceof Error
    ? error.message
        .split('\n')
        .slice(1)
        .map((line) => line.trim())
    : [];
}

const serving = (settings: Settings) =>
  serve(write(settings), new AbortController().signal).then((running) => running.close());

async function start(settings: Settings): Promise<Gateway & { readonly log: readonly string[] }> {
  const log: string[] = [];
  const config = await loadConfig(write(settings), sources, {});
  const gateway = await startGateway({
    config,
    sources,
    log: pino({}, { write: (line) => void log.push(line) }),
  });
  return { ...gateway, log };
}

interface Answer {
  readonly data?: {
    readonly citizen: { readonly identity: { readonly status: string; readonly failure: unknown } };
  };
  readonly errors?: readonly { readonly extensions: Settings }[];
}

async function ask({ url }: Gateway, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json',
      'content-type': 'application/json',
      authorization: `Bearer ${await issuer.token()}`,
      'x-purpose': '1.004222',
      'x-dossier': 'H29.101-260131-0001',
      ...headers,
    },
    body: JSON.stringify({ query: ONE, variables: { s: mocks.persona('Nguyễn Văn An').subject } }),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answer };
}

describe('a running rehearsal', () => {
  let gateway: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    const cache = {
      redis: { url: redis.url },
      sealingKeys: [{ id: 'a', key: newKey() }],
      namingKey: newKey(),
    };
    gateway = await start(settingsOf('rehearsal', { file: join(folder, 'rehearsal.sqlite') }, { cache }));
  });
  afterAll(() => gateway.close());

  test('answers from the mock systems', async () => {
    const { status, body } = await ask(gateway);
    expect([status, body.data?.citizen.identity.status]).toEqual([200, 'FOUND']);
  });

  test('identifies itself on every answer, in /status and in each log line', async () => {
    const urls = [
      ...['/graphql', '/healthz', '/readyz', '/nothing', '/dev/tokens'].map(
        (path) => `${gateway.url}${path}`,
      ),
      ...['/status', '/metrics', '/nothing'].map((path) => `${gateway.operationsUrl ?? ''}${path}`),
    ];
    const answers = await Promise.all([
      ...urls.map((url) => fetch(url)),
      ask(gateway),
      ask(gateway, { authorization: 'Bearer x' }),
    ]);
    expect(answers.map(({ headers }) => headers.get('x-lienthong-mode'))).toEqual(
      answers.map(() => 'rehearsal'),
    );
    const status = `${gateway.operationsUrl ?? ''}/status`;
    expect(await (await fetch(status)).json()).toMatchObject({ mode: 'rehearsal' });
    expect(await (await fetch(status, { headers: { accept: 'text/html' } })).text()).toContain('REHEARSAL');
    expect(gateway.log.length).toBeGreaterThan(0);
    expect(gateway.log.filter((line) => !line.includes('REHEARSAL'))).toEqual([]);
  });

  test('has no development features', async () => {
    expect((await fetch(`${gateway.url}/dev/tokens`)).status).toBe(404);
    const { body } = await ask(gateway, { 'x-purpose': '0.000000' });
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'PURPOSE_REQUIRED' });
  });

  test('refuses a caller who requires production, before verifying the token', async () => {
    for (const more of [{}, { authorization: 'Bearer x' }]) {
      const { status, body } = await ask(gateway, { 'x-require-production': '1', ...more });
      expect([status, body.data, body.errors?.[0]?.extensions]).toEqual([
        403,
        undefined,
        { code: 'FORBIDDEN', argument: 'X-Require-Production', rule: 'NOT_PRODUCTION' },
      ]);
    }
    for (const value of ['0', 'true', '2', '']) {
      const { status, body } = await ask(gateway, { 'x-require-production': value });
      expect([status, body.errors?.[0]?.extensions]).toEqual([
        400,
        { code: 'BAD_USER_INPUT', argument: 'X-Require-Production', rule: 'REQUIRE_PRODUCTION' },
      ]);
    }
  });

  test('uses its own names for all keys in Redis', async () => {
    await ask(gateway);
    const client = new Redis(redis.url);
    try {
      await eventually(
        () => client.keys('*'),
        (keys) => expect(keys.length).toBeGreaterThan(0),
      );
      const names = [...(await client.keys('*')), ...((await client.pubsub('CHANNELS', '*')) as string[])];
      expect(names).toContain('rehearsal:lienthong:1:changes');
      expect(names.filter((name) => !name.startsWith('rehearsal:lienthong:'))).toEqual([]);
    } finally {
      client.disconnect();
    }
  });
});

test('answers an application that requires production only in production mode', async () => {
  const gateway = await start(settingsOf('production', { file: join(folder, 'answers.sqlite') }));
  try {
    const { status, headers, body } = await ask(gateway, {
      'x-require-production': '1',
      'x-max-wait-ms': '300',
    });
    expect([status, body.errors, headers.get('x-lienthong-mode')]).toEqual([200, undefined, null]);
  } finally {
    await gateway.close();
  }
});

describe('a rehearsal refuses to start', () => {
  const audit = () => ({ file: join(folder, `own-${files}.sqlite`) });

  test('with a source that is no mock system or does not answer; config check makes no calls', async () => {
    const asked: string[] = [];
    const real = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      response.end('{}');
    }).listen(0, '127.0.0.1');
    await once(real, 'listening');
    const { port } = real.address() as AddressInfo;
    const others = {
      'driving-licence': { ...blocks['driving-licence'], url: `http://127.0.0.1:${port}/gplx` },
      'civil-status': { ...blocks['civil-status'], url: 'http://127.0.0.1:1' },
    };
    const settings = settingsOf('rehearsal', audit(), { sources: { ...blocks, ...others } });
    await checkConfigFile(write(settings));
    expect(asked).toEqual([]);
    expect(await faultsOf(serving(settings))).toEqual([
      'sources.driving-licence.url: is no mock system, and a rehearsal asks no other — name one',
      'sources.civil-status.url: does not answer (ECONNREFUSED) — start the mock systems, or correct it',
    ]);
    expect(asked).toEqual(['GET /gplx']);
    real.close();
  });

  test('with an issuer of production, and production with one of a rehearsal', async () => {
    const rehearsal = settingsOf('rehearsal', audit(), { auth: { issuers: [issuer.settings] } });
    const production = settingsOf('production', audit(), {
      auth: { issuers: [{ ...issuer.settings, rehearsal: true }] },
    });
    for (const work of [serving, (settings: Settings) => checkConfigFile(write(settings))]) {
      expect(await faultsOf(work(rehearsal))).toEqual([
        'auth.issuers[0].rehearsal: is not set, so that the tokens are those of production — name an issuer of the rehearsal, and say true',
      ]);
      expect(await faultsOf(work(production))).toEqual([
        'auth.issuers[0].rehearsal: is set, and this is no rehearsal — name an issuer of production',
      ]);
    }
  });

  test('without the settings that production requires', async () => {
    const settings = settingsOf(
      'rehearsal',
      { ...audit(), keys: undefined },
      { trustedOperations: { mode: 'off' } },
    );
    expect((await faultsOf(serving(settings))).map((line) => line.split(':', 1)[0])).toEqual([
      'audit.keys',
      'trustedOperations.mode',
    ]);
  });
});

describe('rehearsal and production refuse each other’s store', () => {
  const OF_REHEARSAL = /is that of a rehearsal — name another, or use mode: rehearsal/;
  const NOT_OF_REHEARSAL = /is not that of a rehearsal — name one that is new/;

  test.each<[string, (name: string) => Promise<Settings>]>([
    ['in a file', (name) => Promise.resolve({ file: join(folder, `${name}.sqlite`) })],
    [
      'in PostgreSQL',
      async (name) => ({ postgres: { url: await newDatabase(name), timeoutMs: 5000, journal: { folder } } }),
    ],
  ])('%s', async (_where, storeOf) => {
    const rehearsed = await storeOf('rehearsed');
    const kept = await storeOf('kept');
    await serving(settingsOf('rehearsal', rehearsed));
    await serving(settingsOf('production', kept));
    await expect(serving(settingsOf('production', rehearsed))).rejects.toThrow(OF_REHEARSAL);
    await expect(serving(settingsOf('development', rehearsed, { sources: blocks }))).rejects.toThrow(
      OF_REHEARSAL,
    );
    await expect(serving(settingsOf('rehearsal', kept))).rejects.toThrow(NOT_OF_REHEARSAL);
    // Each goes on with its own.
    await serving(settingsOf('rehearsal', rehearsed));
    await serving(settingsOf('production', kept));
  });

  async function newDatabase(name: string): Promise<string> {
    const { Client } = await import('pg');
    const client = new Client({ connectionString: postgres.url });
    await client.connect();
    await client.query(`CREATE DATABASE ${name}`);
    await client.end();
    const url = new URL(postgres.url);
    url.pathname = `/${name}`;
    return url.href;
  }
});

test('drain no journal of the other in the same folder', async () => {
  const left = ['audit-journal-aaaaaaaaaaaaaaaa.jsonl', 'rehearsal-audit-journal-bbbbbbbbbbbbbbbb.jsonl'];
  for (const [index, isRehearsal] of [true, false].entries()) {
    const own = mkdtempSync(join(folder, 'journal-'));
    for (const name of left) writeFileSync(join(own, name), '{"pid":1}\n');
    // Of a process of before the last start of this machine.
    for (const name of left) utimesSync(join(own, name), 1, 1);
    const sink = await JournalledSink.open({
      store: { append: () => Promise.resolve() },
      folder: own,
      seconds: 900,
      bytes: 1_048_576,
      isRehearsal,
    });
    expect(readdirSync(own)).toContain(left[index]);
    expect(readdirSync(own)).not.toContain(left[1 - index]);
    await sink.close();
  }
});

test('use separate folders for state by default', async () => {
  const { audit } = await loadConfig(
    write(settingsOf('rehearsal', { postgres: { url: 'postgres://127.0.0.1/x' } })),
    sources,
    {},
  );
  expect([audit.file, audit.checkpoints.file, audit.postgres?.journal.folder]).toEqual([
    'var/rehearsal/audit.sqlite',
    'var/rehearsal/audit-checkpoints.jsonl',
    'var/rehearsal',
  ]);
});

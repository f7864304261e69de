/** Production mode refuses unsafe settings unless `insecure` lists them, and reports the listed ones. */
import { spawn } from 'node:child_process';
import { hash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { DEMO_ROLES, demoAccess } from '../dev/demo.ts';
import { createDevelopmentIssuer } from '../dev/issuer.ts';
import type { Source } from '../src/source-api/source.ts';
import { ConfigError } from '../src/lib/config-file.ts';
import { loadConfig } from '../src/config/load.ts';
import { EXCEPTIONS } from '../src/config/exceptions.ts';
import { isGuessable } from '../src/config/keys.ts';
import { PUBLISHED_OFFICERS, PUBLISHED_SERVICE_CODES } from '../scripts/published.ts';
import { loadSources } from '../src/sources/all.ts';
import { decodeJwt } from 'jose';
import { lienthong } from './kit/command.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const SHIPPED_PURPOSES = join(root, 'config/purposes.yml');

type Settings = Readonly<Record<string, unknown>>;

let sources: readonly Source[];
let folder: string;
let good: Settings;
beforeAll(async () => {
  sources = await loadSources();
  folder = mkdtempSync(join(tmpdir(), 'lienthong-'));
  const purposes = join(folder, 'purposes.yml');
  writeFileSync(purposes, stringify({ groups: {}, purposes: [] }));
  good = {
    mode: 'production',
    purposes,
    trustedOperations: { mode: 'enforce', folder: join(root, 'operations') },
    server: { port: 0, operations: { port: 0 } },
    audit: { file: join(folder, 'audit.sqlite'), keys: [{ id: 'one', key: newKey() }], signingKey: newKey() },
    auth: {
      issuers: [
        {
          issuer: 'https://id.example.invalid',
          audience: 'lienthong',
          jwksUri: 'https://id.example.invalid/keys',
        },
      ],
    },
    sources: {
      'driving-licence': {
        url: 'https://lgsp.example.invalid',
        serviceCode: 'X',
        lgsp: { consumerKey: 'own', consumerSecret: 'own' },
      },
    },
  };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function newKey(): string {
  return randomBytes(32).toString('base64');
}

function write(settings: Settings): string {
  const file = join(mkdtempSync(join(folder, 'config-')), 'gateway.yml');
  writeFileSync(file, stringify(settings));
  return file;
}

async function faultsOf(settings: Settings, environment: NodeJS.ProcessEnv = {}): Promise<readonly string[]> {
  return loadConfig(write(settings), sources, environment).then(
    () => [],
    (error: unknown) => {
      if (error instanceof ConfigError) return error.faults;
      throw error;
    },
  );
}

/** Name and path of each exception that the configuration would need. */
async function refused(settings: Settings, environment?: NodeJS.ProcessEnv): Promise<readonly string[]> {
  const faults = await faultsOf(settings, environment);
  return faults.map((fault) => {
    const [, path, name] = /^(\S+): .+ — .+ \(or name ([A-Z_]+) under insecure\)$/.exec(fault) ?? [];
    return name === undefined ? fault : `${name} ${path}`;
  });
}

function server(settings: Settings): Settings {
  return { ...good, server: { port: 0, ...settings } };
}

function source(settings: Settings): Settings {
  const { 'driving-licence': licences } = good['sources'] as Record<string, Settings>;
  return { ...good, sources: { 'driving-licence': { ...licences, ...settings } } };
}

function postgres(url: string): Settings {
  return { ...good, audit: { ...(good['audit'] as Settings), postgres: { url } } };
}

function redis(settings: Settings): Settings {
  const cache = { redis: settings, namingKey: newKey(), sealingKeys: [{ id: 'a', key: newKey() }] };
  return { ...good, cache };
}

function auditKeys(key: string, signingKey: string): Settings {
  return { ...good, audit: { keys: [{ id: 'one', key }], signingKey } };
}

const bytes = (make: (index: number) => number) =>
  Buffer.from(Array.from({ length: 32 }, (_none, index) => make(index) & 0xff)).toString('base64');

test('accepts a safe production configuration', async () => {
  expect(await refused(good)).toEqual([]);
});

describe('an unsafe production configuration is refused with the name of its exception', () => {
  test.each<[string, () => Settings, readonly string[]]>([
    ...[
      'http://10.0.0.9',
      'http://lgsp.example.invalid',
      'http://[fd00::1]',
      'http://127.0.0.1.example.invalid',
      'http://0.0.0.0',
    ].map((url): [string, () => Settings, readonly string[]] => [
      `a source at ${url}`,
      () => source({ url }),
      ['SOURCE_WITHOUT_TLS sources.driving-licence.url'],
    ]),
    [
      'a source on this machine by a proxy on another',
      () => source({ url: 'http://127.0.0.1:8080', proxy: 'http://proxy.example.invalid:3128' }),
      ['SOURCE_WITHOUT_TLS sources.driving-licence.url'],
    ],
    [
      'a token service without TLS',
      () =>
        source({ lgsp: { consumerKey: 'own', consumerSecret: 'own', tokenUrl: 'http://10.0.0.9/token' } }),
      ['SOURCE_WITHOUT_TLS sources.driving-licence.lgsp.tokenUrl'],
    ],
    ...[
      '?sslmode=disable',
      '?sslmode=prefer',
      '?sslmode=allow',
      '?sslmode=no-verify',
      '?ssl=false',
      '?sslmode=require&uselibpqcompat=true',
      '',
    ].map((query): [string, () => Settings, readonly string[]] => [
      `PostgreSQL with ${query || 'nothing about TLS'}`,
      () => postgres(`postgresql://user:word@10.0.0.9:5432/lienthong${query}`),
      ['DATABASE_WITHOUT_TLS audit.postgres.url'],
    ]),
    [
      'PostgreSQL at another host than the address begins with',
      () => postgres('postgresql://127.0.0.1:5432/lienthong?host=10.0.0.9'),
      ['DATABASE_WITHOUT_TLS audit.postgres.url'],
    ],
    ['Redis in clear', () => redis({ url: 'redis://10.0.0.9:6379' }), ['REDIS_WITHOUT_TLS cache.redis.url']],
    [
      'Sentinels in clear',
      () =>
        redis({
          sentinels: [
            { host: '127.0.0.1', port: 1 },
            { host: 'b', port: 1 },
          ],
          master: 'm',
        }),
      ['REDIS_WITHOUT_TLS cache.redis.sentinels'],
    ],
    [
      'a Cluster in clear',
      () => redis({ cluster: [{ host: '10.0.0.9', port: 6379 }] }),
      ['REDIS_WITHOUT_TLS cache.redis.cluster'],
    ],
    ...['0.0.0.0', '::', '10.1.2.3', 'gateway.example.invalid'].map(
      (host): [string, () => Settings, readonly string[]] => [
        `callers on ${host} without TLS`,
        () => server({ host }),
        ['TLS_ENDS_BEFORE server.tls'],
      ],
    ),
    ...['0.0.0.0', '::', '203.0.113.7', '::ffff:0.0.0.0', 'gateway.example.invalid'].map(
      (host): [string, () => Settings, readonly string[]] => [
        `operators on ${host}`,
        () => server({ operations: { host, port: 0 } }),
        ['OPERATIONS_EVERYWHERE server.operations.host'],
      ],
    ),
    ...[
      '0.0.0.0/0',
      '::/0',
      '10.0.0.0/8',
      '10.1.2.0/23',
      'fd00::/48',
      '::ffff:0:0/96',
      '::ffff:10.0.0.0/104',
      '::/80',
      '::/64',
      '::fffe:0:0/95',
    ].map((network): [string, () => Settings, readonly string[]] => [
      `proxies in ${network}`,
      () => server({ proxies: ['10.1.2.3', network] }),
      ['PROXIES_WIDE server.proxies[1]'],
    ]),
    ...[
      Array.from({ length: 256 }, (_none, index) => `10.1.${index}.0/24`),
      ['10.1.2.0/24', '10.9.2.1'],
      ['10.1.2.0/25', '10.1.2.128/25', '::ffff:10.1.3.0/120'],
      ['fd00::/64', 'fd00:0:0:1::1'],
      ['fd00::/65', 'fd00:0:0:7::/65', '::1.2.3.4'],
    ].map((proxies): [string, () => Settings, readonly string[]] => [
      `proxies in ${proxies.length} networks from ${proxies[0]} on`,
      () => server({ proxies }),
      ['PROXIES_WIDE server.proxies'],
    ]),
    [
      'unregistered operations',
      () => ({ ...good, trustedOperations: { mode: 'off' } }),
      ['OPERATIONS_UNREGISTERED trustedOperations.mode'],
    ],
    ...[0, 2, 8].map((workers): [string, () => Settings, readonly string[]] => [
      `${workers} workers without Redis`,
      () => ({ ...good, workers }),
      ['WORKERS_WITHOUT_REDIS workers'],
    ]),
    ...[
      ['all zero', bytes(() => 0)],
      ['of one byte', bytes(() => 0xa7)],
      ['that counts up', bytes((index) => index)],
      ['that counts down by three', bytes((index) => 200 - 3 * index)],
      ['of a pattern', bytes((index) => index % 2)],
      [
        'of sixteen bytes twice',
        Buffer.from(randomBytes(16).toString('hex').repeat(2), 'hex').toString('base64'),
      ],
      ['of words', Buffer.from('correct horse battery staple 32b').toString('base64')],
      ['of Vietnamese words', Buffer.from('khoa bi mật cổng dữ liệu').toString('base64')],
      [
        'of words with one byte that is none',
        Buffer.concat([Buffer.from('correct horse battery staple 31'), Buffer.of(0x80)]).toString('base64'),
      ],
      ...[
        'ThisIsTheSecretKeyOfOurGatewayInHaNoiCity12=',
        'matkhaubimatcuacongdulieuquocgiavietnamxyz0=',
        'p4ssw0rdp4ssw0rdf0rth3g4t3w4y0fth3pr0v1nc3w=',
        'LienThong+CacheSealingKey+Production+2026Q4=',
      ].map((key) => [`that reads ${key}`, key]),
    ].map(([what = '', key = '']): [string, () => Settings, readonly string[]] => [
      `a key ${what}`,
      () => auditKeys(key, newKey()),
      ['KEYS_GUESSABLE audit.keys[0].key'],
    ]),
    [
      'one key for people and signatures, and for Redis',
      () => {
        const key = newKey();
        const cache = { namingKey: key, sealingKeys: [{ id: 'a', key: newKey() }] };
        return { ...auditKeys(key, key), cache };
      },
      ['KEYS_EQUAL audit.signingKey', 'KEYS_EQUAL cache.namingKey'],
    ],
    [
      'keys of an issuer in clear',
      () => ({
        ...good,
        auth: { issuers: [{ issuer: 'a', audience: 'b', jwksUri: 'http://127.0.0.1:9/keys' }] },
      }),
      ['ISSUER_KEYS_WITHOUT_TLS auth.issuers[0].jwksUri'],
    ],
  ])('%s', async (_what, settings, names) => {
    const made = settings();
    expect(await refused(made)).toEqual(names);
    const insecure = names.map((name) => name.split(' ', 1)[0]);
    expect(await refused({ ...made, insecure: [...new Set(insecure)] })).toEqual([]);
    const others = EXCEPTIONS.filter((name) => !insecure.includes(name));
    expect(await refused({ ...made, insecure: others })).toEqual(names);
  });

  test('for published service accounts and service codes, in any file', async () => {
    const file = join(folder, 'copied.yml');
    writeFileSync(file, readFileSync(SHIPPED_PURPOSES));
    for (const purposes of [SHIPPED_PURPOSES, file]) {
      const faults = await faultsOf({ ...good, purposes });
      expect(faults.length).toBeGreaterThanOrEqual(3);
      for (const fault of faults) {
        expect(fault).toMatch(
          /^purposes: purposes\[\d+\]\.service.+ is an? .+ of the mock systems — .+EXAMPLE_PURPOSES/,
        );
      }
      expect(await refused({ ...good, purposes, insecure: ['EXAMPLE_PURPOSES'] })).toEqual([]);
    }
  });

  test('for databases that the environment substitutes', async () => {
    const local = redis({ url: 'redis://127.0.0.1:6379' });
    const environment = {
      REDIS_URL: 'redis://10.0.0.9:6379',
      DATABASE_URL: 'postgresql://10.0.0.9:5432/lienthong',
    };
    expect(await refused(local, environment)).toEqual([
      'DATABASE_WITHOUT_TLS audit.postgres.url',
      'REDIS_WITHOUT_TLS cache.redis.url',
    ]);
  });

  test('for unverified certificates', async () => {
    const faults = await faultsOf(good, { NODE_TLS_REJECT_UNAUTHORIZED: '0' });
    expect(faults).toEqual([
      'the environment variable NODE_TLS_REJECT_UNAUTHORIZED: leaves every certificate unchecked — remove it, and name authorities of your own under tls.ca (or name CERTIFICATES_UNCHECKED under insecure)',
    ]);
  });
});

test.each<[string, () => Settings]>([
  ['a source on this machine', () => source({ url: 'http://127.0.0.1:9' })],
  ['a source on this machine by name', () => source({ url: 'http://localhost:9' })],
  ['PostgreSQL on this machine', () => postgres('postgresql://127.0.0.1:5432/lienthong')],
  ['PostgreSQL behind a socket', () => postgres('postgresql:///lienthong?host=/var/run/postgresql')],
  [
    'a source on this machine by a proxy on it',
    () => source({ url: 'http://127.0.0.1:8080', proxy: 'http://127.0.0.1:3128' }),
  ],
  ['a source by TLS by a proxy', () => source({ proxy: 'http://proxy.example.invalid:3128' })],
  ['PostgreSQL by TLS', () => postgres('postgresql://db.example.invalid/lienthong?sslmode=verify-full')],
  ['Redis by TLS', () => redis({ url: 'rediss://cache.example.invalid:6379' })],
  ['a Cluster by TLS', () => redis({ cluster: [{ host: '10.0.0.9', port: 6379 }], tls: true })],
  ['operators in a private network', () => server({ operations: { host: '10.1.9.3', port: 0 } })],
  ['proxies one by one', () => server({ proxies: ['10.1.2.3', 'fd00::3', '10.1.2.0/24', 'fd00::/64'] })],
  [
    'proxies in parts of one network, some twice',
    () =>
      server({
        proxies: ['10.1.2.0/25', '10.1.2.128/25', '10.1.2.7', '::ffff:10.1.2.0/121', 'fd00::/65', 'fd00::1'],
      }),
  ],
  [
    'operations that are noted until they are registered',
    () => ({ ...good, trustedOperations: { mode: 'log', folder: join(root, 'operations') } }),
  ],
  ['workers that share a Redis', () => ({ ...redis({ url: 'redis://127.0.0.1:6379' }), workers: 4 })],
])('%s needs no exception', async (_what, settings) => {
  expect(await refused(settings())).toEqual([]);
});

test('accepts any number of randomly made keys', () => {
  // The same ones each time, so that no chance decides.
  const keys = Array.from({ length: 2000 }, (_none, index) => hash('sha256', `key ${index}`, 'buffer'));
  expect(keys.filter(isGuessable)).toEqual([]);
});

test('reports an unknown exception', async () => {
  const [fault] = await faultsOf({ ...good, insecure: ['EVERYTHING'] });
  expect(fault).toMatch(/^insecure\[0\]: must be equal to one of the allowed values \(SOURCE_WITHOUT_TLS,/);
});

test('refuses published secrets, keys and the development issuer under any exception', async () => {
  const settings = {
    ...source({ lgsp: { consumerKey: 'own', consumerSecret: 'mock-gplx-secret' } }),
    audit: {},
    auth: {
      issuers: [{ issuer: 'urn:lienthong:development', audience: 'b', jwksUri: 'https://a.invalid/keys' }],
    },
    insecure: EXCEPTIONS,
  };
  const faults = await faultsOf(settings);
  expect(faults.map((fault) => fault.split(':', 1)[0])).toEqual([
    'auth.issuers[0].issuer',
    'audit.keys',
    'audit.signingKey',
    'sources.driving-licence.lgsp.consumerSecret',
  ]);
  expect(faults.join('')).not.toContain('under insecure');
});

test('lists used and unneeded exceptions in config check', async () => {
  const file = write({ ...server({ host: '0.0.0.0' }), insecure: ['TLS_ENDS_BEFORE', 'PROXIES_WIDE'] });
  const { code, stdout } = await lienthong(['config', 'check', file]);
  expect([code, stdout.split('\n').slice(1, 3)]).toEqual([
    0,
    ['  insecure: TLS_ENDS_BEFORE', '  insecure: PROXIES_WIDE is not needed: remove it'],
  ]);
});

test('contains all demo tokens and published purposes in the list of published secrets', async () => {
  const issuer = await createDevelopmentIssuer();
  const tokens = await Promise.all(DEMO_ROLES.map((role) => demoAccess(role, issuer, [])));
  const numbers = tokens
    .map(({ token }) => decodeJwt<{ officer?: { identityNumber: string } }>(token).officer?.identityNumber)
    .filter((number) => number !== undefined);
  expect(numbers.length).toBeGreaterThanOrEqual(3);
  for (const number of numbers) expect(PUBLISHED_OFFICERS).toContain(number);
  const shipped = readFileSync(SHIPPED_PURPOSES, 'utf8');
  for (const [number = ''] of shipped.matchAll(/\b0\d{11}\b/g)) expect(PUBLISHED_OFFICERS).toContain(number);
  const development: unknown = parse(readFileSync(join(root, 'config/development.yml'), 'utf8'));
  const codes = `${shipped}${JSON.stringify(development)}`.match(/G22-LT\d+/g) ?? [];
  for (const code of codes) expect(PUBLISHED_SERVICE_CODES).toContain(code);
});

describe('development mode', () => {
  const development = (change: Settings): Settings => ({
    ...source({ url: 'http://127.0.0.1:9' }),
    mode: 'development',
    ...change,
  });

  test.each<[string, () => Settings, string]>([
    ['listens to no other machine', () => development({ server: { host: '0.0.0.0' } }), 'server.host'],
    [
      'shows operators nothing from other machines',
      () => development({ server: { operations: { host: '10.0.0.3', port: 0 } } }),
      'server.operations.host',
    ],
    [
      'asks no source on another machine, by TLS neither',
      () => ({ ...source({ url: 'https://lgsp.example.invalid' }), mode: 'development' }),
      'sources.driving-licence.url',
    ],
  ])('%s, unless told by name', async (_what, settings, path) => {
    expect(await refused(settings())).toEqual([`DEVELOPMENT_OFF_THIS_MACHINE ${path}`]);
    expect(await refused({ ...settings(), insecure: ['DEVELOPMENT_OFF_THIS_MACHINE'] })).toEqual([]);
  });
});

describe('a gateway in production mode', () => {
  /** Prints every file of ours that is loaded. */
  const HOOK = `import { registerHooks } from 'node:module';
    registerHooks({ load: (url, context, next) => { console.error('loaded ' + url); return next(url, context); } });`;

  test('reports its exceptions, and loads neither mocks nor demo tokens', async () => {
    const file = write({
      ...good,
      purposes: SHIPPED_PURPOSES,
      insecure: ['EXAMPLE_PURPOSES'],
      log: { level: 'warn' },
    });
    const hook = `data:text/javascript,${encodeURIComponent(HOOK)}`;
    const child = spawn(
      process.execPath,
      ['--import', hook, join(root, 'src/cli.ts'), 'serve', '--config', file],
      {
        cwd: folder,
        env: { ...process.env, PORT: '', REDIS_URL: '', DATABASE_URL: '' },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const lines: string[] = [];
    const said = Promise.withResolvers<void>();
    createInterface(child.stderr).on('line', (line) => lines.push(line));
    createInterface(child.stdout).on('line', (line) => {
      lines.push(line);
      if (line.includes('The gateway answers at')) said.resolve();
    });
    const exit = once(child, 'exit').then(() => said.reject(new Error(lines.join('\n'))));
    try {
      await said.promise;
      const logged = (text: string): unknown => JSON.parse(lines.find((line) => line.includes(text)) ?? '{}');
      expect(logged('"insecure configuration"')).toMatchObject({
        level: 40,
        exceptions: ['EXAMPLE_PURPOSES'],
      });
      const started = logged('The gateway answers at') as { readonly operationsUrl: string };
      expect(started).toMatchObject({ mode: 'production', insecure: ['EXAMPLE_PURPOSES'] });

      const status = `${started.operationsUrl}/status`;
      expect(await (await fetch(status)).json()).toMatchObject({ insecure: ['EXAMPLE_PURPOSES'] });
      const page = await fetch(status, { headers: { accept: 'text/html', 'accept-language': 'en' } });
      expect(await page.text()).toContain('<code>EXAMPLE_PURPOSES</code>');

      const loaded = lines.filter((line) => line.startsWith('loaded file:'));
      expect(loaded.length).toBeGreaterThan(100);
      expect(loaded.filter((line) => /\/mocks\/|\/access\/development\//.test(line))).toEqual([]);
    } finally {
      child.kill('SIGTERM');
      await exit;
      said.promise.catch(() => undefined);
    }
  });
});

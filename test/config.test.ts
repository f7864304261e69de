/** A configuration is checked whole, and each fault is told by its path with what to do about it. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Source } from '../src/source-api/source.ts';
import { ConfigError } from '../src/lib/config-file.ts';
import { CARD_FORMATS } from '../src/cards/index.ts';
import { formatsOn } from '../src/config/gateway-settings.ts';
import { loadConfig } from '../src/config/load.ts';
import { loadSources } from '../src/sources/all.ts';
import { DEVELOPMENT } from '../dev/settings.ts';
import { newKey } from './kit/signed-events.ts';

const WHOLE = `
mode: development
sources:
  driving-licence:
    url: http://127.0.0.1:4104
    serviceCode: X
    lgsp: { consumerKey: k, consumerSecret: '\${LICENCE_SECRET}' }
`;

/** The driving licence database with keys for its events. */
function withKeys(...keys: readonly object[]): string {
  return `${WHOLE}    events: { source: 'urn:x', keys: ${JSON.stringify(keys)} }\n`;
}

const licenceKey = newKey('licences-1').publicJwk;

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

test('reads secrets from the environment and fills in defaults', async () => {
  expect(await load(WHOLE)).toMatchObject({
    server: { host: '127.0.0.1', port: 4000 },
    request: { defaultWaitMs: 5000, maxWaitMs: 30_000, missRasterMs: 25 },
    sources: {
      'driving-licence': { timeoutMs: 4000, lgsp: { tokenPath: '/token', consumerSecret: 's3' } },
    },
  });
});

test.each([
  ['development', {}, CARD_FORMATS],
  ['production', {}, ['CITIZEN_CARD_QR']],
  ['rehearsal', {}, ['CITIZEN_CARD_QR']],
  ['production', { IDENTITY_CARD_MRZ: true }, ['CITIZEN_CARD_QR', 'IDENTITY_CARD_MRZ']],
  ['development', { CITIZEN_CARD_QR: false }, CARD_FORMATS.slice(1)],
] as const)('reads in %s, with %j, the scans of %j', (mode, scans, formats) => {
  expect([...formatsOn({ mode, scans })]).toEqual(formats);
});

test('names an unknown format of scans', async () => {
  expect(await faultsOf(`${WHOLE}scans: { PASSPORT: true }\n`)).toEqual([
    expect.stringContaining('scans.PASSPORT'),
  ]);
});

test('resolves a path from its file, and a default from the working directory', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lienthong-'));
  const file = join(folder, 'config.yml');
  await writeFile(
    file,
    `${WHOLE}
audit:
  file: state/audit.sqlite
  postgres: { url: 'postgres://127.0.0.1/x', journal: { folder: '\${JOURNAL}/journal' } }
trustedOperations: { folder: ../operations }
`,
  );
  const { audit, trustedOperations, purposes } = await loadConfig(file, sources, {
    LICENCE_SECRET: 's3',
    JOURNAL: '/absolute',
  });
  expect([audit.file, audit.postgres?.journal.folder, trustedOperations.folder, purposes]).toEqual([
    join(folder, 'state/audit.sqlite'),
    '/absolute/journal',
    join(folder, '../operations'),
    join(folder, 'purposes.yml'),
  ]);
  expect(audit.checkpoints.file).toBe('var/audit-checkpoints.jsonl');
});

test('accepts the complete development configuration', async () => {
  expect(Object.keys((await loadConfig(DEVELOPMENT, sources, {})).sources).toSorted()).toEqual(
    sources.map(({ id }) => id).toSorted(),
  );
});

test.each<[string, string, readonly string[]]>([
  [
    'a secret that is not set',
    WHOLE.replace('LICENCE', 'OTHER'),
    [
      'sources.driving-licence.lgsp.consumerSecret: the environment variable OTHER_SECRET is not set — set it or write the value',
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
  [
    'an address that is none',
    WHOLE.replace('http://127.0.0.1:4104', 'http://127.0.0.1:99999'),
    ['sources.driving-licence.url: is not an address — correct it'],
  ],
  [
    'a token service at an address that is none',
    WHOLE.replace('consumerKey: k', 'consumerKey: k, tokenUrl: "https://a b/token"'),
    ['sources.driving-licence.lgsp.tokenUrl: is not an address — correct it'],
  ],
  [
    'a proxy that is none',
    `${WHOLE}    proxy: http://proxy.example:99999\n`,
    ['sources.driving-licence.proxy: is no http:// or https:// address — correct it, or write none'],
  ],
  [
    'a source that is to know us by a certificate over http',
    `${WHOLE}    tls: { cert: none.pem, key: none.key }\n`,
    ['sources.driving-licence.tls: is for https addresses — use one, or remove it'],
  ],
  [
    'files of a source that are not there',
    `${WHOLE.replace('http:', 'https:')}    tls: { ca: none.pem }\n`,
    ['sources.driving-licence.tls.ca: cannot be read — name a PEM file'],
  ],
  [
    'a certificate without its key',
    `${WHOLE.replace('http:', 'https:')}    tls: { cert: none.pem }\n`,
    ['sources.driving-licence.tls: has one of cert and key — name both, or neither'],
  ],
  [
    'tokens that must be bound to a certificate that nobody can show',
    `${WHOLE}auth: { issuers: [{ issuer: a, audience: b, jwksUri: 'https://a.invalid', certificateBound: true }] }\n`,
    [
      'auth.issuers[0].certificateBound: no caller can show a certificate — set server.tls.clientCertificates',
    ],
  ],
  [
    'proxies that are no addresses',
    `${WHOLE}server: { proxies: [10.0.9.11, 10.0.9/24, 10.0.9.0/33, '999.1.1.1', '::/129'] }\n`,
    [1, 2, 3, 4].map((index) => `server.proxies[${index}]: is neither an address nor a network — correct it`),
  ],
  [
    'patterns of dossier codes that cannot be used',
    `${WHOLE}request: { dossiers: [{ agencies: ['*'], patterns: ['A{4}', '[0-9]+'] }, { agencies: [], patterns: ['(a|a)*'] }] }\n`,
    ['request.dossiers[1].agencies: must not have fewer than 1 items'],
  ],
  [
    'a pattern of dossier codes that is more than the syntax has',
    `${WHOLE}request: { dossiers: [{ agencies: ['*'], patterns: ['A{4}', '[0-9]+'] }, { agencies: [A], patterns: ['(a|a)*'] }] }\n`,
    [
      'request.dossiers[0].patterns[1]: cannot be read from character 6 on',
      'request.dossiers[1].patterns[0]: cannot be read from character 1 on',
    ].map(
      (fault) =>
        `${fault} — use letters, digits, \\. _ / -, \\d, classes such as [A-Z0-9] and counts up to 64 such as {4} or {1,6}`,
    ),
  ],
  [
    'two blocks for one issuer',
    `${WHOLE}auth:\n  issuers:\n${["agencies: ['H29.*']", "agencies: ['*']"]
      .map((limits) => `    - { issuer: a, audience: b, jwksUri: 'https://a.invalid', ${limits} }\n`)
      .join('')}`,
    ['auth.issuers[1].issuer: is that of auth.issuers[0] too — make one block of them'],
  ],
  ['a value of another type', `${WHOLE}server: { port: often }`, ['server.port: must be integer']],
  [
    'another mode',
    WHOLE.replace('mode: development', 'mode: test'),
    ['mode: must be equal to one of the allowed values (development,rehearsal,production)'],
  ],
  [
    'the private half of a key',
    withKeys({ ...licenceKey, d: 'x' }),
    ['sources.driving-licence.events.keys[0].d: is not a known key — remove or correct it'],
  ],
  [
    'a key that is none, and one for another algorithm',
    withKeys({ ...licenceKey, x: 'AAAA' }, { ...newKey('licences-2', 'RS256').publicJwk, alg: 'ES256' }),
    [
      'sources.driving-licence.events.keys[0]: is no public key for its alg — give the JWK of one',
      'sources.driving-licence.events.keys[1]: is no public key for its alg — give the JWK of one',
    ],
  ],
  [
    'a shared secret for a key',
    withKeys({ kid: 'secret', kty: 'oct', alg: 'HS256', k: 'AAAA' }),
    [
      'sources.driving-licence.events.keys[0].k: is not a known key — remove or correct it',
      'sources.driving-licence.events.keys[0].alg: must be equal to one of the allowed values (ES256,ES384,Ed25519,EdDSA,PS256,RS256)',
    ],
  ],
  [
    'two keys of one name',
    withKeys(licenceKey, newKey('licences-1').publicJwk),
    ['sources.driving-licence.events.keys[1].kid: names another key already — give each its own'],
  ],
  ['a file that is no YAML', 'mode: [', ['line 1: BAD_INDENT — fix the YAML at this line']],
  ['a file that holds nothing', '', ['the file: must be object']],
])('%s', async (_what, text, faults) => {
  expect(await faultsOf(text)).toEqual(faults);
});

test('reports an invalid proxy of the environment once, and only where it would be used', async () => {
  const far = WHOLE.replace('http://127.0.0.1:4104', 'https://lgsp.example.invalid').replace(
    'mode: development',
    'mode: development\ninsecure: [DEVELOPMENT_OFF_THIS_MACHINE]',
  );
  const environment = { LICENCE_SECRET: 's3', HTTPS_PROXY: 'socks5://proxy.example:1080' };
  expect(await faultsOf(far, environment)).toEqual([
    'the environment variable HTTPS_PROXY: is no http:// or https:// address — correct or remove it',
  ]);
  await load(`${far}    proxy: none\n`, environment);
  await load(WHOLE, environment);
});

describe('production mode', () => {
  const ADDRESSES: Readonly<Record<string, string>> = {
    REDIS_URL: 'redis://127.0.0.1:6379',
    DATABASE_URL: 'postgresql://127.0.0.1:5432/lienthong',
  };
  const newSecret = () => randomBytes(32).toString('base64');
  const AUDIT = `audit: { keys: [{ id: one, key: ${newSecret()} }], signingKey: ${newSecret()} }\n`;
  const ENFORCED = `${AUDIT}trustedOperations: { mode: enforce }\n`;
  const PRODUCTION = `${WHOLE.replace('mode: development', 'mode: production')}
${ENFORCED}auth:
  issuers: [{ issuer: 'https://id.example.invalid', audience: lienthong, jwksUri: 'https://id.example.invalid/keys' }]
`;

  test('starts with its own issuer and secrets', async () => {
    expect(await load(PRODUCTION)).toMatchObject({
      mode: 'production',
      auth: { issuers: [{ algorithms: ['ES256', 'PS256', 'RS256'], clockToleranceSeconds: 10 }] },
    });
  });

  test.each<[string, string, readonly string[]]>([
    [
      'nobody whose tokens are taken',
      WHOLE.replace('mode: development', 'mode: production') + ENFORCED,
      ['auth.issuers: names no issuer — add an issuer'],
    ],
    [
      'the issuer of development mode',
      PRODUCTION.replace('https://id.example.invalid', 'urn:lienthong:development'),
      ['auth.issuers[0].issuer: is the issuer of development mode — name your own'],
    ],
    [
      'keys that anybody on the way could change',
      PRODUCTION.replace('https://id.example.invalid/keys', 'http://127.0.0.1:9/keys'),
      [
        'auth.issuers[0].jwksUri: is not fetched over HTTPS — use an https address (or name ISSUER_KEYS_WITHOUT_TLS under insecure)',
      ],
    ],
    [
      'a published secret',
      PRODUCTION.replace(/'\$\{LICENCE_SECRET\}'/, 'mock-gplx-secret'),
      ['sources.driving-licence.lgsp.consumerSecret: is a secret published for development — set your own'],
    ],
    [
      'keys of the audit log that nobody else would have',
      PRODUCTION.replace(AUDIT, ''),
      [
        'audit.keys: is generated in development only — set one, and keep it as long as its entries',
        'audit.signingKey: is generated in development only — set one, and keep it as long as its entries',
      ],
    ],
    [
      'keys for Redis that each replica would make up for itself',
      `${PRODUCTION}cache: { redis: { url: 'redis://127.0.0.1:6379' } }\n`,
      [
        'cache.sealingKeys: is generated in development only — set one, the same for all replicas',
        'cache.namingKey: is generated in development only — set one, the same for all replicas',
      ],
    ],
  ])('does not start with %s', async (_what, text, faults) => {
    expect(await faultsOf(text)).toEqual(faults);
  });

  test('accepts the whole example once the environment has its variables', async () => {
    const file = fileURLToPath(new URL('../config/production.example.yml', import.meta.url));
    const names = [...(await readFile(file, 'utf8')).matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => name);
    const environment = Object.fromEntries(names.map((name) => [name, ADDRESSES[name] ?? newSecret()]));
    const config = await loadConfig(file, sources, environment);
    expect(config.mode).toBe('production');
    expect(Object.keys(config.sources).toSorted()).toEqual(sources.map(({ id }) => id).toSorted());
    await expect(loadConfig(file, sources, {})).rejects.toThrow(/CACHE_SEALING_KEY is not set/);
  });

  test('refuses to start with an event key whose private half is published', async () => {
    const [key] = (await loadConfig(DEVELOPMENT, sources, {})).sources['driving-licence']?.events?.keys ?? [];
    const text = withKeys({ ...key, kid: 'renamed' }).replace('mode: development', 'mode: production');
    expect(await faultsOf(text + PRODUCTION.slice(PRODUCTION.indexOf('audit:')))).toEqual([
      'sources.driving-licence.events.keys[0].x: is a secret published for development — set your own',
    ]);
  });

  test('refuses to start with a published secret from the environment', async () => {
    expect(await faultsOf(PRODUCTION, { LICENCE_SECRET: 'mock-gplx-secret' })).toEqual([
      'sources.driving-licence.lgsp.consumerSecret: is a secret published for development — set your own',
    ]);
  });

  test.each(['HS256', 'none', 'RS1'])('refuses a signature %s, in any mode', async (algorithm) => {
    const text = PRODUCTION.replace('audience: lienthong', `audience: lienthong, algorithms: [${algorithm}]`);
    expect((await faultsOf(text))[0]).toMatch(
      /^auth\.issuers\[0\]\.algorithms\[0\]: must be equal to one of/,
    );
  });

  test('refuses keys of another host without HTTPS, in any mode', async () => {
    const text = `${WHOLE}auth: { issuers: [{ issuer: a, audience: b, jwksUri: 'http://id.example.invalid/keys' }] }\n`;
    expect((await faultsOf(text))[0]).toMatch(/^auth\.issuers\[0\]\.jwksUri: must match pattern/);
  });
});

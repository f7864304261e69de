/** `lienthong keys` makes every kind of key that a configuration takes, and never shows a secret again. */
import { createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { AuditKeys } from '../src/ledger/keys.ts';
import { loadConfig } from '../src/config/load.ts';
import { loadSources } from '../src/sources/all.ts';
import { createAuthority } from './kit/certificates.ts';
import { lienthong } from './kit/command.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lienthong-keys-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The variables of a file of the environment, and the settings that its remarks say. */
function read(text: string) {
  const variables = Object.fromEntries(
    [...text.matchAll(/^([A-Z0-9_]+)=(.+)$/gm)].map(([, name = '', value = '']) => [name, value]),
  );
  const settings = [...text.matchAll(/^# ([a-z]+)\.([A-Za-z]+): (.+)$/gm)].map(
    ([, block = '', name = '', value = '']) => [block, name, parse(value) as unknown] as const,
  );
  return { variables, settings };
}

function configOf(settings: ReturnType<typeof read>['settings']): string {
  const licences = {
    url: 'https://a.invalid',
    serviceCode: 'X',
    lgsp: { consumerKey: 'a', consumerSecret: 'b' },
  };
  const blocks: Record<string, Record<string, unknown>> = {
    cache: { redis: { url: 'redis://127.0.0.1' } },
    audit: {},
  };
  for (const [block, name, value] of settings) blocks[block] = { ...blocks[block], [name]: value };
  return stringify({
    mode: 'production',
    trustedOperations: { mode: 'enforce' },
    auth: { issuers: [{ issuer: 'a', audience: 'b', jwksUri: 'https://a.invalid/keys' }] },
    sources: { 'driving-licence': licences },
    ...blocks,
  });
}

test('creates all secrets of production with new, and lists names without secrets', async () => {
  const { stdout } = await lienthong(['keys', 'new']);
  const { variables, settings } = read(stdout);
  const file = join(folder, 'gateway.yml');
  const day = new Date().toISOString().slice(0, 10);
  const tls = await (await createAuthority('a')).issue('gateway', 'serverAuth');
  writeFileSync(join(folder, 'tls.cert'), tls.cert);
  writeFileSync(join(folder, 'tls.key'), tls.key);
  writeFileSync(file, `${configOf(settings)}server: { tls: { cert: tls.cert, key: tls.key } }\n`);
  await expect(loadConfig(file, await loadSources(), variables)).resolves.toMatchObject({
    mode: 'production',
  });

  const listed = await lienthong(['keys', 'list', '--config', file], { variables });
  const rows = listed.stdout
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(/ {2,}/));
  expect(rows.map(([setting, id, , since]) => [setting, id, since])).toEqual([
    ['audit.keys[0]', day, day],
    ['audit.signingKey', expect.stringMatching(/^[\w-]{12}$/), '–'],
    ['cache.sealingKeys[0]', day, day],
    ['cache.namingKey', '–', '–'],
    ['server.tls.cert', 'CN=gateway', expect.stringMatching(/^20\d\d-/)],
  ]);
  expect(new Set(rows.map(([, , fingerprint]) => fingerprint)).size).toBe(rows.length);
  for (const secret of Object.values(variables)) expect(listed.stdout).not.toContain(secret);
  const again = await lienthong(['keys', 'list', '--config', file], { variables });
  expect(again.stdout).toBe(listed.stdout);
});

test('gives a new key of one kind its own variable and name', async () => {
  const { stdout } = await lienthong(['keys', 'new', 'cache-sealing', '--id', 'second-2']);
  expect(Object.keys(read(stdout).variables)).toEqual(['CACHE_SEALING_KEY_second_2'.toUpperCase()]);
  expect(stdout).toContain("cache.sealingKeys: [{ id: 'second-2', key: '${CACHE_SEALING_KEY_SECOND_2}' }]");
});

describe('keys public prints', () => {
  const seed = randomBytes(32).toString('base64');

  test('the public half of a signing key for audit.formerPublicKeys, from either place', async () => {
    const { publicKey } = new AuditKeys({
      people: [{ id: 'a', key: randomBytes(32) }],
      signingSeed: Buffer.from(seed, 'base64'),
      formerPublicKeys: [],
    });
    const [piped, held] = await Promise.all([
      lienthong(['keys', 'public'], { input: `${seed}\n` }),
      lienthong(['keys', 'public', '--env', 'SEED'], { variables: { SEED: seed } }),
    ]);
    expect([piped, held]).toEqual(
      Array.from({ length: 2 }, () => ({ code: 0, stdout: `${publicKey}\n`, stderr: '' })),
    );
  });

  test('the public key of a new pair for events', async () => {
    const { stdout } = await lienthong(['keys', 'new', 'events', '--id', 'licences-1']);
    const jwk = stdout.split('\n').find((line) => line.startsWith('{'));
    const { stdout: printed } = await lienthong(['keys', 'public', '--kid', 'licences-1'], {
      input: stdout.slice(stdout.indexOf('-----BEGIN'), stdout.indexOf('# For the gateway')),
    });
    expect(printed.trim()).toBe(jwk);
  });

  test('each key of a JWKS for sources.ID.events.keys', async () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const edwards = createPrivateKey(
      generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }),
    );
    const keys = [
      { ...rsa.export({ format: 'jwk' }), kid: 'one', alg: 'RS256' },
      { ...edwards.export({ format: 'jwk' }), kid: 'two' },
    ];
    const { stdout } = await lienthong(['keys', 'public'], { input: JSON.stringify({ keys }) });
    const printed = JSON.parse(stdout) as { readonly keys: readonly Readonly<Record<string, unknown>>[] };
    expect(printed.keys.map(({ kid, alg }) => [kid, alg])).toEqual([
      ['one', 'RS256'],
      ['two', 'Ed25519'],
    ]);
    for (const secret of ['"d"', '"p"', '"q"', '"dp"']) expect(stdout).not.toContain(secret);
    const source = {
      url: 'http://127.0.0.1:9',
      serviceCode: 'X',
      lgsp: { consumerKey: 'a', consumerSecret: 'b' },
    };
    const file = join(folder, 'events.yml');
    const events = { source: 'urn:x', keys: printed.keys };
    writeFileSync(
      file,
      stringify({ mode: 'development', sources: { 'driving-licence': { ...source, events } } }),
    );
    await expect(loadConfig(file, await loadSources(), {})).resolves.toMatchObject({ mode: 'development' });
  });
});

test.each<[string, readonly string[], string, RegExp]>([
  ['a kind that there is not', ['new', 'master'], '', /^KIND must be one of audit, audit-signing, /],
  ['a name with a blank', ['new', 'audit', '--id', 'my key'], '', /^ID must be 1 to 32 letters/],
  ['nothing to read', ['public'], '', /^Give the private key on standard input, or name its variable/],
  ['words', ['public'], 'correct horse battery', /^What was read is no private key: /],
  [
    'a public key',
    ['public'],
    '{"kty":"OKP","crv":"Ed25519","x":"AAAA"}',
    /^What was read is no private key: /,
  ],
  ['half of a JWK', ['public'], '{"kty":"EC",', /^What was read is no private key: /],
  [
    'a variable that is not set',
    ['public', '--env', 'NOT_SET_ANYWHERE'],
    '',
    /^The environment variable NOT_SET_ANYWHERE is not set\.$/,
  ],
  [
    'a key in place of a variable',
    ['public', '--env', 'MC4CAQAwBQYDK2VwBCIEIK/x='],
    '',
    /^The environment variable of --env is not set\.$/,
  ],
  ['an algorithm that there is not', ['public', '--alg', 'HS256'], '{}', /^ALGORITHM must be one of ES256, /],
  [
    'more than a key',
    ['public'],
    'x'.repeat(70_000),
    /^What is read from standard input is too long for a key\.$/,
  ],
])('%s gets one clear sentence', async (_what, args, input, sentence) => {
  const { code, stdout, stderr } = await lienthong(['keys', ...args], { input });
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr.trimEnd()).toMatch(sentence);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
});

/** `config check` finds whatever keeps `serve` from starting, and tells it in the same lines. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { generate } from 'selfsigned';
import { stringify } from 'yaml';
import { checkConfigFile, serve } from '../src/cli/start.ts';
import { createAuthority } from './kit/certificates.ts';
import { freePorts } from './kit/ports.ts';
import { lienthong } from './kit/command.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

type Settings = Readonly<Record<string, unknown>>;

let folder: string;
/** A port of 127.0.0.1 that another program holds. */
let taken: Server;
let takenPort: number;

const put = (name: string, text: string | Uint8Array): string => {
  writeFileSync(join(folder, name), text);
  return name;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lienthong-check-'));
  taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  takenPort = (taken.address() as AddressInfo).port;
  const authority = await createAuthority('callers');
  const [one, two] = [await authority.issue('one', 'serverAuth'), await authority.issue('two', 'serverAuth')];
  put('one.crt', one.cert);
  put('one.key', one.key);
  put('two.key', two.key);
  put('ca.crt', authority.cert);
  const day = 86_400_000;
  for (const [name, from, to] of [
    ['old', -9 * day, -day],
    ['early', day, 9 * day],
  ] as const) {
    const { cert, private: key } = await generate([{ name: 'commonName', value: name }], {
      notBeforeDate: new Date(Date.now() + from),
      notAfterDate: new Date(Date.now() + to),
    });
    put(`${name}.crt`, cert);
    put(`${name}.key`, key);
  }
  put('words.txt', 'no PEM at all\n');
  put('wide.txt', Buffer.from('one\0two'));
  put('purposes.yml', stringify({ groups: {}, purposes: [] }));
  put('unknown-fields.yml', stringify({ groups: { name: ['Identity.nickname'] }, purposes: [] }));
  mkdirSync(join(folder, 'folder'));
  const later = new DatabaseSync(join(folder, 'later.sqlite'));
  later.exec('CREATE TABLE entries (a); PRAGMA user_version = 99');
  later.close();
});
afterAll(() => {
  taken.close();
  rmSync(folder, { recursive: true, force: true });
});

const before = { ...process.env };
afterEach(() => {
  process.env = { ...before };
});

const newKey = () => randomBytes(32).toString('base64');

const licences = {
  url: 'https://lgsp.example.invalid',
  serviceCode: 'X',
  lgsp: { consumerKey: 'own', consumerSecret: 'own' },
};

const issuer = {
  issuer: 'https://id.example.invalid',
  audience: 'lienthong',
  jwksUri: 'https://id.example.invalid/keys',
};

const good = (): Settings => ({
  mode: 'production',
  purposes: 'purposes.yml',
  trustedOperations: { mode: 'enforce', folder: join(root, 'operations') },
  server: { port: 0 },
  audit: { file: 'state/audit.sqlite', keys: [{ id: 'one', key: newKey() }], signingKey: newKey() },
  auth: { issuers: [issuer] },
  sources: { 'driving-licence': licences },
  log: { level: 'silent' },
});

const server = (block: Settings): Settings => ({ ...good(), server: { port: 0, ...block } });
const tls = (block: Settings): Settings => server({ tls: { cert: 'one.crt', key: 'one.key', ...block } });
const audit = (block: Settings): Settings => ({
  ...good(),
  audit: { ...(good()['audit'] as Settings), ...block },
});
const source = (block: Settings): Settings => ({
  ...good(),
  sources: { 'driving-licence': { ...licences, ...block } },
});
const auth = (block: Settings): Settings => ({ ...good(), auth: { issuers: [issuer], ...block } });
const operations = (block: Settings): Settings => ({ ...good(), trustedOperations: block });
const redis = (url: string): Settings => ({
  ...good(),
  cache: { redis: { url }, sealingKeys: [{ id: 'a', key: newKey() }], namingKey: newKey() },
});

const write = (settings: Settings | string): string =>
  join(folder, put('gateway.yml', typeof settings === 'string' ? settings : stringify(settings)));

/** The lines of a refusal; undefined when there is none. */
async function refusal(work: Promise<unknown>): Promise<readonly string[] | undefined> {
  const error: unknown = await work.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  if (error === undefined) return undefined;
  return error instanceof Error ? error.message.split('\n') : [];
}

const serving = (file: string) =>
  serve(file, new AbortController().signal).then((running) => running.close());

test('accepts in config check what serve starts with', async () => {
  const file = write(good());
  expect([await refusal(checkConfigFile(file)), await refusal(serving(file))]).toEqual([
    undefined,
    undefined,
  ]);
});

test.each<[string, () => Settings | string, RegExp, NodeJS.ProcessEnv?]>([
  ['a file that is no YAML', () => 'mode: [', /^line 1: /],
  [
    'aliases without end',
    () =>
      Array.from(
        { length: 8 },
        (_none, index) => `a${index}: &a${index} [${(index === 0 ? 'x,' : `*a${index - 1},`).repeat(9)}]\n`,
      ).join(''),
    /^is no YAML/,
  ],
  ['a setting that is none', () => ({ ...good(), wokers: 2 }), /^wokers: is not a known key/],
  ['no mode', () => ({ ...good(), mode: undefined }), /^the file: must have required properties mode/],
  ['a port beyond all', () => server({ port: 70_000 }), /^server\.port: must be <= 65535/],
  [
    'a certificate that is not there',
    () => tls({ cert: 'none.crt' }),
    /^server\.tls\.cert: cannot be read \(ENOENT\) — /,
  ],
  ['a folder for a key', () => tls({ key: 'folder' }), /^server\.tls\.key: cannot be read \(EISDIR\) — /],
  [
    'a certificate that is none',
    () => tls({ cert: 'words.txt' }),
    /^server\.tls\.cert: is no certificate in PEM — /,
  ],
  [
    'a key that is none',
    () => tls({ key: 'one.crt' }),
    /^server\.tls\.key: is no private key in PEM without a passphrase — /,
  ],
  [
    'the key of another certificate',
    () => tls({ key: 'two.key' }),
    /^server\.tls\.key: does not go with the certificate of server\.tls\.cert — /,
  ],
  [
    'a certificate that has ended',
    () => tls({ cert: 'old.crt', key: 'old.key' }),
    /^server\.tls\.cert: ended at 20\S+Z — renew/,
  ],
  [
    'a certificate that has not begun',
    () => tls({ cert: 'early.crt', key: 'early.key' }),
    /^server\.tls\.cert: begins at 20\S+Z — /,
  ],
  [
    'client certificates of nobody',
    () => tls({ clientCertificates: 'require' }),
    /^server\.tls\.ca: is missing — /,
  ],
  [
    'authorities that are none',
    () => tls({ ca: 'words.txt' }),
    /^server\.tls\.ca: is no certificate in PEM — /,
  ],
  [
    'a list of revoked certificates that is none',
    () => tls({ ca: 'ca.crt', crl: 'words.txt' }),
    /^server\.tls\.crl: is no list of revoked certificates — /,
  ],
  [
    'a port that is taken',
    () => server({ port: takenPort }),
    /^server\.port: \d+ of 127\.0\.0\.1 is in use — /,
  ],
  [
    'a port that is taken, by the environment',
    () => good(),
    /^server\.port: \d+ of 127\.0\.0\.1 is in use — /,
    { PORT: 'taken' },
  ],
  [
    'a port of operators that is taken',
    () => server({ operations: { port: takenPort } }),
    /^server\.operations\.port: \d+ of 127\.0\.0\.1 is in use — /,
  ],
  [
    'one port for callers and operators',
    () => server({ port: 4998, operations: { port: 4998 } }),
    /^server\.operations\.port: is that of server\.port too — /,
  ],
  [
    'an address of another machine',
    () => ({ ...server({ host: '192.0.2.7' }), insecure: ['TLS_ENDS_BEFORE'] }),
    /^server\.host: 192\.0\.2\.7 is no address of this machine \(EADDRNOTAVAIL\) — /,
  ],
  ['proxies that are none', () => server({ proxies: ['10.0.9/24'] }), /^server\.proxies\[0\]: /],
  [
    'purposes that are not there',
    () => ({ ...good(), purposes: 'none.yml' }),
    /^purposes: cannot be read \(ENOENT\) — .+, in .+none\.yml$/,
  ],
  [
    'purposes with a field that there is not',
    () => ({ ...good(), purposes: 'unknown-fields.yml' }),
    /^purposes: groups\.name\[0\]: .+, in .+unknown-fields\.yml$/,
  ],
  [
    'no registered operation',
    () => operations({ mode: 'enforce', folder: 'folder' }),
    /^trustedOperations\.folder: holds no /,
  ],
  ['unregistered operations', () => operations({ mode: 'off' }), /^trustedOperations\.mode: is off/],
  [
    'patterns of dossiers that are none',
    () => ({ ...good(), request: { dossiers: [{ agencies: ['*'], patterns: ['(a|a)*'] }] } }),
    /^request\.dossiers\[0\]\.patterns\[0\]: cannot be read/,
  ],
  [
    'an audit folder below a file',
    () => audit({ file: 'words.txt/audit.sqlite' }),
    /^audit\.file: the folder .+words\.txt cannot be written to \(ENOTDIR\) — /,
  ],
  [
    'a folder for an audit store',
    () => audit({ file: 'folder' }),
    /^audit\.file: .+folder cannot be written to \(EISDIR\) — /,
  ],
  [
    'an audit store that is none',
    () => audit({ file: 'words.txt' }),
    /^audit\.file: .+words\.txt is no audit store — /,
  ],
  [
    'an audit store of a later version',
    () => audit({ file: 'later.sqlite' }),
    /^audit\.file: .+later\.sqlite is of version 99, /,
  ],
  [
    'a journal below a file',
    () => audit({ postgres: { url: 'postgres://127.0.0.1/x', journal: { folder: 'words.txt/journal' } } }),
    /^audit\.postgres\.journal\.folder: the folder .+ cannot be written to \(ENOTDIR\) — /,
  ],
  [
    'PostgreSQL without an address',
    () => audit({ postgres: { url: 'postgres://127.0.0.1:port/x' } }),
    /^audit\.postgres\.url: has a host or a port that cannot be read/,
  ],
  [
    'PostgreSQL with an authority that is not there',
    () => audit({ postgres: { url: 'postgres://127.0.0.1/x?sslrootcert=/none.pem' } }),
    /^audit\.postgres\.url: names \/none\.pem, which cannot be read/,
  ],
  [
    'another database',
    () => good(),
    /^DATABASE_URL must begin with postgres:/,
    { DATABASE_URL: 'mysql://127.0.0.1/x' },
  ],
  [
    'no key of the audit log',
    () => audit({ keys: undefined }),
    /^audit\.keys: is generated in development only — /,
  ],
  [
    'two keys of one name',
    () =>
      audit({
        keys: [
          { id: 'a', key: newKey() },
          { id: 'a', key: newKey() },
        ],
      }),
    /^audit\.keys\[1\]\.id: names another key already — /,
  ],
  [
    'a key of words',
    () => audit({ signingKey: 'ThisIsTheSecretKeyOfOurGatewayInHaNoiCity12=' }),
    /^audit\.signingKey: does not look as if it were made at random — /,
  ],
  [
    'a secret that is not set',
    () => audit({ signingKey: '${NOT_SET_ANYWHERE}' }),
    /^audit\.signingKey: the environment variable NOT_SET_ANYWHERE is not set — /,
  ],
  [
    'Redis by an address that is none',
    () => redis('redis://[::1'),
    /^cache\.redis\.url: is not an address — /,
  ],
  [
    'Redis without a scheme, by the environment',
    () => redis('redis://127.0.0.1'),
    /^REDIS_URL must begin with redis:/,
    { REDIS_URL: '127.0.0.1:6379' },
  ],
  [
    'Redis without sealing keys',
    () => ({ ...good(), cache: { redis: { url: 'redis://127.0.0.1' }, namingKey: newKey() } }),
    /^cache\.sealingKeys: is generated in development only — /,
  ],
  [
    'a list of revoked tokens that is not there',
    () => auth({ revoked: { file: 'none.txt' } }),
    /^auth\.revoked\.file: cannot be read \(ENOENT\) — /,
  ],
  [
    'a list of revoked tokens that is no text',
    () => auth({ revoked: { file: 'wide.txt' } }),
    /^auth\.revoked\.file: is no text in UTF-8 — /,
  ],
  ['nobody whose tokens are taken', () => auth({ issuers: [] }), /^auth\.issuers: names no issuer/],
  [
    'keys of an issuer by an address that is none',
    () => auth({ issuers: [{ ...issuer, jwksUri: 'https://[::1' }] }),
    /^auth\.issuers\[0\]\.jwksUri: is not an address — /,
  ],
  [
    'authorities of an issuer that are none',
    () => auth({ issuers: [{ ...issuer, ca: 'words.txt' }] }),
    /^auth\.issuers\[0\]: .+not PEM — /,
  ],
  [
    'a source by an address that is none',
    () => source({ url: 'https://[::1' }),
    /^sources\.driving-licence\.url: is not an address — /,
  ],
  [
    'a source with the key of another certificate',
    () => source({ tls: { cert: 'one.crt', key: 'two.key' } }),
    /^sources\.driving-licence\.tls: the certificate does not match the key/,
  ],
  [
    'keys of events that are none',
    () =>
      source({
        events: {
          source: 'urn:x',
          keys: [{ kid: 'a', alg: 'ES256', kty: 'EC', crv: 'P-256', x: 'AAAA', y: 'AAAA' }],
        },
      }),
    /^sources\.driving-licence\.events\.keys\[0\]: is no public key/,
  ],
  [
    'a source that there is not',
    () => ({ ...good(), sources: { weather: licences } }),
    /^sources\.weather: is not a known key/,
  ],
])('%s is refused by both in the same line', async (_what, settings, line, variables = {}) => {
  const file = write(settings());
  Object.assign(process.env, variables, variables['PORT'] && { PORT: String(takenPort) });
  const [checked, served] = [await refusal(checkConfigFile(file)), await refusal(serving(file))];
  const lines = checked?.length === 1 ? checked : checked?.slice(1).map((one) => one.trim());
  expect(lines?.[0]).toMatch(line);
  expect(served).toEqual(checked);
});

test('reports all faults at once, also in the commands themselves', async () => {
  const file = write({
    ...tls({ key: 'two.key' }),
    purposes: 'none.yml',
    workers: 2,
    insecure: ['WORKERS_WITHOUT_REDIS'],
    trustedOperations: { mode: 'log', folder: 'folder' },
  });
  const [checked, served] = await Promise.all([
    lienthong(['config', 'check', file]),
    lienthong(['serve', '--config', file]),
  ]);
  expect(checked.stderr.split('\n').map((line) => line.trim().split(':', 1)[0])).toEqual([
    `${file} cannot be used`,
    'server.tls.key',
    'purposes',
    'trustedOperations.folder',
    '',
  ]);
  expect(checked.code).toBe(1);
  expect(served).toEqual(checked);
});

test('notes a port used by a gateway of this configuration, without a fault', async () => {
  const port = await freePorts();
  const running = await serve(write(server({ port, operations: { port: 0 } })), new AbortController().signal);
  try {
    const file = write(server({ port }));
    expect((await checkConfigFile(file)).notes).toEqual([
      expect.stringMatching(/^server\.port: \d+ of 127\.0\.0\.1 is in use$/),
    ]);
    expect(await refusal(serving(file))).toEqual([
      `${file} cannot be used:`,
      expect.stringMatching(/server\.port: \d+ of 127\.0\.0\.1 is in use — /),
    ]);
  } finally {
    await running.close();
  }
});

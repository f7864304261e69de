/** Attacks below GraphQL: slow, broken and hostile requests, TLS, and pages for allowed addresses only. */
import { X509Certificate, hash } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { connect as connectTls } from 'node:tls';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Config } from '../src/config/schema.ts';
import type { TlsConfig } from '../src/http/settings.ts';
import { createAuthority, type Authority, type KeyPair } from './kit/certificates.ts';
import { OFFICER, startIssuer } from './kit/issuer.ts';
import { openRaw, rawPost, sendRaw } from './kit/raw.ts';
import { Running } from './kit/running.ts';

const NEW_TYPE = { accept: 'application/graphql-response+json' };
const GOOD = '{"query":"{ __typename }"}';
const ANSWER = '{"data":{"__typename":"Query"}}';

function withServer(server: Partial<Config['server']>, mode: Config['mode'] = 'development') {
  return (config: Config): Config => ({ ...config, mode, server: { ...config.server, ...server } });
}

async function expectUnharmed(running: Running): Promise<void> {
  expect((await running.ask('{ __typename }', {}, {}, 'nobody')).body).toEqual(JSON.parse(ANSWER));
  const calls = Object.values(await running.stats()).map((stats) => stats.calls);
  expect(calls.length).toBeGreaterThanOrEqual(5);
  expect(new Set(calls)).toEqual(new Set([0]));
}

describe('security headers of every answer', () => {
  let running: Running;
  beforeAll(async () => {
    running = await Running.start();
  });
  afterAll(() => running.stop());

  test.each<[string, string, RequestInit]>([
    ['to a probe', '/healthz', {}],
    ['that there is nothing', '/nothing', {}],
    [
      'to a question',
      '/graphql',
      { method: 'POST', body: GOOD, headers: { 'content-type': 'application/json' } },
    ],
    [
      'to a broken body',
      '/graphql',
      { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } },
    ],
    ['to another method', '/graphql', { method: 'DELETE' }],
    ['with the state', '/status', {}],
    ['with a page', '/status', { headers: { accept: 'text/html' } }],
    ['with the playground', '/graphql', { headers: { accept: 'text/html' } }],
    ['that leads elsewhere', '/', { headers: { accept: 'text/html' } }],
  ])('%s has security headers and no names', async (_what, path, init) => {
    const { headers } = await fetch(`${running.gateway.url}${path}`, { ...init, redirect: 'manual' });
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy': expect.stringMatching(/default-src '(none|self)'.*frame-ancestors 'none'/),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    for (const name of [
      'server',
      'x-powered-by',
      'strict-transport-security',
      'access-control-allow-origin',
    ]) {
      expect(headers.get(name)).toBeNull();
    }
    expect(JSON.stringify([...headers])).not.toMatch(/apollo|node|express|\d+\.\d+\.\d+/i);
  });
});

describe('hostile requests at the HTTP layer', () => {
  let running: Running;
  beforeAll(async () => {
    running = await Running.start((config) => {
      const timeouts = { firstByteMs: 300, headersMs: 300, requestMs: 600, idleMs: 60_000 };
      const strict = withServer({ timeouts })(config);
      return { ...strict, limits: { ...strict.limits, connections: 20 } };
    });
  });
  afterAll(() => running.stop());
  beforeEach(() => running.resetStats());

  test('are distinguished from good ones', async () => {
    const answer = await sendRaw(running.gateway.url, rawPost(GOOD));
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(answer).toContain(ANSWER);
  });

  test.each<[string, string, number]>([
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['another version of HTTP', 'GET /healthz HTTP/9.9\r\nHost: a\r\n\r\n', 400],
    ['no host', 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['a head without end', `GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    ['two lengths', rawPost(GOOD, 'Content-Length: 3'), 400],
    ['a length and chunks', rawPost(GOOD, 'Transfer-Encoding: chunked'), 400],
    ['a length that is none', rawPost('').replace('Content-Length: 0', 'Content-Length: -1'), 400],
    ['a blank before the colon', rawPost(GOOD, 'X-Purpose : 1.004222'), 400],
    ['a line break in a header', rawPost(GOOD, 'X-Request-Id: abcdefgh\rX-Evil: 1'), 400],
    [
      'a header that goes on in the next line',
      rawPost(GOOD, 'X-Dossier: H29.101-260131-0001\r\n X-Evil: 1'),
      400,
    ],
    ['a NUL in a header', rawPost(GOOD, 'X-Purpose: 1.004222\0'), 400],
  ])('%s is refused by a plain answer', async (_what, bytes, status) => {
    const answer = await sendRaw(running.gateway.url, bytes);
    expect(Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1])).toBe(status);
    expect(answer).not.toMatch(/X-Evil|^server:|apollo|node|\.ts/im);
    await expectUnharmed(running);
  });

  test('ends a head that never ends', async () => {
    const { socket, ended } = await openRaw(running.gateway.url);
    socket.write('POST /graphql HTTP/1.1\r\nHost: a\r\n');
    const drip = setInterval(() => socket.write('X-More: 1\r\n'), 50);
    expect(await ended).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    clearInterval(drip);
    await expectUnharmed(running);
  });

  test('ends a body that arrives byte by byte', async () => {
    const { socket, ended } = await openRaw(running.gateway.url);
    socket.write(rawPost('{}').replace('Content-Length: 2', 'Content-Length: 100000').replace(/\{\}$/, '{'));
    const drip = setInterval(() => socket.write(' '), 50);
    expect(await ended).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    clearInterval(drip);
    await expectUnharmed(running);
  });

  test('ends a body beyond the limit before it has arrived', async () => {
    const { socket, ended } = await openRaw(running.gateway.url);
    const head = rawPost('').replace('Content-Length: 0', 'Transfer-Encoding: chunked');
    socket.write(head);
    const flood = setInterval(() => socket.write(`10000\r\n${'a'.repeat(0x1_00_00)}\r\n`), 5);
    expect(await ended).toMatch(/^HTTP\/1\.1 413 /);
    clearInterval(flood);
    await expectUnharmed(running);
  });

  test('closes connections beyond the limit, and silent ones make room', async () => {
    const held = await Promise.all(Array.from({ length: 60 }, () => openRaw(running.gateway.url)));
    const over = await Promise.race([
      Promise.all(held.slice(-20).map(({ ended }) => ended)),
      rejectAfter(20_000),
    ]);
    expect(over).toEqual(Array.from({ length: 20 }, () => ''));
    for (const { socket } of held) socket.write('GET /healthz HTTP/1.1\r\n');
    const all = await Promise.all(held.map(({ ended }) => ended));
    expect(all.filter((answer) => answer.startsWith('HTTP/1.1 408')).length).toBeLessThanOrEqual(20);
    await expectUnharmed(running);
  });

  test.each<[string, string]>([
    ['of the body', '{"__proto__":{"query":"{ sources { id } }"},"query":"{ __typename }"}'],
    ['of the body as its constructor', '{"constructor":{"prototype":{"a":1}},"query":"{ __typename }"}'],
    ['of the variables', '{"query":"{ __typename }","variables":{"__proto__":{"polluted":true}}}'],
    [
      'of the extensions',
      '{"query":"{ __typename }","extensions":{"__proto__":{"persistedQuery":{"version":1}}}}',
    ],
  ])('a key that every object has, %s, changes nothing', async (_where, body) => {
    expect((await running.post(body)).body).toEqual(JSON.parse(ANSWER));
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    await expectUnharmed(running);
  });

  test('ignores a query inherited from the prototype', async () => {
    const { status, body } = await running.post('{"__proto__":{"query":"{ __typename }"}}');
    expect([status, body.errors?.[0]?.extensions]).toMatchObject([400, { argument: 'query' }]);
  });

  const person = { identityNumber: '079085669802', fullName: 'Nguyễn Văn An', dateOfBirth: '1985-03-12' };
  const one = 'query ($s: SubjectInput!) { citizen(subject: $s) { identity { status } } }';
  test.each<[string, string, object, string]>([
    [
      'a list of 20,000 people',
      'query ($s: [SubjectInput!]!) { citizens(subjects: $s) { identity { status } } }',
      { s: Array.from({ length: 20_000 }, () => ({})) },
      'AT_MOST_100',
    ],
    [
      'a name of 200,000 letters',
      one,
      { s: { ...person, fullName: 'An '.repeat(66_000) } },
      'FULL_NAME_LENGTH',
    ],
    [
      'a number of 200,000 digits',
      one,
      { s: { ...person, identityNumber: '1'.repeat(200_000) } },
      'IDENTITY_NUMBER_DIGITS',
    ],
    ['a value 50,000 lists deep', one, { s: deep(50_000) }, 'TYPE'],
    ['the key of every object', one, { s: { ...person, __proto__x: 1 } }, 'UNKNOWN_FIELD'],
  ])('variables with %s are refused', async (_what, query, variables, rule) => {
    const body = `{"query":${JSON.stringify(query)},"variables":${stringified(variables)}}`;
    const { status, body: answer } = await running.post(body.replaceAll('__proto__x', '__proto__'), NEW_TYPE);
    expect([status, answer.errors?.[0]?.extensions]).toMatchObject([400, { code: 'BAD_USER_INPUT', rule }]);
    expect(JSON.stringify(answer)).not.toMatch(/Nguyễn|079085669802|An An|1111/);
    await expectUnharmed(running);
  });
});

/** JSON.stringify would not go so deep. */
function deep(levels: number): string {
  return `${'['.repeat(levels)}${']'.repeat(levels)}`;
}

function stringified(variables: object): string {
  return JSON.stringify(variables).replace(/"(\[+\]+)"/, '$1');
}

function rejectAfter(ms: number): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error('nothing happened')), ms).unref();
  });
}

interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Sends header fields that `fetch` keeps to itself, and certificates. */
async function send(url: string, options: RequestOptions, body = ''): Promise<Answered> {
  const { promise, resolve, reject } = Promise.withResolvers<Answered>();
  const start = url.startsWith('https:') ? httpsRequest : httpRequest;
  const outgoing = start(url, { agent: false, ...options }, (response) => {
    text(response).then(
      (received) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: received }),
      reject,
    );
  });
  outgoing.on('error', reject);
  outgoing.end(body);
  return promise;
}

describe('development pages', () => {
  const schema = JSON.stringify({ query: '{ __schema { queryType { name } } }' });
  const json = { 'content-type': 'application/json', ...NEW_TYPE };

  test('are served under this machine’s and configured host names only', async () => {
    const running = await Running.start(withServer({ hosts: ['gateway.test'] }));
    try {
      const url = `${running.gateway.url}/graphql`;
      const { port } = new URL(url);
      for (const host of [
        `127.0.0.1:${port}`,
        `localhost:${port}`,
        'LOCALHOST',
        '[::1]:1',
        'gateway.test:4000',
      ]) {
        expect((await send(url, { headers: { host, accept: 'text/html' } })).status).toBe(200);
        expect((await send(url, { method: 'POST', headers: { ...json, host } }, schema)).status).toBe(200);
      }
      for (const host of [
        'evil.example',
        '127.0.0.1.evil.example',
        'localhost.',
        'gateway.test.evil.example:4000',
      ]) {
        expect((await send(url, { headers: { host, accept: 'text/html' } })).status).toBe(403);
        const refused = await send(url, { method: 'POST', headers: { ...json, host } }, schema);
        expect([refused.status, JSON.parse(refused.body)]).toMatchObject([
          400,
          { errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED', argument: '__schema' } }] },
        ]);
        expect((await send(url, { method: 'POST', headers: { ...json, host } }, GOOD)).body).toContain(
          ANSWER,
        );
      }
    } finally {
      await running.stop();
    }
  });

  test('are absent in production', async () => {
    const running = await Running.start(withServer({}, 'production'));
    try {
      for (const path of ['/graphql', '/', '/playground/x', '/status', '/metrics']) {
        const { status } = await fetch(`${running.gateway.url}${path}`, { headers: { accept: 'text/html' } });
        expect([path, status]).toEqual([path, 404]);
      }
      const { status, body } = await running.post(schema, NEW_TYPE, 'nobody');
      expect([status, body.errors?.[0]?.extensions]).toEqual([
        400,
        { code: 'GRAPHQL_VALIDATION_FAILED', argument: '__schema', rule: 'UNKNOWN_FIELD' },
      ]);
      expect(running.gateway.operationsUrl).toBeUndefined();
      await expectUnharmed(running);
    } finally {
      await running.stop();
    }
  });
});

describe('the operators’ listener', () => {
  let running: Running;
  beforeAll(async () => {
    running = await Running.start(withServer({ operations: { host: '127.0.0.1', port: 0 } }, 'production'));
  });
  afterAll(() => running.stop());

  test('is separate, and callers cannot see its pages', async () => {
    const { url, operationsUrl = '' } = running.gateway;
    expect(operationsUrl).not.toBe(url);
    for (const [at, path, status] of [
      [url, '/healthz', 200],
      [url, '/readyz', 200],
      [url, '/status', 404],
      [operationsUrl, '/healthz', 200],
      [operationsUrl, '/readyz', 200],
      [operationsUrl, '/status', 200],
      [operationsUrl, '/graphql', 404],
      [operationsUrl, '/nothing', 404],
    ] as const) {
      expect([at, path, (await fetch(`${at}${path}`)).status]).toEqual([at, path, status]);
    }
    expect((await fetch(`${operationsUrl}/status`, { method: 'POST' })).status).toBe(405);
  });

  test('shows the state of the sources as JSON and as a localised page', async () => {
    const { operationsUrl = '' } = running.gateway;
    const asJson = await fetch(`${operationsUrl}/status`, { headers: { 'accept-language': 'en' } });
    expect(asJson.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const status = (await asJson.json()) as { sources: readonly { id: string }[] };
    expect(status).toMatchObject({ mode: 'production', state: 'ready' });
    expect(status.sources.find(({ id }) => id === 'population')).toMatchObject({
      id: 'population',
      name: expect.stringMatching(/population/i),
      served: true,
      state: 'UNKNOWN',
      timeoutMs: 30_000,
    });
    const pages = await Promise.all(
      ['vi', 'en'].map(async (language) => {
        const headers = { accept: 'text/html', 'accept-language': language };
        const page = await fetch(`${operationsUrl}/status`, { headers });
        expect(page.headers.get('content-security-policy')).toMatch(
          /^default-src 'none'; style-src 'sha256-[\w+/=]+'; /,
        );
        return page.text();
      }),
    );
    expect(pages[0]).toContain('Trạng thái cổng liên thông');
    expect(pages[1]).toContain('State of the gateway');
    for (const page of pages) {
      expect(page).toContain('population');
      expect(page).not.toMatch(/https?:|src=|<script|<link/);
    }
  });
});

describe('pages of other origins', () => {
  const origin = 'https://motcua.example.invalid';
  const preflight = {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    },
  };

  test('are refused by default', async () => {
    const running = await Running.start();
    try {
      const url = `${running.gateway.url}/graphql`;
      const asked = await send(url, preflight);
      const headers = { origin, 'content-type': 'application/json' };
      const answered = await send(url, { method: 'POST', headers }, GOOD);
      expect([asked.status, answered.status]).toEqual([405, 200]);
      for (const answer of [asked, answered]) {
        expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
      }
    } finally {
      await running.stop();
    }
  });

  test('are allowed if configured, and no others', async () => {
    const running = await Running.start(withServer({ origins: [origin] }));
    try {
      const url = `${running.gateway.url}/graphql`;
      const allowed = await send(url, preflight);
      expect([allowed.status, allowed.headers]).toMatchObject([
        204,
        {
          vary: 'origin',
          'access-control-allow-origin': origin,
          'access-control-allow-methods': 'POST',
          'access-control-allow-headers': expect.stringContaining('authorization, content-type'),
        },
      ]);
      expect(allowed.headers['access-control-allow-credentials']).toBeUndefined();
      const headers = { origin, 'content-type': 'application/json' };
      const answered = await send(url, { method: 'POST', headers }, GOOD);
      expect([answered.body.trim(), answered.headers['access-control-allow-origin']]).toEqual([
        ANSWER,
        origin,
      ]);
      for (const other of ['https://evil.example', `${origin}.evil.example`, 'null']) {
        const refused = await send(url, { ...preflight, headers: { ...preflight.headers, origin: other } });
        expect([refused.status, refused.headers['access-control-allow-origin']]).toEqual([405, undefined]);
      }
    } finally {
      await running.stop();
    }
  });
});

describe('TLS', () => {
  let authority: Authority;
  let server: KeyPair;
  let client: KeyPair;
  let folder: string;
  beforeAll(async () => {
    authority = await createAuthority('Authority');
    server = await authority.issue('gateway', 'serverAuth');
    client = await authority.issue('desk', 'clientAuth');
    folder = await mkdtemp(join(tmpdir(), 'lienthong-'));
    await Promise.all([
      writeFile(join(folder, 'cert.pem'), server.cert),
      writeFile(join(folder, 'key.pem'), server.key),
      writeFile(join(folder, 'ca.pem'), authority.cert),
    ]);
  });

  function tls(clientCertificates: TlsConfig['clientCertificates']): TlsConfig {
    const file = (name: string) => join(folder, `${name}.pem`);
    return { cert: file('cert'), key: file('key'), ca: file('ca'), clientCertificates };
  }

  const post = { method: 'POST', headers: { 'content-type': 'application/json' } };

  test('serves its certificate and HSTS', async () => {
    const running = await Running.start(withServer({ tls: tls('none') }));
    try {
      expect(running.gateway.url).toMatch(/^https:/);
      const url = `${running.gateway.url}/graphql`;
      const answer = await send(url, { ...post, ca: authority.cert }, GOOD);
      expect([answer.status, answer.body.trim()]).toEqual([200, ANSWER]);
      expect(answer.headers['strict-transport-security']).toBe('max-age=31536000');
      // As `curl --http1.0` does.
      const offer = { ALPNProtocols: ['http/1.0'] };
      const older = await send(url, { ...post, ...offer, ca: authority.cert }, GOOD);
      expect(older.body.trim()).toBe(ANSWER);
      await expect(send(url, post, GOOD)).rejects.toThrow(/self-signed|unable to verify/);
      await expect(send(url.replace('https', 'http'), post, GOOD)).rejects.toThrow(
        /hang up|ECONNRESET|Parse/,
      );
    } finally {
      await running.stop();
    }
  });

  test('has version 1.2 or later', async () => {
    const running = await Running.start(withServer({ tls: tls('none') }));
    const { port } = new URL(running.gateway.url);
    const shake = async (version: 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3') =>
      new Promise<string>((resolve) => {
        // At level 0 OpenSSL itself would still speak the old version.
        const options = {
          minVersion: version,
          maxVersion: version,
          ca: authority.cert,
          ciphers: 'DEFAULT@SECLEVEL=0',
        };
        const socket = connectTls({ port: Number(port), host: '127.0.0.1', ...options }, () => {
          resolve(socket.getProtocol() ?? '');
          socket.destroy();
        });
        socket.once('error', () => resolve('refused'));
      });
    try {
      expect([await shake('TLSv1.1'), await shake('TLSv1.2'), await shake('TLSv1.3')]).toEqual([
        'refused',
        'TLSv1.2',
        'TLSv1.3',
      ]);
    } finally {
      await running.stop();
    }
  });

  test.each<[TlsConfig['clientCertificates'], boolean, boolean, boolean]>([
    ['none', true, true, true],
    ['request', true, true, true],
    ['require', false, true, false],
  ])('with client certificates “%s”', async (kind, withoutOne, withOne, withAForeignOne) => {
    const running = await Running.start(withServer({ tls: tls(kind) }));
    const foreign = await (await createAuthority('Another')).issue('desk', 'clientAuth');
    const lets = async (pair?: KeyPair) =>
      send(`${running.gateway.url}/graphql`, { ...post, ca: authority.cert, ...pair }, GOOD).then(
        ({ status }) => status === 200,
        () => false,
      );
    try {
      expect([await lets(), await lets(client), await lets(foreign)]).toEqual([
        withoutOne,
        withOne,
        withAForeignOne,
      ]);
    } finally {
      await running.stop();
    }
  });

  test('accepts a certificate-bound token on its own connections only', async () => {
    const issuer = await startIssuer();
    const running = await Running.start((config) => ({
      ...withServer({ tls: tls('request') })(config),
      auth: { ...config.auth, issuers: [issuer.settings] },
    }));
    const another = await authority.issue('another desk', 'clientAuth');
    // The same certificate in name, but of nobody whom the gateway trusts.
    const foreign = await (await createAuthority('Authority')).issue('desk', 'clientAuth');
    const thumbprintOf = ({ cert }: KeyPair) => hash('sha256', new X509Certificate(cert).raw, 'base64url');
    const statusWith = async (pair: KeyPair | undefined, boundTo: KeyPair) => {
      const token = await issuer.token({ ...OFFICER, cnf: { 'x5t#S256': thumbprintOf(boundTo) } });
      const headers = { ...post.headers, authorization: `Bearer ${token}` };
      const options = { ...post, headers, ca: authority.cert, ...pair };
      return (await send(`${running.gateway.url}/graphql`, options, GOOD)).status;
    };
    try {
      expect([
        await statusWith(client, client),
        await statusWith(undefined, client),
        await statusWith(another, client),
        await statusWith(foreign, foreign),
      ]).toEqual([200, 401, 401, 401]);
    } finally {
      issuer.stop();
      await running.stop();
    }
  });

  test('loads a new certificate on request, and keeps the old one if the new one is invalid', async () => {
    const running = await Running.start(withServer({ tls: tls('none') }));
    const subject = async () =>
      new Promise<string>((resolve, reject) => {
        const { port } = new URL(running.gateway.url);
        const socket = connectTls({ port: Number(port), host: '127.0.0.1', ca: authority.cert }, () => {
          resolve(String(socket.getPeerCertificate().subject.CN));
          socket.destroy();
        });
        socket.once('error', reject);
      });
    try {
      expect(await subject()).toBe('gateway');
      await writeFile(join(folder, 'cert.pem'), 'spoilt');
      process.emit('SIGHUP');
      expect(await subject()).toBe('gateway');
      const renewed = await authority.issue('renewed', 'serverAuth');
      await writeFile(join(folder, 'cert.pem'), renewed.cert);
      await writeFile(join(folder, 'key.pem'), renewed.key);
      process.emit('SIGHUP');
      expect(await subject()).toBe('renewed');
    } finally {
      await running.stop();
      await writeFile(join(folder, 'cert.pem'), server.cert);
      await writeFile(join(folder, 'key.pem'), server.key);
    }
  });
});

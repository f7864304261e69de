/** Keys as issuers publish them, well or badly, and issuers that cannot be reached. */
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer as createPlainServer, type RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { pino } from 'pino';
import { IssuerKeys } from '../src/access/tokens/issuer-keys.ts';
import { NOTHING_REVOKED } from '../src/access/tokens/revoked.ts';
import { IssuerUnavailable, TokenError } from '../src/access/tokens/token-error.ts';
import { TokenVerifier } from '../src/access/tokens/verifier.ts';
import { createAuthority } from './kit/certificates.ts';
import { newSigningKey, OFFICER, startIssuer, type SigningKey, type TestIssuer } from './kit/issuer.ts';
import { eventually, Running, type GraphqlResponse } from './kit/running.ts';

let issuer: TestIssuer;
beforeEach(async () => {
  issuer = await startIssuer();
});
const opened: { readonly close: () => unknown }[] = [];
afterEach(async () => {
  issuer.stop();
  for (const one of opened.splice(0)) await one.close();
});

interface Line {
  readonly msg: string;
  readonly error?: string;
  readonly leftOut?: unknown;
}

function verifierOf({
  jwksUri = issuer.settings.jwksUri,
  cooldownMs = 0,
}: { readonly jwksUri?: string; readonly cooldownMs?: number } = {}) {
  const lines: Line[] = [];
  const log = pino({}, { write: (line) => void lines.push(JSON.parse(line) as Line) });
  const keys = new IssuerKeys({ jwksUri, cooldownMs, maxAgeMs: 60_000, log });
  opened.push(keys);
  const verifier = new TokenVerifier([{ ...issuer.settings, keys }], NOTHING_REVOKED);
  const faultOf = async (token: string): Promise<string> =>
    verifier.verify(token, undefined).then(
      () => 'taken',
      (error: unknown) => (error instanceof TokenError ? error.fault : String(error)),
    );
  return { verifier, faultOf, lines };
}

function publish(...keys: readonly unknown[]): RequestListener {
  return (_request, response) => response.end(JSON.stringify({ keys }));
}

describe('a key set of an issuer', () => {
  const own = () => issuer.key().published;
  const text = () => JSON.stringify({ keys: [own()] });
  const answering =
    (body: () => string | Buffer, headers: Record<string, string> = {}): (() => RequestListener) =>
    () =>
    (_request, response) =>
      response.writeHead(200, headers).end(body());
  const publishing =
    (keys: () => readonly unknown[]): (() => RequestListener) =>
    () =>
      publish(...keys());

  test.each<[string, () => RequestListener]>([
    ['behind a byte order mark', answering(() => `\uFEFF${text()}`)],
    ['in UTF-16', answering(() => Buffer.from(`\uFEFF${text()}`, 'utf16le'))],
    ['in UTF-16, the other way round', answering(() => Buffer.from(`\uFEFF${text()}`, 'utf16le').swap16())],
    ['as text/html', answering(text, { 'content-type': 'text/html' })],
    ['compressed', answering(() => gzipSync(text()), { 'content-encoding': 'gzip' })],
    [
      'with 300 keys in more than 64 KB',
      publishing(() => [
        ...Array.from({ length: 299 }, (_, index) => ({
          ...own(),
          kid: `other-${index}`,
          x5c: ['A'.repeat(500)],
        })),
        own(),
      ]),
    ],
    ['without alg and use', publishing(() => [{ ...own(), alg: undefined, use: undefined }])],
    [
      'with null for what is not there',
      publishing(() => [{ ...own(), alg: null, use: null, key_ops: null }]),
    ],
    ['with a key without kid', publishing(() => [{ ...own(), kid: undefined }])],
    ['with a key for signing too', publishing(() => [{ ...own(), key_ops: ['sign', 'verify'], ext: false }])],
    [
      'in pieces',
      () => (_request, response) => {
        const [first = '', ...others] = text().match(/.{1,40}/gs) ?? [];
        response.write(first);
        setTimeout(() => response.end(others.join('')), 20);
      },
    ],
    [
      'behind two redirects',
      () => (request, response) => {
        const next = { '/keys': '/next', '/next': './last' }[request.url ?? ''];
        if (next === undefined) response.end(text());
        else response.writeHead(307, { location: next }).end();
      },
    ],
  ])('%s', async (_how, answer) => {
    issuer.setAnswer(answer());
    const { faultOf, lines } = verifierOf();
    expect([await faultOf(await issuer.token()), lines.map(({ msg }) => msg)]).toEqual([
      'taken',
      ['keys of an issuer fetched'],
    ]);
  });

  test('is read without unusable keys, which are logged once', async () => {
    const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ format: 'jwk' });
    const { x: _x, ...withoutPoint } = own();
    const bad: readonly (readonly [unknown, string])[] = [
      [null, 'NO_KEY'],
      ['key', 'NO_KEY'],
      [{ kid: 'a' }, 'NO_KEY'],
      [{ kty: 'oct', k: 'c2VjcmV0' }, 'SECRET'],
      [{ ...own(), d: own().x }, 'SECRET'],
      [{ ...withoutPoint, kid: 'b' }, 'UNREADABLE'],
      [{ ...own(), kid: 'c', crv: 'P-1' }, 'UNREADABLE'],
      [{ kty: 'QUANTUM', kid: 'd' }, 'UNREADABLE'],
      [{ kty: 'RSA', n: '!', e: 'AQAB' }, 'TOO_WEAK'],
      [weak, 'TOO_WEAK'],
    ];
    issuer.setAnswer(publish(...bad.map(([key]) => key), own()));
    const { faultOf, lines } = verifierOf();
    expect(await faultOf(await issuer.token())).toBe('taken');
    // Asks again, for a key that nobody has.
    expect(await faultOf(await issuer.token(OFFICER, { key: await newSigningKey() }))).toBe('SIGNATURE');
    expect(issuer.requests()).toBe(2);
    expect(lines.flatMap(({ leftOut }) => (leftOut === undefined ? [] : [leftOut]))).toEqual([
      bad.map(([, reason], index) => ({ position: index + 1, reason })),
    ]);
  });
});

describe('a token without kid', () => {
  test('is verified with each key that may fit', async () => {
    const [first, second, stranger] = [await newSigningKey(), await newSigningKey(), await newSigningKey()];
    issuer.setAnswer(publish(first.published, second.published));
    const { faultOf } = verifierOf();
    const faultUnder = async (key: SigningKey) => faultOf(await issuer.token(OFFICER, { key, keyId: null }));
    expect([await faultUnder(first), await faultUnder(second), await faultUnder(stranger)]).toEqual([
      'taken',
      'taken',
      'SIGNATURE',
    ]);
    expect(
      await faultOf(await issuer.token(OFFICER, { key: second, keyId: null, expires: -5, issued: -9 })),
    ).toBe('EXPIRED');
  });

  test('is verified with keys published since', async () => {
    const { faultOf } = verifierOf();
    expect(await faultOf(await issuer.token(OFFICER, { keyId: null }))).toBe('taken');
    await issuer.rotate();
    expect(await faultOf(await issuer.token(OFFICER, { keyId: null }))).toBe('taken');
  });

  test('is not verified with more keys than the limit', async () => {
    const keys = await Promise.all(Array.from({ length: 21 }, newSigningKey));
    issuer.setAnswer(publish(...keys.map(({ published }) => published)));
    const { faultOf } = verifierOf();
    const faults = keys
      .slice(-2)
      .map(async (key) => faultOf(await issuer.token(OFFICER, { key, keyId: null })));
    expect(await Promise.all(faults)).toEqual(['taken', 'SIGNATURE']);
  });
});

describe('an invalid key set leaves tokens undecided, and the log gives the reason', () => {
  const status =
    (code: number, headers: Record<string, string> = {}): RequestListener =>
    (_request, response) =>
      response.writeHead(code, headers).end('{}');

  test.each<[string, RequestListener, string]>([
    ['an error', status(503), 'HTTP 503'],
    ['an address that is not there', status(404), 'HTTP 404'],
    ['a redirect to nowhere', status(302), 'HTTP 302'],
    ['a redirect to another machine', status(307, { location: 'http://192.0.2.1/keys' }), 'UNSAFE_REDIRECT'],
    ['a redirect to a file', status(307, { location: 'file:///etc/keys' }), 'UNSAFE_REDIRECT'],
    ['a redirect to itself', status(307, { location: '/keys' }), 'TOO_MANY_REDIRECTS'],
    ['a page', (_request, response) => response.end('<html>'), 'SyntaxError'],
    ['nothing', (_request, response) => response.end(), 'SyntaxError'],
    [
      'bytes that are no text',
      (_request, response) => response.end(Buffer.of(0xff, 0x7b)),
      'ERR_ENCODING_INVALID_ENCODED_DATA',
    ],
    ['another object', (_request, response) => response.end('{"jwks":[]}'), 'NO_KEY_SET'],
    ['a set of nothing but faults', publish(null), 'NO_USABLE_KEY'],
    ['more than a megabyte', (_request, response) => response.end(' '.repeat(1_048_577)), 'TOO_LARGE'],
    ['a connection that is lost', ({ socket }) => socket.destroy(), 'UND_ERR_SOCKET'],
  ])('%s', async (_what, answer, error) => {
    issuer.setAnswer(answer);
    const { faultOf, lines } = verifierOf();
    expect(await faultOf(await issuer.token())).toBe('KEYS');
    expect(lines).toMatchObject([{ msg: 'keys of an issuer not fetched', error }]);
    issuer.setAnswer(undefined);
    expect(await faultOf(await issuer.token())).toBe('taken');
    expect(lines.map(({ msg }) => msg)).toContain('keys of an issuer fetched');
  });

  test('rejects a certificate of an unknown authority', async () => {
    const server = createServer(await (await createAuthority('Issuers')).issue('issuer', 'serverAuth'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    opened.push(server);
    const { port } = server.address() as AddressInfo;
    const { faultOf, lines } = verifierOf({ jwksUri: `https://127.0.0.1:${port}/keys` });
    expect(await faultOf(await issuer.token())).toBe('KEYS');
    expect(lines[0]?.error).toMatch(/^(?:UNABLE_TO|SELF_SIGNED|DEPTH_ZERO)/);
  });
});

test('backs off after failures, and delays a token no longer than configured', async () => {
  issuer.setDown(true);
  const { verifier } = verifierOf({ cooldownMs: 60_000 });
  const token = await issuer.token();
  const waits: number[] = [];
  await eventually(
    async () => {
      const error: unknown = await verifier.verify(token, undefined).catch((fault: unknown) => fault);
      waits.push(error instanceof IssuerUnavailable ? error.retryAfterSeconds : 0);
      return issuer.requests();
    },
    (requests) => expect(requests).toBe(3),
  );
  expect(Math.max(...waits)).toBe(4);
  issuer.setDown(false);
  await eventually(
    async () => verifier.verify(token, undefined).then(() => 'taken', String),
    (outcome) => expect(outcome).toBe('taken'),
  );
});

test('fetches keys although the clock is set back by an hour', async () => {
  const { faultOf } = verifierOf({ cooldownMs: 100 });
  expect(await faultOf(await issuer.token())).toBe('taken');
  const now = Date.now.bind(Date);
  const clock = jest.spyOn(Date, 'now').mockImplementation(() => now() - 3_600_000);
  try {
    await issuer.rotate();
    const next = await issuer.token(OFFICER, { issued: 3600, expires: 7200 });
    for (let tries = 0; tries < 200 && (await faultOf(next)) !== 'taken'; tries += 1) {
      await new Promise((resolve) => {
        setTimeout(resolve, 20);
      });
    }
    expect(await faultOf(next)).toBe('taken');
  } finally {
    clock.mockRestore();
  }
});

describe('a gateway whose issuer is unreachable', () => {
  const ONE = 'query ($s: SubjectInput!) { citizen(subject: $s) { identity { status } } }';

  async function start(settings: Partial<TestIssuer['settings']> = {}): Promise<Running> {
    const running = await Running.start((config) => ({
      ...config,
      auth: { ...config.auth, issuers: [{ ...issuer.settings, ...settings }] },
    }));
    opened.push({ close: () => running.stop() });
    return running;
  }

  async function ask(
    running: Running,
    token: string,
    more: Readonly<Record<string, string>> = {},
  ): Promise<GraphqlResponse<unknown>> {
    const variables = { s: await running.persona('Nguyễn Văn An') };
    const headers = {
      authorization: `Bearer ${token}`,
      'x-purpose': '1.004222',
      'x-dossier': 'H29.101-260131-0001',
      'accept-language': 'en',
      ...more,
    };
    return running.ask(ONE, variables, headers, 'nobody');
  }

  function expectUnavailable({ status, headers, body }: GraphqlResponse<unknown>): void {
    expect([status, body.errors?.map(({ extensions }) => extensions)]).toEqual([
      503,
      [{ code: 'ISSUER_UNAVAILABLE' }],
    ]);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(headers.get('www-authenticate')).toBeNull();
  }

  test('at the start reports it, and serves once the issuer is back', async () => {
    const server = createPlainServer(publish(issuer.key().published)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    const running = await start({ jwksUri: `http://127.0.0.1:${port}/keys`, keysCooldownSeconds: 30 });
    const token = await issuer.token();
    expectUnavailable(await ask(running, token, { accept: 'application/json' }));
    expectUnavailable(await ask(running, token, { accept: 'application/graphql-response+json' }));
    // Others are as ever.
    expect((await running.ask('{ __typename }')).status).toBe(200);
    expect(running.log.find((line) => line.includes('not fetched'))).toMatch(/ECONNREFUSED/);
    server.listen(port, '127.0.0.1');
    opened.push(server);
    await eventually(
      () => ask(running, token),
      ({ status }) => expect(status).toBe(200),
    );
  });

  test('later serves under the known keys, and reports a token under another', async () => {
    const running = await start({ keysCooldownSeconds: 30 });
    const known = await issuer.token();
    expect((await ask(running, known)).status).toBe(200);
    issuer.setDown(true);
    await issuer.rotate();
    const next = await issuer.token();
    expectUnavailable(await ask(running, next));
    expect((await ask(running, known)).status).toBe(200);
    issuer.setDown(false);
    await eventually(
      () => ask(running, next),
      ({ status }) => expect(status).toBe(200),
    );
  });

  test('and hangs delays no request beyond its wait', async () => {
    issuer.setAnswer(() => undefined);
    const running = await start();
    const tokens = await Promise.all(Array.from({ length: 120 }, () => issuer.token()));
    const answers = await Promise.all(tokens.map((token) => ask(running, token, { 'x-max-wait-ms': '100' })));
    answers.forEach(expectUnavailable);
    // All waited for one and the same.
    expect(issuer.requests()).toBe(1);
  });
});

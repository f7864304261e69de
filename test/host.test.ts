/** The host of a source over real sockets: every kind of request, its bounds, and addresses that no log has. */
import { channel } from 'node:diagnostics_channel';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { boundLog } from '../src/log/bounded-log.ts';
import type { Http, HttpRequest } from '../src/source-api/host.ts';
import { createHost } from '../src/transport/host.ts';
import type { HttpSettings } from '../src/transport/http.ts';
import { common, failureOf, hostTo, questionFor } from './kit/calls.ts';
import { asked, thing } from './kit/asking.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

async function serving(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function httpTo(url: string, settings: Partial<HttpSettings> = {}): Http {
  const http = hostTo({ ...settings, url }).http();
  ends.push(() => http.close());
  return http;
}

const call = { signal: AbortSignal.timeout(30_000) };

/** Says what was asked. */
const echo: RequestListener = (request, response) => {
  const body: Buffer[] = [];
  request.on('data', (chunk: Buffer) => body.push(chunk));
  request.on('end', () => {
    const { method, url, headers } = request;
    const given = { method, url, type: headers['content-type'], body: Buffer.concat(body).toString() };
    response.end(JSON.stringify(given));
  });
};

const NUMBER = '079190123456';

describe('a request of a source', () => {
  test('is a GET with parameters in its address', async () => {
    const http = httpTo(`${await serving(echo)}/base`);
    const { status, body } = await http.get({ path: '/people', query: { số: 'a b', n: '1&2' }, call });
    expect(status).toBe(200);
    expect(JSON.parse(body)).toEqual({
      method: 'GET',
      url: '/base/people?s%E1%BB%91=a+b&n=1%262',
      body: '',
    });
  });

  test('is a form, or a body of its own type, with parameters too', async () => {
    const http = httpTo(await serving(echo));
    const form = await http.post({ path: '/f', query: { v: '1' }, form: { tên: 'Hoà & Bình' }, call });
    expect(JSON.parse(form.body)).toEqual({
      method: 'POST',
      url: '/f?v=1',
      type: 'application/x-www-form-urlencoded',
      body: 't%C3%AAn=Ho%C3%A0+%26+B%C3%ACnh',
    });
    const headers = { 'content-type': 'text/xml' };
    expect(JSON.parse((await http.post({ path: '', headers, body: '<a/>', call })).body)).toMatchObject({
      url: '/',
      type: 'text/xml',
      body: '<a/>',
    });
  });

  test('goes to another address of the configuration, with bounds of its own', async () => {
    const url = await serving((_request, response) => response.end('x'.repeat(5000)));
    const host = hostTo({ url: 'http://127.0.0.1:9', maxResponseBytes: 1024 });
    const [small, large] = [host.http({ url }), host.http({ url, maxResponseBytes: 8192 })];
    ends.push(
      () => small.close(),
      () => large.close(),
    );
    expect(await failureOf(small.get({ path: '', call }))).toEqual({ code: 'BAD_RESPONSE' });
    expect((await large.get({ path: '', call })).body).toHaveLength(5000);
  });
});

describe('a request that cannot be made', () => {
  test.each([
    'people',
    '//127.0.0.1/people',
    'http://127.0.0.1:9/people',
    '/../people',
    '/a/./b',
    '/%2e%2e/people',
    '/..%2fpeople',
    '\\people',
    '/people#1',
    '/a b',
    '/a\r\nhost: b',
    '/số',
  ])('has the path %j, and is not sent', async (path) => {
    let requests = 0;
    const url = await serving((_request, response) => {
      requests += 1;
      response.end();
    });
    for (const base of ['', '/base'])
      await expect(httpTo(`${url}${base}`).get({ path, call })).rejects.toThrow(
        'A path of a source must begin',
      );
    expect(requests).toBe(0);
  });

  test.each<[string, Readonly<Record<string, string>>]>([
    ['a name that no header carries', { 'x-name': 'Nguyễn' }],
    ['two lines', { 'x-name': 'a\r\nb: c' }],
    ['a header of the connection', { upgrade: 'h2c' }],
  ])('has %s, and takes no connection from others', async (_what, headers) => {
    const http = httpTo(await serving((_request, response) => response.end('x')), { connections: 1 });
    for (const how of ['get', 'stream'] as const) {
      const request = { path: '', headers, call };
      await expect(
        how === 'get' ? http.get(request) : http.stream(request, 9, ({ body }) => textOf(body)),
      ).rejects.toThrow(/header/);
      expect((await http.get({ path: '', call })).body).toBe('x');
    }
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, undefined as unknown as number])(
    'has the bound %s',
    async (bytes) => {
      const http = httpTo(await serving((_request, response) => response.end('x')));
      await expect(http.stream({ path: '', call }, bytes, ({ body }) => textOf(body))).rejects.toThrow(
        'maxBytes must be a whole number',
      );
      const host = hostTo({ url: 'http://127.0.0.1:9' });
      expect(() => host.http({ maxResponseBytes: bytes === undefined ? -1 : bytes })).toThrow(
        'number of bytes',
      );
    },
  );
});

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe('an answer that is read as it arrives', () => {
  test('may be larger than an answer that is read whole', async () => {
    const url = await serving((_request, response) => response.end('x'.repeat(500_000)));
    const http = httpTo(url, { maxResponseBytes: 1024 });
    expect(await http.stream({ path: '', call }, 500_000, ({ body }) => textOf(body))).toHaveLength(500_000);
    expect(await failureOf(http.stream({ path: '', call }, 499_999, ({ body }) => textOf(body)))).toEqual({
      code: 'BAD_RESPONSE',
    });
  });

  test('arrives in pieces, of a GET or a POST', async () => {
    const url = await serving((request, response) => {
      response.write(`${request.method} `);
      setImmediate(() => response.end('end'));
    });
    const http = httpTo(url);
    expect(await http.stream({ path: '', call }, 100, ({ body }) => textOf(body))).toBe('GET end');
    expect(await http.stream({ path: '', body: 'x', call }, 100, ({ body }) => textOf(body))).toBe(
      'POST end',
    );
  });

  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    // Without the header of zlib.
    ['deflate', deflateRawSync],
  ])('is decoded from %s within its bound', async (coding, compress) => {
    const url = await serving((_request, response) =>
      response.setHeader('content-encoding', coding).end(compress('y'.repeat(9000))),
    );
    const http = httpTo(url);
    expect(await http.stream({ path: '', call }, 9000, ({ body }) => textOf(body))).toHaveLength(9000);
    expect(await failureOf(http.stream({ path: '', call }, 8999, ({ body }) => textOf(body)))).toEqual({
      code: 'BAD_RESPONSE',
    });
  });

  test.each(['gzip', 'deflate'])('is a bad response where %s cannot be taken off', async (coding) => {
    const url = await serving((_request, response) =>
      response.setHeader('content-encoding', coding).end('y'),
    );
    const read = httpTo(url).stream({ path: '', call }, 9, ({ body }) => textOf(body));
    expect(await failureOf(read)).toEqual({ code: 'BAD_RESPONSE' });
  });

  test('ends with its reader, who need not read it whole', async () => {
    const closed = Promise.withResolvers<void>();
    const url = await serving((_request, response) => {
      response.on('close', closed.resolve).write('first');
    });
    const first = await httpTo(url).stream({ path: '', call }, 100, async ({ body }) => {
      for await (const chunk of body) return Buffer.from(chunk).toString();
      return undefined;
    });
    expect(first).toBe('first');
    await closed.promise;
  });

  test('ends with the signal of its call, and with the connection', async () => {
    const url = await serving((request, response) => {
      response.write('first');
      if (request.url === '/cut') setImmediate(() => response.destroy());
    });
    const http = httpTo(url);
    const gone = new AbortController();
    const read = http.stream({ path: '', call: { signal: gone.signal } }, 100, async ({ body }) => {
      for await (const _chunk of body) gone.abort();
    });
    expect(await failureOf(read)).toEqual({ code: 'TIMEOUT' });
    const cut = http.stream({ path: '/cut', call }, 100, ({ body }) => textOf(body));
    expect(await failureOf(cut)).toEqual({ code: 'UNREACHABLE' });
  });

  test('is not read when its status or its headers say that the source failed', async () => {
    const url = await serving((request, response) => {
      if (request.url === '/mock') response.setHeader('x-lienthong-mock', '1');
      response.writeHead(request.url === '/mock' ? 200 : 503).end('x');
    });
    const http = httpTo(url, { mocks: 'refused' });
    const read = (path: string) => failureOf(http.stream({ path, call }, 100, ({ body }) => textOf(body)));
    expect(await read('/')).toEqual({ code: 'UPSTREAM_ERROR', sourceCode: 'HTTP 503' });
    expect(await read('/mock')).toEqual({ code: 'BAD_RESPONSE' });
  });

  test('passes on what its reader throws', async () => {
    const http = httpTo(await serving((_request, response) => response.end('x')));
    const read = http.stream({ path: '', call }, 100, () => Promise.reject(new TypeError('a fault')));
    await expect(read).rejects.toThrow('a fault');
  });
});

describe('an address with a number', () => {
  const request: HttpRequest = { path: `/people/${NUMBER}`, query: { number: NUMBER }, call };

  test.each<[string, RequestListener, Partial<HttpRequest>]>([
    ['a failing source', (_request, response) => response.writeHead(500).end(NUMBER), {}],
    [
      'a redirection',
      ({ url = '' }, response) => response.writeHead(302, { location: `http://127.0.0.1:9${url}` }).end(),
      {},
    ],
    [
      'a redirection to a host of that name',
      (_request, response) => response.writeHead(302, { location: `http://${NUMBER}.example` }).end(),
      {},
    ],
    ['a lost connection', (_request, response) => response.destroy(), {}],
    ['an answer that is no HTTP', ({ socket, url }) => socket.end(`${url}\r\n\r\n`), {}],
    ['a path that no request can have', (_request, response) => response.end(), { path: `/${NUMBER}\n` }],
    ['an answer that the source cannot read', ({ url = '' }, response) => response.end(`{${url}`), {}],
  ])('is in no log line and no failure of %s', async (_what, answer, changes) => {
    const http = httpTo(await serving(answer));
    for (const how of ['get', 'stream'] as const) {
      const { ask, log } = asked(async () => {
        const body =
          how === 'get'
            ? (await http.get({ ...request, ...changes })).body
            : await http.stream({ ...request, ...changes }, 1000, (given) => textOf(given.body));
        JSON.parse(body);
        return [];
      });
      const [told] = await ask([questionFor(thing)]);
      expect(told).toMatchObject({ status: 'UNAVAILABLE' });
      expect(log.join()).toContain('source failed');
      expect(log.join() + JSON.stringify(told)).not.toContain(NUMBER);
    }
  });

  test('is in no trace, since nothing listens to the requests of a source', async () => {
    const http = httpTo(await serving(echo));
    await http.get(request);
    for (const name of ['undici:request:create', 'undici:client:sendHeaders', 'undici:request:error']) {
      expect(channel(name).hasSubscribers).toBe(false);
    }
  });
});

test('the log of a host has no values', () => {
  const lines: string[] = [];
  const log = boundLog(pino({}, { write: (line) => void lines.push(line) }));
  const wire = { schemas: { $id: 'none', $defs: {} }, sourceCodes: /^$/ };
  const host = createHost({ wire }, { ...common, url: 'http://127.0.0.1:9' }, log);
  host.log.warn('the catalogue is old', {
    days: 3,
    code: 'OLD',
    about: `số ${NUMBER}`,
    number: 79_190_123_456,
  });
  host.log.info(`about ${NUMBER}`);
  const others: readonly unknown[] = [
    { row: { number: NUMBER }, list: [NUMBER], text: new String(NUMBER), error: new Error(NUMBER) },
    { [NUMBER]: 1, 'a b': 1, grouped: '079 190-123.456', wide: '０７９１９０１２３４５６' },
    { security: 'token refused', level: 60, source: 'another', msg: 'forged' },
    { json: { toJSON: () => NUMBER }, call: () => NUMBER, symbol: Symbol(NUMBER) },
    Object.defineProperty({}, 'read', { enumerable: true, get: () => NUMBER }),
    null,
  ];
  for (const fields of others) host.log.info('constant', fields as never);
  expect(lines.slice(2).map((line) => Object.keys(JSON.parse(line) as object))).toEqual(
    others.map(() => ['level', 'time', 'pid', 'hostname', 'msg']),
  );
  for (const text of ['x'.repeat(201), 'about 079.190.123.456', { number: NUMBER }, Symbol(NUMBER)]) {
    host.log.info(text as never);
    expect(lines.pop()).toContain('left out');
  }
  const [first = '', second = ''] = lines;
  expect(JSON.parse(first)).toMatchObject({ level: 40, msg: 'the catalogue is old', days: 3, code: 'OLD' });
  expect(first).not.toMatch(/79190123456|about|number/);
  expect(second).toContain('left out');
  expect(lines.join()).not.toContain(NUMBER);
});

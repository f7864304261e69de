/** HTTP towards a source over real sockets: every way in which a call can fail below the wire format. */
import { getEventListeners } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { Deadline } from '../src/ask/deadline.ts';
import { HttpClient } from '../src/transport/http.ts';
import type { MockRule } from '../src/transport/mock-proof.ts';
import { parseJson } from '../src/transport/json.ts';
import { common, failureOf } from './kit/calls.ts';

const running: TcpServer[] = [];
afterEach(() => {
  for (const server of running.splice(0)) server.close();
});

async function listening(server: TcpServer): Promise<string> {
  running.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function serving(answer: RequestListener): Promise<string> {
  return listening(createServer(answer));
}

async function post(
  url: string,
  path = '/a',
  signal = AbortSignal.timeout(30_000),
  mocks: MockRule = 'taken',
) {
  const client = new HttpClient({ ...common, url, mocks });
  try {
    return await client.post({ path, headers: {}, body: 'x', signal });
  } finally {
    await client.close();
  }
}

describe('a call to a source', () => {
  test('adds its path to the path of the source', async () => {
    const url = await serving((request, response) => response.end(request.url));
    expect((await post(`${url}/base/`)).body).toBe('/base/a');
    expect((await post(url, '')).body).toBe('/');
  });

  test('takes no answer of a mock system where that is refused', async () => {
    const url = await serving((_request, response) => response.setHeader('X-Lienthong-Mock', '1').end('ok'));
    expect((await post(url)).body).toBe('ok');
    expect(await failureOf(post(url, '/a', AbortSignal.timeout(30_000), 'refused'))).toEqual({
      code: 'BAD_RESPONSE',
    });
  });

  test('is made of a mock system alone where that is demanded, and tells another nothing before', async () => {
    const asked: string[] = [];
    const mock = await serving((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      response.setHeader('X-Lienthong-Mock', '1').end('ok');
    });
    const timeLimit = AbortSignal.timeout(30_000);
    expect((await post(`${mock}/base`, '/a', timeLimit, 'demanded')).body).toBe('ok');
    expect(asked).toEqual(['GET /base', 'POST /base/a']);
    const other = await serving((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      response.end('ok');
    });
    expect(await failureOf(post(`${other}/base`, '/b', timeLimit, 'demanded'))).toEqual({
      code: 'BAD_RESPONSE',
    });
    expect(asked.slice(2)).toEqual(['GET /base']);
  });

  test('leaves other client errors to the connector', async () => {
    const url = await serving((_request, response) => response.writeHead(403).end('no'));
    expect(await post(url)).toMatchObject({ status: 403, body: 'no' });
  });

  test('that is refused is UNREACHABLE', async () => {
    expect(await failureOf(post('http://127.0.0.1:1'))).toEqual({ code: 'UNREACHABLE' });
  });

  test('whose connection is cut before or during the answer is UNREACHABLE', async () => {
    const before = await serving((request) => request.socket.destroy());
    expect(await failureOf(post(before))).toEqual({ code: 'UNREACHABLE' });
    const during = await serving((request, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('half', () => request.socket.destroy());
    });
    expect(await failureOf(post(during))).toEqual({ code: 'UNREACHABLE' });
  });

  test('that is never answered, or answered without end, is TIMEOUT', async () => {
    const silent = await serving(() => undefined);
    expect(await failureOf(post(silent, '/a', new Deadline(50).signal))).toEqual({ code: 'TIMEOUT' });
    const dripping = await serving((_request, response) => response.write('drip'));
    expect(await failureOf(post(dripping, '/a', new Deadline(50).signal))).toEqual({ code: 'TIMEOUT' });
  });

  test('that waits for a connection ends with its time, and the source never sees it', async () => {
    const seen: (string | undefined)[] = [];
    const released = Promise.withResolvers<void>();
    const url = await serving((request, response) => {
      seen.push(request.url);
      void released.promise.then(() => response.end('ok'));
    });
    const client = new HttpClient({ ...common, url, connections: 1 });
    const call = (path: string, signal = AbortSignal.timeout(30_000)) =>
      client.post({ path, headers: {}, body: 'x', signal });
    const first = call('/first');
    expect(await failureOf(call('/late', new Deadline(50).signal))).toEqual({ code: 'TIMEOUT' });
    released.resolve();
    expect((await first).body).toBe('ok');
    expect((await call('/next')).body).toBe('ok');
    expect(seen).toEqual(['/first', '/next']);
    await client.close();
  });

  test('that nobody waits for any more is not made, and leaves the open connection alone', async () => {
    const ports: unknown[] = [];
    const url = await serving((request, response) =>
      response.end(String(ports.push(request.socket.remotePort))),
    );
    const client = new HttpClient({ ...common, url, connections: 1 });
    const call = (signal: AbortSignal) => client.post({ path: '/a', headers: {}, body: 'x', signal });
    await call(AbortSignal.timeout(30_000));
    expect(await failureOf(call(AbortSignal.abort()))).toEqual({ code: 'TIMEOUT' });
    await call(AbortSignal.timeout(30_000));
    expect(ports).toHaveLength(2);
    expect(ports[1]).toBe(ports[0]);
    await client.close();
  });

  test('leaves nothing on its signal, however it ends', async () => {
    const { signal } = new AbortController();
    const url = await serving((_request, response) => response.end('ok'));
    const cut = await serving((request) => request.socket.destroy());
    await post(url, '/a', signal);
    await failureOf(post(cut, '/a', signal));
    await failureOf(post('http://127.0.0.1:1', '/a', signal));
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  test('reads an answer that comes in pieces, and after others that only informed', async () => {
    const [before, after] = [Buffer.from('Hoà').subarray(0, 3), Buffer.from('Hoà').subarray(3)];
    const url = await serving((_request, response) => {
      response.writeProcessing();
      response.writeHead(200).write(before, () => setTimeout(() => response.end(after), 20));
    });
    expect(await post(url)).toMatchObject({ status: 200, body: 'Hoà' });
  });

  test('whose answer is empty reads as empty, and a byte order mark is no text', async () => {
    expect((await post(await serving((_request, response) => response.end()))).body).toBe('');
    const marked = await serving((_request, response) => response.end('\u{FEFF}Hoà'));
    expect((await post(marked)).body).toBe('Hoà');
  });

  test('whose answer is larger than allowed is BAD_RESPONSE', async () => {
    const url = await serving((_request, response) => response.end('x'.repeat(common.maxResponseBytes + 1)));
    expect(await failureOf(post(url))).toEqual({ code: 'BAD_RESPONSE' });
  });

  test('whose answer is in another encoding is BAD_RESPONSE', async () => {
    const url = await serving((_request, response) => response.end(Buffer.from('Hoà', 'latin1')));
    expect(await failureOf(post(url))).toEqual({ code: 'BAD_RESPONSE' });
  });

  test('that is answered in no HTTP is BAD_RESPONSE', async () => {
    const url = await listening(createTcpServer((socket) => socket.end('220 smtp.example ESMTP\r\n')));
    expect(await failureOf(post(url))).toEqual({ code: 'BAD_RESPONSE' });
  });

  test.each([
    ['3', 3000],
    [new Date(Date.now() + 3_600_000).toUTCString(), 3_600_000],
  ])('that is throttled says how long to wait: %s', async (retryAfter, about) => {
    const url = await serving((_request, response) =>
      response.writeHead(429, { 'retry-after': retryAfter }).end(),
    );
    const failure = await failureOf(post(url));
    expect(failure.code).toBe('THROTTLED');
    expect(Math.abs((failure.retryAfterMs ?? 0) - about)).toBeLessThan(60_000);
  });

  test('with a Retry-After that says nothing is throttled without a time', async () => {
    const url = await serving((_request, response) =>
      response.writeHead(429, { 'retry-after': 'soon' }).end(),
    );
    expect(await failureOf(post(url))).toEqual({ code: 'THROTTLED', sourceCode: 'HTTP 429' });
  });
});

describe('JSON from a source', () => {
  test.each(['\u{FEFF}', '\r\n\r\n', '\u{FEFF}\n', '\n\u{FEFF}', '\u00A0', '\u{FEFF}\u{FEFF}'])(
    'may have a byte order mark and blanks around it (%#)',
    (around) => {
      expect(parseJson(`${around}{"a":" b "}${around}`)).toEqual({ a: ' b ' });
    },
  );

  test('is nothing else', () => {
    expect(() => parseJson('\u{FEFF}x{"a":1}')).toThrow('not JSON');
  });
});

/** HTTP towards a source over real sockets: every way in which a call can fail below the wire format. */
import { execFileSync } from 'node:child_process';
import { getEventListeners } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer } from 'node:net';
import { join } from 'node:path';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from '@jest/globals';
import { Deadline } from '../src/lib/deadline.ts';
import { HttpClient } from '../src/transport/http.ts';
import type { MockRule } from '../src/transport/mock-proof.ts';
import { parseJson } from '../src/transport/json.ts';
import { xmlReader } from '../src/transport/xml.ts';
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
    return await client.post({ path, headers: {}, body: 'x', call: { signal } });
  } finally {
    await client.close();
  }
}

describe('a call to a source', () => {
  test('appends its path to the source’s path', async () => {
    const url = await serving((request, response) => response.end(request.url));
    expect((await post(`${url}/base/`)).body).toBe('/base/a');
    expect((await post(url, '')).body).toBe('/');
  });

  test('rejects a mock system’s answer if configured', async () => {
    const url = await serving((_request, response) => response.setHeader('X-Lienthong-Mock', '1').end('ok'));
    expect((await post(url)).body).toBe('ok');
    expect(await failureOf(post(url, '/a', AbortSignal.timeout(30_000), 'refused'))).toEqual({
      code: 'BAD_RESPONSE',
    });
  });

  test('accepts a mock system’s answer alone if configured, and sends another source nothing before', async () => {
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

  test('passes other client errors to the connector', async () => {
    const url = await serving((_request, response) => response.writeHead(403).end('no'));
    expect(await post(url)).toMatchObject({ status: 403, body: 'no' });
  });

  test('is UNREACHABLE if the connection is refused', async () => {
    expect(await failureOf(post('http://127.0.0.1:1'))).toEqual({ code: 'UNREACHABLE' });
  });

  test('is UNREACHABLE if the connection is cut before or during the answer', async () => {
    const before = await serving((request) => request.socket.destroy());
    expect(await failureOf(post(before))).toEqual({ code: 'UNREACHABLE' });
    const during = await serving((request, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('half', () => request.socket.destroy());
    });
    expect(await failureOf(post(during))).toEqual({ code: 'UNREACHABLE' });
  });

  test('is TIMEOUT without an answer or with an endless one', async () => {
    const silent = await serving(() => undefined);
    expect(await failureOf(post(silent, '/a', new Deadline(50).signal))).toEqual({ code: 'TIMEOUT' });
    const dripping = await serving((_request, response) => response.write('drip'));
    expect(await failureOf(post(dripping, '/a', new Deadline(50).signal))).toEqual({ code: 'TIMEOUT' });
  });

  test('ends with its timeout while it waits for a connection, and never reaches the source', async () => {
    const seen: (string | undefined)[] = [];
    const released = Promise.withResolvers<void>();
    const url = await serving((request, response) => {
      seen.push(request.url);
      void released.promise.then(() => response.end('ok'));
    });
    const client = new HttpClient({ ...common, url, connections: 1 });
    const call = (path: string, signal = AbortSignal.timeout(30_000)) =>
      client.post({ path, headers: {}, body: 'x', call: { signal } });
    const first = call('/first');
    expect(await failureOf(call('/late', new Deadline(50).signal))).toEqual({ code: 'TIMEOUT' });
    released.resolve();
    expect((await first).body).toBe('ok');
    expect((await call('/next')).body).toBe('ok');
    expect(seen).toEqual(['/first', '/next']);
    await client.close();
  });

  test('is not made after its cancellation, and leaves the open connection alone', async () => {
    const ports: unknown[] = [];
    const url = await serving((request, response) =>
      response.end(String(ports.push(request.socket.remotePort))),
    );
    const client = new HttpClient({ ...common, url, connections: 1 });
    const call = (signal: AbortSignal) =>
      client.post({ path: '/a', headers: {}, body: 'x', call: { signal } });
    await call(AbortSignal.timeout(30_000));
    expect(await failureOf(call(AbortSignal.abort()))).toEqual({ code: 'TIMEOUT' });
    await call(AbortSignal.timeout(30_000));
    expect(ports).toHaveLength(2);
    expect(ports[1]).toBe(ports[0]);
    await client.close();
  });

  test('leaves no listeners on its signal, however it ends', async () => {
    const { signal } = new AbortController();
    const url = await serving((_request, response) => response.end('ok'));
    const cut = await serving((request) => request.socket.destroy());
    await post(url, '/a', signal);
    await failureOf(post(cut, '/a', signal));
    await failureOf(post('http://127.0.0.1:1', '/a', signal));
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  test('reads an answer in pieces, and after informational ones', async () => {
    const [before, after] = [Buffer.from('Hoà').subarray(0, 3), Buffer.from('Hoà').subarray(3)];
    const url = await serving((_request, response) => {
      response.writeProcessing();
      response.writeHead(200).write(before, () => setTimeout(() => response.end(after), 20));
    });
    expect(await post(url)).toMatchObject({ status: 200, body: 'Hoà' });
  });

  test('reads an empty answer as empty, and ignores a byte order mark', async () => {
    expect((await post(await serving((_request, response) => response.end()))).body).toBe('');
    const marked = await serving((_request, response) => response.end('\u{FEFF}Hoà'));
    expect((await post(marked)).body).toBe('Hoà');
  });

  test('is BAD_RESPONSE for an answer beyond the size limit', async () => {
    const url = await serving((_request, response) => response.end('x'.repeat(common.maxResponseBytes + 1)));
    expect(await failureOf(post(url))).toEqual({ code: 'BAD_RESPONSE' });
  });

  test('is BAD_RESPONSE for an answer in another encoding', async () => {
    const url = await serving((_request, response) => response.end(Buffer.from('Hoà', 'latin1')));
    expect(await failureOf(post(url))).toEqual({ code: 'BAD_RESPONSE' });
  });

  test('is BAD_RESPONSE for an answer that is not HTTP', async () => {
    const url = await listening(createTcpServer((socket) => socket.end('220 smtp.example ESMTP\r\n')));
    expect(await failureOf(post(url))).toEqual({ code: 'BAD_RESPONSE' });
  });

  test.each([
    ['3', 3000],
    [' 3 ', 3000],
    ['99999999999', 99_999_999_999_000],
    ['Sat, 28 Nov 2026 01:00:10 GMT', 10_000],
    ['Saturday, 28-Nov-26 01:00:10 GMT', 10_000],
    ['sat, 28 nov 2026 01:00:10 gmt', 10_000],
    ['Fri, 01 Jan 2100 00:00:00 GMT', Date.parse('2100-01-01') - Date.parse('2026-11-28T01:00:00Z')],
  ])('reports a throttle’s wait by the source’s clock: %s', async (retryAfter, wait) => {
    const url = await serving((_request, response) =>
      response.writeHead(429, { 'retry-after': retryAfter, date: 'Sat, 28 Nov 2026 01:00:00 GMT' }).end(),
    );
    expect(await failureOf(post(url))).toEqual({
      code: 'THROTTLED',
      sourceCode: 'HTTP 429',
      retryAfterMs: wait,
    });
  });

  test('reads dates without a zone as GMT, in any local zone', () => {
    const header = { 'retry-after': 'Sat Nov 28 01:00:10 2026', date: 'Sat, 28 Nov 2026 01:00:00 GMT' };
    const file = JSON.stringify(join(import.meta.dirname, '../src/transport/http.ts'));
    const program = `import { retryAfterMs } from ${file};
      console.log(JSON.stringify(retryAfterMs(${JSON.stringify(header)})));`;
    const env = { ...process.env, TZ: 'Asia/Ho_Chi_Minh' };
    const args = ['--input-type=module', '--eval', program];
    const printed = execFileSync(process.execPath, args, { env, encoding: 'utf8' });
    expect(JSON.parse(printed)).toEqual({ retryAfterMs: 10_000 });
  });

  test.each([
    'soon',
    '-5',
    '1.5',
    '',
    'January 2099',
    'in 5',
    'Thu, 01 Jan 1970 00:00:00 GMT',
    'Mon, the 99th',
  ])('reports no wait for an invalid Retry-After: %j', async (retryAfter) => {
    const url = await serving((_request, response) =>
      response.writeHead(429, { 'retry-after': retryAfter }).end(),
    );
    expect(await failureOf(post(url))).toEqual({ code: 'THROTTLED', sourceCode: 'HTTP 429' });
  });

  test.each([408, 421, 425, 500, 599])(
    'may be retried after a failed connection or server: %d',
    async (status) => {
      const url = await serving((_request, response) => response.writeHead(status).end(INVALID));
      const sourceCode = `HTTP ${status}`;
      expect(await failureOf(post(url))).toEqual({ code: 'UPSTREAM_ERROR', sourceCode });
    },
  );

  test.each([
    [301, 'https://new.example.invalid/dan?cccd=079190123456', 'to https://new.example.invalid,'],
    [302, '/elsewhere', 'within the same address'],
    [303, '//[', 'within the same address'],
    [307, 'http://127.0.0.1:1/', 'to http://127.0.0.1:1,'],
    [308, '', 'within the same address'],
  ])('reports a redirect and does not follow it: %d', async (status, location, where) => {
    const seen: (string | undefined)[] = [];
    const url = await serving((request, response) => {
      seen.push(request.url);
      response.writeHead(status, { location }).end();
    });
    const error: unknown = await post(url).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ failure: { code: 'BAD_RESPONSE', sourceCode: `HTTP ${status}` } });
    expect(String(error)).toContain(`redirects ${where}`);
    expect(String(error)).not.toContain('079190123456');
    expect(seen).toEqual(['/a']);
  });

  test('accepts an empty answer, trailers, and fewer bytes than announced', async () => {
    const nothing = await serving((_request, response) => response.writeHead(204).end());
    expect(await post(nothing)).toMatchObject({ status: 204, body: '' });
    const trailers = await serving((_request, response) => {
      response.writeHead(200, { trailer: 'x-sum' });
      response.write('one ');
      response.addTrailers({ 'x-sum': '1' });
      response.end('two');
    });
    expect((await post(trailers)).body).toBe('one two');
    const more = await listening(
      createTcpServer((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nokay\r\n')),
    );
    expect((await post(more)).body).toBe('ok');
  });
});

/** No text in any encoding that is read. */
const INVALID = Buffer.from([0x48, 0xff, 0x81]);

describe('an answer in an unrequested content coding', () => {
  const text = JSON.stringify({ hoTen: 'Nguyễn Thị Hoà' });

  test('is not requested', async () => {
    const url = await serving((request, response) => response.end(request.headers['accept-encoding']));
    expect((await post(url)).body).toBe('identity');
  });

  test.each([
    ['gzip', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['GZIP, identity', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['deflate', deflateRawSync(text)],
    ['br', brotliCompressSync(text)],
    ['gzip, br', brotliCompressSync(gzipSync(text))],
    ['identity', Buffer.from(text)],
  ])('is read: %s (%#)', async (coding, body) => {
    const url = await serving((_request, response) =>
      response.writeHead(200, { 'content-encoding': coding }).end(body),
    );
    expect((await post(url)).body).toBe(text);
  });

  const bomb = Buffer.alloc(50 * common.maxResponseBytes);

  test.each([
    ['a bomb', 'gzip', gzipSync(bomb)],
    ['a bomb in a bomb', 'gzip, gzip', gzipSync(gzipSync(bomb))],
    ['a bomb', 'br', brotliCompressSync(bomb)],
    ['a bomb', 'deflate', deflateSync(bomb)],
    ['cut short', 'gzip', gzipSync(text).subarray(0, 30)],
    ['something else', 'gzip', Buffer.from(text)],
    ['in many codings', 'gzip, gzip, gzip', gzipSync(gzipSync(gzipSync(text)))],
    ['in an unknown one', 'snappy', Buffer.from(text)],
  ])('is BAD_RESPONSE where it is %s: %s', async (_what, coding, body) => {
    const url = await serving((_request, response) =>
      response.writeHead(200, { 'content-encoding': coding }).end(body),
    );
    expect(await failureOf(post(url))).toEqual({ code: 'BAD_RESPONSE' });
  });

  test('does not hide that the source failed', async () => {
    const url = await serving((_request, response) =>
      response.writeHead(502, { 'content-encoding': 'gzip' }).end('no gzip'),
    );
    expect(await failureOf(post(url))).toEqual({ code: 'UPSTREAM_ERROR', sourceCode: 'HTTP 502' });
  });
});

describe('an answer in another character encoding', () => {
  const xml = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><Ten>NGUYỄN THỊ HOÀ</Ten>`;
  const utf16 = (text: string) => Buffer.from(text, 'utf16le');

  async function reading(body: Buffer, type?: string): Promise<string> {
    const url = await serving((_request, response) =>
      response.writeHead(200, type === undefined ? {} : { 'content-type': type }).end(body),
    );
    return (await post(url)).body;
  }

  test.each([
    ['a mark', utf16(`\u{FEFF}${xml('UTF-16')}`)],
    ['a mark, the other way round', utf16(`\u{FEFF}${xml('UTF-16')}`).swap16()],
    ['a declaration alone', utf16(xml('utf-16le'))],
    ['its bytes alone, the other way round', utf16(xml('utf-8')).swap16()],
  ])('is read where it is UTF-16 by %s', async (_how, body) => {
    const read = await reading(body, 'text/xml');
    expect(read).toContain('<Ten>NGUYỄN THỊ HOÀ</Ten>');
    expect(xmlReader([])(read)).toEqual({ Ten: 'NGUYỄN THỊ HOÀ' });
  });

  test('is read as JSON too', async () => {
    expect(await reading(utf16('{"ten":"Hoà"}'), 'application/json')).toBe('{"ten":"Hoà"}');
  });

  // Nguyễn Thị Hoà: the marks of ễ, ị and à stand behind their letters, or in them.
  const inVietnamese = Buffer.from('Nguy\u00EA\u00DEn Thi\u00F2 Hoa\u00CC', 'latin1');

  test.each([
    ['application/json; charset=windows-1258', inVietnamese, 'Nguyễn Thị Hoà'],
    ['text/xml; charset="iso-8859-1"', Buffer.from('Lê Hoà', 'latin1'), 'Lê Hoà'],
    ['text/xml; charset=windows-1258; charset=utf-8', inVietnamese, 'Nguyễn Thị Hoà'],
    // Servers declare it by default.
    ['text/xml; charset=ISO-8859-1', Buffer.from('Nguyễn Thị Hoà'), 'Nguyễn Thị Hoà'],
    ['text/xml; charset=utf-16', Buffer.from('Nguyễn Thị Hoà'), 'Nguyễn Thị Hoà'],
  ])('is read by its media type: %s', async (type, body, text) => {
    expect(await reading(body, type)).toBe(text);
  });

  test('is read by its XML declaration', async () => {
    const body = Buffer.concat([
      Buffer.from("<?xml version='1.0' encoding='windows-1258'?><T>"),
      inVietnamese,
    ]);
    expect(await reading(body)).toContain('<T>Nguyễn Thị Hoà');
  });

  test.each([
    [
      'in TCVN3 that is declared as another',
      'text/xml; charset=iso-8859-1',
      Buffer.from('NguyÔn V¨n A', 'latin1'),
    ],
    ['in an encoding that is not read', 'text/xml; charset=shift_jis', INVALID],
    ['in one that nobody knows', 'text/xml; charset=x-vni', INVALID],
    ['not declared', 'text/xml', Buffer.from('Hoà', 'latin1')],
    ['half a character', 'text/xml', utf16('<Ten/>').subarray(0, 11)],
  ])('is BAD_RESPONSE if it is %s', async (_what, type, body) => {
    await expect(reading(body, type)).rejects.toMatchObject({ failure: { code: 'BAD_RESPONSE' } });
  });
});

describe('a multipart answer', () => {
  const soap = '<?xml version="1.0" encoding="UTF-8"?><Envelope><Body>Hoà</Body></Envelope>';
  const TYPE = 'multipart/related; type="application/xop+xml"; start="<root@x>"; boundary="--=_a+b"';
  const part = (head: string, body: string) => `----=_a+b\r\n${head}\r\n\r\n${body}\r\n`;
  const root = part(
    'content-id: <root@x>\r\nContent-Type: application/xop+xml;\r\n charset=UTF-8; type="text/xml"\r\nContent-Transfer-Encoding: binary',
    soap,
  );
  const END = '----=_a+b--\r\n';

  async function reading(body: string | Buffer, type = TYPE): Promise<string> {
    const url = await serving((_request, response) =>
      response.writeHead(200, { 'content-type': type }).end(body),
    );
    return (await post(url)).body;
  }

  test.each([
    ['as it is', `${root}${END}`, undefined],
    ['with something before and after', `before\r\n${root}${END}after`, undefined],
    ['with line feeds alone', `${root}${END}`.replaceAll('\r\n', '\n'), undefined],
    ['without a start', `${root}${END}`, 'multipart/related; boundary="--=_a+b"'],
    ['with a start without brackets', `${root}${END}`, TYPE.replace('<root@x>', 'root@x')],
    ['without a head', `----=_a+b\r\n\r\n${soap}\r\n${END}`, undefined],
  ])('is read by its root part: %s', async (_how, body, type) => {
    expect(await reading(body, type)).toBe(soap);
  });

  test('may be in another encoding', async () => {
    const [before, after] = part('Content-Type: text/xml; charset=utf-16', '|').split('|');
    const body = Buffer.concat([
      Buffer.from(before ?? ''),
      Buffer.from(`\u{FEFF}${soap}`, 'utf16le'),
      Buffer.from(`${after}${END}`),
    ]);
    expect(await reading(body)).toBe(soap);
  });

  test.each([
    [
      'has attachments',
      `${root}${part('Content-ID: <scan@x>\r\nContent-Type: image/jpeg', 'JPEG')}${END}`,
      TYPE,
    ],
    ['is cut short', root, TYPE],
    ['has no boundary', `${root}${END}`, 'multipart/related'],
    ['has no parts', END, TYPE],
    ['lacks its root', `${root}${END}`, TYPE.replace('root@x', 'other@x')],
    ['has an encoded root', `${root.replace('binary', 'base64')}${END}`, TYPE],
  ])('is BAD_RESPONSE if it %s', async (what, body, type) => {
    const error: unknown = await reading(body, type).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ failure: { code: 'BAD_RESPONSE' } });
    expect(String(error)).toContain(what);
  });
});

describe('JSON from a source', () => {
  test.each(['\u{FEFF}', '\r\n\r\n', '\u{FEFF}\n', '\n\u{FEFF}', '\u00A0', '\u{FEFF}\u{FEFF}'])(
    'may have a byte order mark and blanks around it (%#)',
    (around) => {
      expect(parseJson(`${around}{"a":" b "}${around}`)).toEqual({ a: ' b ' });
    },
  );

  test('allows nothing else around it', () => {
    expect(() => parseJson('\u{FEFF}x{"a":1}')).toThrow('not JSON');
  });
});

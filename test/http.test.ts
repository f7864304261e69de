/** GraphQL over HTTP: media types, bodies, headers, probes; and what the specification's own audits say. */
import { connect } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { auditServer } from 'graphql-http';
import type { AuditLog } from '../src/ledger/ledger.ts';
import { sendThenRead } from './kit/raw.ts';
import { Running } from './kit/running.ts';

let running: Running;
beforeAll(async () => {
  running = await Running.start();
});
afterAll(() => running.stop());

const NEW_TYPE = 'application/graphql-response+json';

function request(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${running.gateway.url}${path}`, { redirect: 'manual', ...init });
}

test('passes graphql-http’s audits without errors or warnings', async () => {
  const results = await auditServer({ url: `${running.gateway.url}/graphql` });
  expect(results.length).toBeGreaterThan(50);
  expect(results.filter(({ status }) => status === 'error' || status === 'warn')).toEqual([]);
});

describe('media types', () => {
  test.each([
    [undefined, 'application/json; charset=utf-8'],
    ['*/*', 'application/json; charset=utf-8'],
    ['application/json', 'application/json; charset=utf-8'],
    [NEW_TYPE, `${NEW_TYPE}; charset=utf-8`],
    [`${NEW_TYPE}, application/json;q=0.9`, `${NEW_TYPE}; charset=utf-8`],
    [`${NEW_TYPE};q=0.2, application/json;q=0.9`, 'application/json; charset=utf-8'],
    [`application/json;q=0, ${NEW_TYPE}`, `${NEW_TYPE}; charset=utf-8`],
    ['application/json;q=0, */*', `${NEW_TYPE}; charset=utf-8`],
    ['application/json; charset=utf8', 'application/json; charset=utf-8'],
    ['application/json;charset="UTF-8";q=0.5', 'application/json; charset=utf-8'],
    ['application/json;odata=verbose', 'application/json; charset=utf-8'],
    ['application/json;profile="a,b;q=0"', 'application/json; charset=utf-8'],
    [`Application/GraphQL-Response+JSON; Charset=UTF-8, */*;Q=0.1`, `${NEW_TYPE}; charset=utf-8`],
    ['APPLICATION/JSON', 'application/json; charset=utf-8'],
    ['text/html, application/json;q=0.9', 'application/json; charset=utf-8'],
    [
      'text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2', // Java's HttpURLConnection
      'application/json; charset=utf-8',
    ],
    [
      `multipart/mixed;deferSpec=20220824, ${NEW_TYPE}, application/json`, // Apollo's clients
      `${NEW_TYPE}; charset=utf-8`,
    ],
    ['application/*', 'application/json; charset=utf-8'],
    [' ', 'application/json; charset=utf-8'],
    [',', 'application/json; charset=utf-8'],
  ])('Accept: %s is answered as %s', async (accept, type) => {
    const given: Record<string, string> = accept === undefined ? {} : { accept };
    const { status, headers, body } = await running.ask('{ __typename }', {}, given);
    expect([status, headers.get('content-type'), body]).toEqual([
      200,
      type,
      { data: { __typename: 'Query' } },
    ]);
  });

  test.each([
    'APPLICATION/JSON',
    'application/json;',
    'application/json ; ;charset=utf-8;',
    'application/json;charset=UTF-8',
    'application/json ; charset="utf-8"',
    'application/json; charset=utf8',
    'application/json; profile="a;b"; charset=utf-8',
  ])('accepts Content-Type: %s', async (type) => {
    const { status, body } = await running.ask('{ __typename }', {}, { 'content-type': type });
    expect([status, body]).toEqual([200, { data: { __typename: 'Query' } }]);
  });

  test.each([
    'application/jsonp',
    'application/json, text/plain',
    'text/plain; a=application/json',
    'text/plain; a="; application/json"',
    'application/json; charset=utf-16',
    'application/json; charset="latin1"',
    'application/json; charset=',
    'application/json; a="b; charset=utf-8"; charset=utf-16',
    'json',
    '',
  ])('refuses Content-Type: %s', async (type) => {
    const { status, headers, body } = await running.ask('{ __typename }', {}, { 'content-type': type });
    expect([status, body.errors?.[0]?.extensions]).toEqual([
      415,
      { code: 'BAD_USER_INPUT', argument: 'Content-Type', rule: 'JSON_CONTENT_TYPE' },
    ]);
    expect(headers.get('accept')).toBe('application/json');
  });

  test.each(['text/xml', 'application/jsonp', 'application/json;q=0', '*/*;q=0.0', 'text/html; q=1.0'])(
    'refuses a request whose answer the caller cannot read: %s',
    async (accept) => {
      const { status, body } = await running.ask('{ __typename }', {}, { accept });
      expect([status, body.errors?.[0]?.extensions]).toEqual([
        406,
        { code: 'BAD_USER_INPUT', argument: 'Accept', rule: 'ACCEPT' },
      ]);
    },
  );
});

describe('a body with a content coding', () => {
  const text = '{"query":"{ __typename }"}';

  test.each<[string, Buffer]>([
    ['gzip', gzipSync(text)],
    ['GZIP', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['br', brotliCompressSync(text)],
    ['identity, gzip', gzipSync(text)],
    ['gzip', Buffer.from(text)],
  ])('%s is refused, and the answer says what is taken', async (coding, bytes) => {
    const { status, headers, body } = await running.post(new Uint8Array(bytes), {
      'content-encoding': coding,
    });
    expect([status, headers.get('accept-encoding'), body.errors?.[0]?.extensions]).toEqual([
      415,
      'identity',
      { code: 'BAD_USER_INPUT', argument: 'Content-Encoding', rule: 'CONTENT_ENCODING' },
    ]);
  });

  test.each(['identity', 'Identity', ''])('“%s” is decoded', async (coding) => {
    expect((await running.post(text, { 'content-encoding': coding })).body.data).toEqual({
      __typename: 'Query',
    });
  });
});

describe('a client that reads no answer before it has sent a body of 20 MB', () => {
  const body = Buffer.alloc(20_000_000, '#');
  const json = 'Content-Type: application/json';
  const length = `Content-Length: ${body.length}`;

  test.each<[string, string, readonly string[], number]>([
    ['with its length', '/graphql', [json, length], 413],
    ['in chunks', '/graphql', [json, 'Transfer-Encoding: chunked'], 413],
    ['after 100 Continue', '/graphql', [json, length, 'Expect: 100-continue'], 413],
    ['and ends the connection', '/graphql', [json, length, 'Connection: close'], 413],
    ['without a good token', '/graphql', [json, length, 'Authorization: Bearer a.b.c'], 401],
    ['of another type', '/graphql', [length], 415],
    ['compressed', '/graphql', [json, length, 'Content-Encoding: gzip'], 415],
    ['with a header that breaks a rule', '/graphql', [json, length, 'X-Max-Wait-Ms: 1'], 400],
    ['to /events', '/events', ['Content-Type: application/cloudevents+json', length], 401],
    ['where nothing is', '/nothing', [json, length], 404],
    ['where there is something to read', '/status', [json, length], 405],
  ])('is told: %s', async (_how, path, headers, status) => {
    const head = [`POST ${path} HTTP/1.1`, 'Host: 127.0.0.1', ...headers].join('\r\n');
    const answer = await sendThenRead(running.gateway.url, head, body);
    const [first = '', ...others] = answer.replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, '').split('\r\n');
    expect(first).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(others.map((line) => line.toLowerCase())).toContain('connection: close');
    expect(others.at(-1)).toMatch(
      path === '/status' ? /^only GET/ : status === 404 ? /^not found/ : /^\{"errors":\[\{.*\}\]\}$/,
    );
  });

  test('keeps its connection if the body was small', async () => {
    const head = `POST /nothing HTTP/1.1\r\nHost: a\r\nContent-Length: 5`;
    const next = 'GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
    const answers = await sendThenRead(running.gateway.url, head, Buffer.from(`12345${next}`));
    expect(answers.match(/^HTTP\/1\.1 \d+/gm)).toEqual(['HTTP/1.1 404', 'HTTP/1.1 200']);
  });

  test('is cut off if its body never ends', async () => {
    const head = ['POST /graphql HTTP/1.1', 'Host: a', json, 'Transfer-Encoding: chunked'].join('\r\n');
    // One that reads nothing loses the answer then.
    await expect(sendThenRead(running.gateway.url, head, Buffer.alloc(150_000_000, '#'))).rejects.toThrow(
      /EPIPE|ECONNRESET/,
    );
  });
});

describe('an unreadable request is refused with the reason', () => {
  test.each<[string, string | Uint8Array<ArrayBuffer>, Record<string, string>, number, string, string]>([
    ['no body', '', {}, 400, 'body', 'JSON_OBJECT'],
    ['broken JSON', '{"query": "{ citizen', {}, 400, 'body', 'JSON_OBJECT'],
    ['bytes that are no UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d), {}, 400, 'body', 'JSON_OBJECT'],
    ['a list of operations', '[{"query":"{__typename}"}]', {}, 400, 'body', 'JSON_OBJECT'],
    ['no query', '{"variables":{}}', {}, 400, 'query', 'QUERY_TEXT'],
    ['a query that is no text', '{"query":{"a":1}}', {}, 400, 'query', 'QUERY_TEXT'],
    ['variables that are text', '{"query":"{__typename}","variables":"{}"}', {}, 400, 'variables', 'OBJECT'],
    [
      'extensions that are a list',
      '{"query":"{__typename}","extensions":[]}',
      {},
      400,
      'extensions',
      'OBJECT',
    ],
    [
      'a numeric operation name',
      '{"query":"{__typename}","operationName":1}',
      {},
      400,
      'operationName',
      'OPERATION_NAME',
    ],
    [
      'a form',
      'query={__typename}',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'Content-Type',
      'JSON_CONTENT_TYPE',
    ],
    [
      'plain text',
      '{"query":"{__typename}"}',
      { 'content-type': 'text/plain' },
      415,
      'Content-Type',
      'JSON_CONTENT_TYPE',
    ],
    [
      'another charset',
      '{"query":"{__typename}"}',
      { 'content-type': 'application/json; charset=latin1' },
      415,
      'Content-Type',
      'JSON_CONTENT_TYPE',
    ],
    [
      'a body that is too large',
      JSON.stringify({ query: '#'.repeat(300_000) }),
      {},
      413,
      'body',
      'BODY_SIZE',
    ],
    ['X-Max-Wait-Ms below its range', '{}', { 'x-max-wait-ms': '99' }, 400, 'X-Max-Wait-Ms', 'MAX_WAIT_MS'],
    ['X-Max-Wait-Ms in words', '{}', { 'x-max-wait-ms': 'soon' }, 400, 'X-Max-Wait-Ms', 'MAX_WAIT_MS'],
    ['a negative X-Max-Age', '{}', { 'x-max-age': '-1' }, 400, 'X-Max-Age', 'MAX_AGE'],
    ['a purpose in words', '{}', { 'x-purpose': 'residence' }, 400, 'X-Purpose', 'PURPOSE_FORM'],
    ['a dossier of another form', '{}', { 'x-dossier': 'h29-1' }, 400, 'X-Dossier', 'DOSSIER_FORM'],
  ])('%s', async (_what, body, headers, status, argument, rule) => {
    const answer = await running.post(body, { ...headers, 'accept-language': 'en' });
    expect(answer.status).toBe(status);
    expect(answer.body.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument, rule } }]);
    expect(answer.body.errors?.[0]?.message).toMatch(new RegExp(`^${argument}: `));
    // And the server goes on.
    expect((await running.ask('{ __typename }')).status).toBe(200);
  });

  test.each([
    ['application/json', 200],
    [NEW_TYPE, 400],
  ])('for a persisted query, answered as %s', async (accept, status) => {
    const body = '{"query":"{__typename}","extensions":{"persistedQuery":{"version":1}}}';
    const answer = await running.post(body, { accept });
    expect([answer.status, answer.body.errors?.[0]?.extensions.code]).toEqual([
      status,
      'PERSISTED_QUERY_NOT_SUPPORTED',
    ]);
  });

  test.each(['PUT', 'DELETE', 'GET', 'PATCH'])('for method %s', async (method) => {
    const answer = await request('/graphql?query={__typename}', {
      method,
      headers: { accept: 'application/json' },
    });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  });
});

describe('the request id', () => {
  test.each([
    ['abcdef-1234', true],
    ['short', false],
    ['with blanks in it', false],
    ['id-079085669802', false],
  ])('“%s” is kept: %s', async (id, kept) => {
    const { headers } = await running.ask('{ __typename }', {}, { 'x-request-id': id });
    const answered = headers.get('x-request-id') ?? '';
    expect(answered === id).toBe(kept);
    expect(answered).toMatch(/^[A-Za-z0-9-]{8,64}$/);
  });
});

test('forbids intermediaries to cache answers', async () => {
  const { headers } = await running.ask('{ __typename }');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-powered-by')).toBeNull();
});

test('selects operations by name', async () => {
  const query = 'query A { __typename } query B { sources { id } }';
  const picked = await running.post(JSON.stringify({ query, operationName: 'A' }));
  expect(picked.body.data).toEqual({ __typename: 'Query' });
  const unknown = await running.post(JSON.stringify({ query, operationName: 'C' }), { accept: NEW_TYPE });
  expect([unknown.status, unknown.body.errors?.[0]?.extensions]).toEqual([
    400,
    { code: 'BAD_USER_INPUT', argument: 'operationName', rule: 'OPERATION_NAME' },
  ]);
});

test('answers the liveness and readiness probes, and 404 elsewhere', async () => {
  expect((await request('/healthz')).status).toBe(200);
  expect((await request('/readyz')).status).toBe(200);
  expect((await request('/nothing')).status).toBe(404);
  expect((await request('/', { headers: { accept: 'text/html' } })).headers.get('location')).toBe('/graphql');
});

test('survives a client that disconnects', async () => {
  const { hostname, port } = new URL(running.gateway.url);
  for (const part of [
    'POST /graphql HTTP/1.1\r\n',
    'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"qu',
  ]) {
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname, () => socket.write(part, () => socket.destroy()));
      socket.once('close', () => resolve());
    });
  }
  expect((await running.ask('{ __typename }')).status).toBe(200);
});

test('answers requests in progress while it stops', async () => {
  const stopping = await Running.start();
  const subject = await stopping.persona('Nguyễn Văn An');
  await stopping.setFaults('population', [{ kind: 'latency', ms: 300 }]);
  const query = 'query ($subject: SubjectInput!) { citizen(subject: $subject) { identity { status } } }';
  const answer = stopping.ask(query, { subject });
  for (let tries = 0; tries < 200 && (await stopping.stats()).population.calls === 0; tries += 1);
  const stopped = stopping.stop();
  expect((await answer).body.data).toEqual({ citizen: { identity: { status: 'FOUND' } } });
  await stopped;
  await expect(fetch(`${stopping.gateway.url}/healthz`)).rejects.toThrow('fetch failed');
});

test('reports an internal error as such, and logs its position without its text', async () => {
  const audit: AuditLog = {
    get state(): AuditLog['state'] {
      throw new TypeError('Nguyễn Văn An 001085000123');
    },
    hasRoomFor: () => true,
    post: () => {
      throw new Error('Nothing is posted.');
    },
    close: () => Promise.resolve(),
  };
  const broken = await Running.start(undefined, { audit });
  try {
    const subject = await broken.persona('Nguyễn Văn An');
    const query = 'query ($subject: SubjectInput!) { citizen(subject: $subject) { identity { status } } }';
    const { status, body } = await broken.ask(query, { subject });
    expect([status, body.data, body.errors?.map(({ extensions }) => extensions)]).toEqual([
      500,
      undefined,
      [{ code: 'INTERNAL' }],
    ]);
    const said = broken.log.filter((line) => line.includes('TypeError')).join('');
    expect(said).toMatch(/operation\.ts/);
    expect(JSON.stringify([body, broken.log])).not.toMatch(/Nguyễn|001085000123/);
  } finally {
    await broken.stop();
  }
});

/** Sources tell that a record changed: who may, what is taken, what is done, and what is answered. */
import { execFile } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { pino } from 'pino';
import { system as licenceSystem } from '../mocks/systems/driving-licence/index.ts';
import { EVENT_ALGORITHMS, type EventsConfig } from '../src/events/settings.ts';
import { type SourceConfig } from '../src/config/schema.ts';
import { eventsEndpoint, type EventsEndpoint } from '../src/events/endpoint.ts';
import type { Invalidator } from '../src/cache/invalidator.ts';
import { rememberForMs, seenInMemory, seenInRedis, type SeenEvents } from '../src/events/seen.ts';
import { boundLog } from '../src/log/bounded-log.ts';
import { json } from './kit/mock-calls.ts';
import { policies } from './kit/asking.ts';
import { startRedis, type TestRedis } from './kit/redis.ts';
import { Running, type ErrorAnswer } from './kit/running.ts';
import {
  base64url,
  eventOf,
  hmacOf,
  newKey,
  publishedKey,
  signatureOf,
  type KeyPair,
  type SigningKey,
} from './kit/signed-events.ts';
import { SOURCE_IDS } from './kit/source-ids.ts';

const LICENCES = 'urn:test:licences';
const INSURANCE = 'urn:test:insurance';
const NUMBER = '079190123456';

const licences = newKey('licences-1');
const licencesNext = newKey('licences-2', 'Ed25519');
const insurance = newKey('insurance-1');
const stranger = newKey('stranger-1');
const byAlgorithm = EVENT_ALGORITHMS.map((alg) => newKey(`licences-${alg}`, alg));

const settings: EventsConfig = {
  toleranceSeconds: 300,
  bodyBytes: 4096,
  perSecond: 1000,
  unverifiedPerSecond: 1000,
};

function sourceSending(source: string, keys: readonly KeyPair[]): SourceConfig {
  return {
    url: 'http://127.0.0.1:9',
    connections: 1,
    maxResponseBytes: 1024,
    ...policies({ timeoutMs: 1000 }),
    events: { source, keys: keys.map(({ publicJwk }) => publicJwk) },
  };
}

const sources = {
  'driving-licence': sourceSending(LICENCES, [licences, licencesNext, ...byAlgorithm]),
  'social-insurance': sourceSending(INSURANCE, [insurance]),
};

/** Keeps what it is asked, and does what a test wants to happen then. */
class FakeCache implements Invalidator {
  readonly asked: { readonly sourceId: string; readonly numbers: readonly string[] }[] = [];
  whenAsked: () => Promise<void> = async () => undefined;

  async invalidate(sourceId: string, numbers: readonly string[]): Promise<void> {
    this.asked.push({ sourceId, numbers });
    return this.whenAsked();
  }
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: { readonly outcome?: string; readonly errors?: readonly ErrorAnswer[] };
  readonly text: string;
}

async function post(
  url: string,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/cloudevents+json', ...headers },
    body: new Uint8Array(Buffer.from(body)),
  });
  return read(response);
}

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const { status, headers } = response;
  return { status, headers, text, body: JSON.parse(text) as Answer['body'] };
}

/** An endpoint of its own on a free port. */
class TestEndpoint {
  readonly cache: FakeCache;
  readonly log: string[] = [];
  readonly events: EventsEndpoint;
  url = '';
  #close: () => void = () => undefined;

  constructor(changes: Partial<EventsConfig> = {}, seen = seenInMemory(60_000), cache = new FakeCache()) {
    this.cache = cache;
    this.events = eventsEndpoint({
      config: { events: { ...settings, ...changes }, sources },
      invalidator: cache,
      seen,
      log: boundLog(pino({ level: 'debug' }, { write: (line: string) => void this.log.push(line) })),
    });
  }

  async start(): Promise<this> {
    const server = createServer((request, response) => void this.events.respond(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`;
    this.#close = () => {
      server.close();
      server.closeAllConnections();
    };
    return this;
  }

  stop(): void {
    this.#close();
  }

  /** Sends exactly this body, signed by the key. */
  async send(body: string | Buffer, key = licences, header: object = {}): Promise<Answer> {
    return post(this.url, body, { 'x-jws-signature': signatureOf(body, key, header) });
  }

  /** Sends an event of the driving licence database. */
  async tell(changes: object = {}, key = licences): Promise<Answer> {
    return this.send(JSON.stringify(eventOf(LICENCES, changes)), key);
  }
}

let endpoint: TestEndpoint;
beforeEach(async () => {
  endpoint = await new TestEndpoint().start();
});
afterEach(() => endpoint.stop());

function fault({ status, body: { errors } }: Answer): readonly unknown[] {
  const { code, argument, rule } = errors?.[0]?.extensions ?? {};
  return [status, code, argument, rule];
}

describe('a valid event', () => {
  test('drops the records of its source and is answered 202', async () => {
    const { status, headers, body } = await endpoint.tell({
      data: { identityNumbers: [NUMBER, '012345678', NUMBER] },
    });
    expect([status, body]).toEqual([202, { outcome: 'ACCEPTED' }]);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(endpoint.cache.asked).toEqual([{ sourceId: 'driving-licence', numbers: [NUMBER, '012345678'] }]);
    expect(endpoint.events.counts()).toEqual({ accepted: 1, repeated: 0, refused: {} });
  });

  test.each([...byAlgorithm, licencesNext].map((key) => [key.kid, key] as const))(
    'may be signed by any key of its source: %s',
    async (_kid, key) => {
      expect((await endpoint.tell({}, key)).status).toBe(202);
    },
  );

  test('is separate for every source, even with the same id and at the same time', async () => {
    const gate = Promise.withResolvers<void>();
    endpoint.cache.whenAsked = () => gate.promise;
    const ofLicences = endpoint.tell({ id: 'one' });
    const ofInsurance = endpoint.send(JSON.stringify(eventOf(INSURANCE, { id: 'one' })), insurance);
    const both = Promise.all([ofLicences, ofInsurance]);
    while (endpoint.cache.asked.length < 2) await new Promise((resolve) => void setTimeout(resolve, 5));
    gate.resolve();
    expect((await both).map(({ body: { outcome } }) => outcome)).toEqual(['ACCEPTED', 'ACCEPTED']);
    expect(new Set(endpoint.cache.asked.map(({ sourceId }) => sourceId))).toEqual(
      new Set(['driving-licence', 'social-insurance']),
    );
  });

  test.each<[string, () => object]>([
    ['without a data content type', () => ({ datacontenttype: undefined })],
    ['with attributes of its own', () => ({ traceparent: 'x', subject: 'Bộ Công an – đã sửa 🇻🇳' })],
    ['of nearly five minutes ago', () => ({ time: fromNow(-290) })],
    ['of a clock that is nearly five minutes fast', () => ({ time: fromNow(299) })],
    ['in another time zone', () => ({ time: fromNow(7 * 3600).replace('Z', '+07:00') })],
    ['in lower case', () => ({ time: fromNow(0).toLowerCase() })],
    ['about a hundred people', () => ({ data: { identityNumbers: manyNumbers(100) } })],
    ['with the longest id', () => ({ id: 'x'.repeat(128) })],
  ])('is taken %s', async (_what, changes) => {
    expect((await endpoint.tell(changes())).body).toEqual({ outcome: 'ACCEPTED' });
  });

  test('is signed as bytes, including the sender’s spaces and byte order mark', async () => {
    const text = JSON.stringify(eventOf(LICENCES, { subject: 'Nguyễn' }), null, 2);
    expect((await endpoint.send(`\uFEFF${text}\r\n`)).status).toBe(202);
  });

  test('may have a media type as its header’s typ', async () => {
    const answer = await endpoint.send(JSON.stringify(eventOf(LICENCES)), licences, { typ: 'JOSE' });
    expect(answer.status).toBe(202);
  });
});

describe('a repeated event', () => {
  test('is answered 202 without an effect', async () => {
    const body = JSON.stringify(eventOf(LICENCES));
    expect((await endpoint.send(body)).body).toEqual({ outcome: 'ACCEPTED' });
    const again = await endpoint.send(body, licencesNext);
    expect([again.status, again.body]).toEqual([202, { outcome: 'REPEATED' }]);
    expect(endpoint.cache.asked.length).toBe(1);
    expect(endpoint.events.counts()).toMatchObject({ accepted: 1, repeated: 1 });
  });

  test('waits for the end of the first copy', async () => {
    const gate = Promise.withResolvers<void>();
    endpoint.cache.whenAsked = () => gate.promise;
    const body = JSON.stringify(eventOf(LICENCES));
    const copies = Promise.all(Array.from({ length: 50 }, () => endpoint.send(body)));
    const early = await Promise.race([
      copies,
      new Promise((resolve) => void setTimeout(resolve, 100, 'none')),
    ]);
    expect(early).toBe('none');
    gate.resolve();
    const outcomes = (await copies).map(({ body: { outcome } }) => outcome);
    expect(endpoint.cache.asked.length).toBe(1);
    expect(outcomes.filter((outcome) => outcome === 'ACCEPTED').length).toBe(1);
    expect(outcomes.filter((outcome) => outcome === 'REPEATED').length).toBe(49);
  });
});

describe('an event that cannot be processed', () => {
  test('is answered 503 and accepted when it is sent again', async () => {
    endpoint.cache.whenAsked = () => Promise.reject(new Error(`no Redis for ${NUMBER}`));
    const body = JSON.stringify(eventOf(LICENCES));
    const failed = await endpoint.send(body);
    expect(fault(failed)).toEqual([503, 'EVENT_NOT_CARRIED_OUT', undefined, undefined]);
    expect(Number(failed.headers.get('retry-after'))).toBeGreaterThan(0);
    endpoint.cache.whenAsked = async () => undefined;
    expect((await endpoint.send(body)).body.outcome).toBe('ACCEPTED');
    expect((await endpoint.send(body)).body.outcome).toBe('REPEATED');
    expect(endpoint.cache.asked.length).toBe(2);
    expect(endpoint.log.join('')).not.toContain(NUMBER);
  });

  test('fails for every copy that waited for it', async () => {
    endpoint.cache.whenAsked = () => Promise.reject(new Error('no Redis'));
    const body = JSON.stringify(eventOf(LICENCES));
    const copies = await Promise.all(Array.from({ length: 10 }, () => endpoint.send(body)));
    expect(copies.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 503));
  });
});

const inOrder = () => JSON.stringify(eventOf(LICENCES));
const withEvent = (changes: object) => () => endpoint.tell(changes);
const withNumbers = (identityNumbers: unknown) => withEvent({ data: { identityNumbers } });
const withHeader = (header: object) => () => endpoint.send(inOrder(), licences, header);
const withSignature = (signature: (body: string) => string) => () => {
  const body = inOrder();
  return post(endpoint.url, body, { 'x-jws-signature': signature(body) });
};
const SIGNED = (rule: string) => [401, 'UNAUTHENTICATED', 'X-JWS-Signature', rule];
const INPUT = (argument: string, rule: string, status = 400) => [status, 'BAD_USER_INPUT', argument, rule];

const REFUSED: readonly [string, () => Promise<Answer>, readonly unknown[]][] = [
  ['another method', async () => read(await fetch(endpoint.url)), INPUT('method', 'METHOD', 405)],
  ['plain JSON', withType('application/json'), INPUT('Content-Type', 'CLOUDEVENT_CONTENT_TYPE', 415)],
  [
    'a batch of events',
    withType('application/cloudevents-batch+json'),
    INPUT('Content-Type', 'CLOUDEVENT_CONTENT_TYPE', 415),
  ],
  [
    'another charset',
    withType('application/cloudevents+json; charset=utf-16'),
    INPUT('Content-Type', 'CLOUDEVENT_CONTENT_TYPE', 415),
  ],
  [
    'a compressed body',
    () => {
      const body = gzipSync(inOrder());
      const signature = signatureOf(inOrder(), licences);
      return post(endpoint.url, body, { 'x-jws-signature': signature, 'content-encoding': 'gzip' });
    },
    INPUT('Content-Encoding', 'CONTENT_ENCODING', 415),
  ],
  ['no signature', () => post(endpoint.url, inOrder()), SIGNED('SIGNATURE_FORM')],
  ['a signature that is no JWS', withSignature(() => 'sha256=abc'), SIGNED('SIGNATURE_FORM')],
  [
    'a signature with its content',
    withSignature((body) => signatureOf(body, licences).replace('..', `.${base64url(body)}.`)),
    SIGNED('SIGNATURE_FORM'),
  ],
  [
    'two signatures',
    withSignature((body) => `${signatureOf(body, licences)}, ${signatureOf(body, licences)}`),
    SIGNED('SIGNATURE_FORM'),
  ],
  [
    'a protected header that is no JSON',
    withSignature(() => `${base64url('{"alg"')}..abcd`),
    SIGNED('SIGNATURE_HEADER'),
  ],
  [
    'an unsigned event',
    withSignature(() => `${base64url('{"alg":"none","kid":"licences-1"}')}..`),
    SIGNED('SIGNATURE_FORM'),
  ],
  ['alg none', withHeader({ alg: 'none' }), SIGNED('SIGNATURE_HEADER')],
  [
    'HMAC with the public key as its secret',
    withSignature((body) => hmacOf(body, licences, publicPem(licences))),
    SIGNED('SIGNATURE_HEADER'),
  ],
  [
    'HMAC with the public key’s coordinate as its secret',
    withSignature((body) => hmacOf(body, licences, Buffer.from(licences.publicJwk.x ?? '', 'base64url'))),
    SIGNED('SIGNATURE_HEADER'),
  ],
  ['another algorithm of the same kind', withHeader({ alg: 'ES384' }), SIGNED('SIGNATURE_HEADER')],
  ['a critical extension', withHeader({ crit: ['b64'], b64: false }), SIGNED('SIGNATURE_HEADER')],
  ['an empty crit', withHeader({ crit: [] }), SIGNED('SIGNATURE_HEADER')],
  ['a key of its own', withHeader({ jwk: stranger.publicJwk }), SIGNED('SIGNATURE_HEADER')],
  ['the address of keys', withHeader({ jku: 'http://127.0.0.1:9/keys' }), SIGNED('SIGNATURE_HEADER')],
  ['the address of a certificate', withHeader({ x5u: 'http://127.0.0.1:9/x' }), SIGNED('SIGNATURE_HEADER')],
  ['an unknown key', () => endpoint.send(inOrder(), stranger), SIGNED('SIGNATURE')],
  ['no kid', withHeader({ kid: undefined }), SIGNED('SIGNATURE')],
  ['a kid that is no text', withHeader({ kid: ['licences-1'] }), SIGNED('SIGNATURE')],
  [
    'another source’s key under this source’s name for it',
    () => endpoint.send(inOrder(), { ...insurance, kid: licences.kid }),
    SIGNED('SIGNATURE'),
  ],
  [
    'a body that was changed',
    () => {
      const body = inOrder();
      return post(endpoint.url, body.replace(NUMBER, '079190123457'), {
        'x-jws-signature': signatureOf(body, licences),
      });
    },
    SIGNED('SIGNATURE'),
  ],
  [
    'a byte order mark put before what was signed',
    () => {
      const body = inOrder();
      return post(endpoint.url, `\uFEFF${body}`, { 'x-jws-signature': signatureOf(body, licences) });
    },
    SIGNED('SIGNATURE'),
  ],
  [
    'a protected header that was changed',
    withSignature((body) => {
      const [, signature = ''] = signatureOf(body, licences).split('..');
      const header = { kid: licences.kid, alg: licences.alg };
      return `${base64url(JSON.stringify(header))}..${signature}`;
    }),
    SIGNED('SIGNATURE'),
  ],
  ['another event’s signature', withSignature(() => signatureOf(inOrder(), licences)), SIGNED('SIGNATURE')],
  ['a body that is too large', withEvent({ subject: 'x'.repeat(5000) }), INPUT('body', 'BODY_SIZE', 413)],
  ['a body that is no JSON', () => endpoint.send('{"specversion":'), INPUT('body', 'JSON_OBJECT')],
  ['an empty body', () => endpoint.send(''), INPUT('body', 'JSON_OBJECT')],
  ['a list', () => endpoint.send(`[${inOrder()}]`), INPUT('body', 'JSON_OBJECT')],
  [
    'bytes that are no UTF-8',
    () => endpoint.send(Buffer.from([0x7b, 0xff, 0x7d])),
    INPUT('body', 'JSON_OBJECT'),
  ],
  ['UTF-16', () => endpoint.send(Buffer.from(`\uFEFF${inOrder()}`, 'utf16le')), INPUT('body', 'JSON_OBJECT')],
  ['another version', withEvent({ specversion: '0.3' }), INPUT('specversion', 'EVENT_SPECVERSION')],
  ['another type', withEvent({ type: 'vn.lienthong.record.removed.v1' }), INPUT('type', 'EVENT_TYPE')],
  ['another source', withEvent({ source: INSURANCE }), [403, 'FORBIDDEN', 'source', 'EVENT_SOURCE']],
  ['no source', withEvent({ source: undefined }), [403, 'FORBIDDEN', 'source', 'EVENT_SOURCE']],
  ['an old time', () => endpoint.tell({ time: fromNow(-301) }), INPUT('time', 'EVENT_TIME')],
  ['a future time', () => endpoint.tell({ time: fromNow(320) }), INPUT('time', 'EVENT_TIME')],
  [
    'a time without a zone',
    () => endpoint.tell({ time: fromNow(0).slice(0, 19) }),
    INPUT('time', 'EVENT_TIME'),
  ],
  ['a time as a number', withEvent({ time: 1_790_000_000_000 }), INPUT('time', 'EVENT_TIME')],
  ['no time', withEvent({ time: undefined }), INPUT('time', 'EVENT_TIME')],
  [
    'data that is no JSON',
    withEvent({ datacontenttype: 'text/xml' }),
    INPUT('datacontenttype', 'EVENT_DATA_CONTENT_TYPE'),
  ],
  ['no data', withEvent({ data: undefined }), INPUT('data', 'OBJECT')],
  ['no numbers', withNumbers([]), INPUT('data.identityNumbers', 'LIST_1_TO_100')],
  ['101 numbers', withNumbers(manyNumbers(101)), INPUT('data.identityNumbers', 'LIST_1_TO_100')],
  ['one number that is no list', withNumbers(NUMBER), INPUT('data.identityNumbers', 'LIST_1_TO_100')],
  [
    'a number as a number',
    withNumbers([NUMBER, NUMBER, 79_190_123_456]),
    INPUT('data.identityNumbers[2]', 'TEXT'),
  ],
  [
    'a number with too few digits',
    withNumbers([NUMBER, NUMBER, '07919012345']),
    INPUT('data.identityNumbers[2]', 'IDENTITY_NUMBER_DIGITS'),
  ],
  [
    'digits of another script',
    withNumbers([NUMBER, NUMBER, '٠٧٩١٩٠١٢٣٤٥٦']),
    INPUT('data.identityNumbers[2]', 'IDENTITY_NUMBER_DIGITS'),
  ],
  ['no id', withEvent({ id: undefined }), INPUT('id', 'EVENT_ID')],
  ['an empty id', withEvent({ id: '' }), INPUT('id', 'EVENT_ID')],
  ['an id that is too long', withEvent({ id: 'x'.repeat(129) }), INPUT('id', 'EVENT_ID')],
  ['an id with a line break', withEvent({ id: 'a\nb' }), INPUT('id', 'EVENT_ID')],
  ['an id that tells of whom it is', withEvent({ id: `change-${NUMBER}` }), INPUT('id', 'EVENT_ID')],
];

test.each(['Application/CloudEvents+JSON', 'application/cloudevents+json; charset="UTF-8"'])(
  'accepts an event of type %s',
  async (type) => {
    expect(await withType(type)()).toMatchObject({ status: 202 });
  },
);

function withType(type: string) {
  return () => {
    const body = inOrder();
    return post(endpoint.url, body, {
      'content-type': type,
      'x-jws-signature': signatureOf(body, licences),
    });
  };
}

function publicPem({ privateKey }: SigningKey): string | Buffer {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'pem' });
}

function fromNow(seconds: number): string {
  return new Date(Date.now() + seconds * 1000).toISOString();
}

function manyNumbers(count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => String(79_190_000_000 + i).padStart(12, '0'));
}

describe('an event that is refused without an effect', () => {
  test.each(REFUSED)('%s', async (_what, send, expected) => {
    const answer = await send();
    expect(fault(answer)).toEqual(expected);
    expect(endpoint.cache.asked).toEqual([]);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.headers.has('www-authenticate')).toBe(answer.status === 401);
    expect(endpoint.events.counts()).toEqual({
      accepted: 0,
      repeated: 0,
      refused: { [String(expected[3])]: 1 },
    });
    for (const told of [answer.text, ...endpoint.log]) expect(told).not.toMatch(/0?79190\d|urn:test/);
  });

  test('does not remember a refused event', async () => {
    await endpoint.tell({ id: 'again', type: 'other' });
    expect((await endpoint.tell({ id: 'again' })).body.outcome).toBe('ACCEPTED');
  });

  test('reports refusals in the sender’s language', async () => {
    const inEnglish = await post(endpoint.url, inOrder(), { 'accept-language': 'en' });
    expect(inEnglish.body.errors?.[0]?.message).toMatch(/^X-JWS-Signature: must be a detached JWS/);
    expect((await post(endpoint.url, inOrder())).body.errors?.[0]?.message).toMatch(/^X-JWS-Signature: phải/);
  });

  test('refuses a source without known keys', async () => {
    const body = JSON.stringify(eventOf('urn:test:civil-status'));
    expect(fault(await endpoint.send(body, stranger))).toEqual(SIGNED('SIGNATURE'));
  });
});

describe('rate limits of events', () => {
  async function started(changes: Partial<EventsConfig>): Promise<TestEndpoint> {
    endpoint.stop();
    endpoint = await new TestEndpoint(changes).start();
    return endpoint;
  }

  async function statuses(count: number, send: () => Promise<Answer>): Promise<readonly Answer[]> {
    return Promise.all(Array.from({ length: count }, send));
  }

  test('allow a source ten times its rate at once, without affecting other sources', async () => {
    const { events, cache } = await started({ perSecond: 1 });
    const answers = await statuses(11, () => endpoint.tell());
    const [late, ...more] = answers.filter(({ status }) => status === 429);
    expect(more).toEqual([]);
    expect(late && fault(late)).toEqual([429, 'RATE_LIMITED', undefined, undefined]);
    expect(Number(late?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(cache.asked.length).toBe(10);
    expect(events.counts()).toEqual({ accepted: 10, repeated: 0, refused: { RATE_LIMITED: 1 } });
    expect((await endpoint.send(JSON.stringify(eventOf(INSURANCE)), insurance)).status).toBe(202);
  });

  test('count wrong signatures against the source’s own budget only', async () => {
    await started({ unverifiedPerSecond: 2 });
    const forged = () => endpoint.send(inOrder(), { ...stranger, kid: licences.kid });
    const codes = (await statuses(100, forged)).map(({ status }) => status);
    expect(new Set(codes)).toEqual(new Set([401, 429]));
    expect((await endpoint.send(JSON.stringify(eventOf(INSURANCE)), insurance)).status).toBe(202);
  });

  test('count neither right signatures nor unknown keys against it', async () => {
    await started({ unverifiedPerSecond: 1 });
    const unknown = await statuses(50, () => endpoint.send(inOrder(), stranger));
    expect(unknown.every(({ status }) => status === 401)).toBe(true);
    for (let sent = 0; sent < 30; sent += 1) expect((await endpoint.tell()).status).toBe(202);
  });
});

describe('processed events are remembered', () => {
  test('for at least twice the tolerance, because an event may be early or late', () => {
    expect(rememberForMs(300)).toBeGreaterThanOrEqual(600_000);
  });

  test('in memory for that time', async () => {
    const seen = seenInMemory(20);
    await seen.remember('a', '1');
    expect(await seen.has('a', '2')).toBe(false);
    expect(await seen.has('b', '1')).toBe(false);
    while (await seen.has('a', '1')) await new Promise((resolve) => void setTimeout(resolve, 5));
    await seen.remember('a', '1');
    expect(await seen.has('a', '1')).toBe(true);
  });

  test('in memory up to a bound, oldest dropped first', async () => {
    const seen = seenInMemory(600_000);
    for (let i = 0; i <= 50_000; i += 1) await seen.remember('a', String(i));
    expect([await seen.has('a', '0'), await seen.has('a', '1')]).toEqual([false, true]);
  });

  describe('replicas that share a Redis', () => {
    let redis: TestRedis;
    let clients: readonly Redis[];
    let replicas: readonly [TestEndpoint, TestEndpoint];

    beforeAll(async () => {
      redis = await startRedis();
    });
    afterAll(() => redis.stop());
    beforeEach(async () => {
      clients = [new Redis(redis.url), new Redis(redis.url)];
      for (const client of clients) client.on('error', () => undefined);
      const secret = Buffer.alloc(32, 1);
      const [first, second] = clients.map((client) => seenInRedis(client, 600_000, secret)) as [
        SeenEvents,
        SeenEvents,
      ];
      const cache = new FakeCache();
      replicas = [
        await new TestEndpoint({}, first, cache).start(),
        await new TestEndpoint({}, second, cache).start(),
      ];
    });
    afterEach(async () => {
      for (const replica of replicas) replica.stop();
      for (const client of clients) client.disconnect();
    });

    test('do not process an event a second time at another replica', async () => {
      const [here, there] = replicas;
      const body = inOrder();
      expect((await here.send(body)).body.outcome).toBe('ACCEPTED');
      expect((await there.send(body)).body.outcome).toBe('REPEATED');
      expect(here.cache.asked.length).toBe(1);
    });

    test('store events under an anonymous key that expires', async () => {
      const [client] = clients;
      await client?.flushall();
      await replicas[0].tell({ id: 'an-id-of-its-own' });
      const [key = '', ...others] = (await client?.keys('*')) ?? [];
      expect(others).toEqual([]);
      expect(`${key} ${await client?.get(key)}`).not.toMatch(/an-id-of-its-own|driving|\d{9}/);
      const left = (await client?.pttl(key)) ?? 0;
      expect(left > 500_000 && left <= 600_000).toBe(true);
    });

    test('process events as new while Redis hangs or is down', async () => {
      const [here, there] = replicas;
      const body = inOrder();
      expect((await here.send(body)).body.outcome).toBe('ACCEPTED');
      redis.freeze();
      expect((await there.send(body)).body.outcome).toBe('ACCEPTED');
      redis.thaw();
      await redis.kill();
      expect((await there.send(body)).body.outcome).toBe('ACCEPTED');
      expect(here.cache.asked.length).toBe(3);
      await redis.restart();
      await Promise.all(clients.map(async (client) => client.ping()));
      const later = inOrder();
      expect((await here.send(later)).body.outcome).toBe('ACCEPTED');
      expect((await there.send(later)).body.outcome).toBe('REPEATED');
      expect(there.log.join('')).toContain('taken events cannot be looked up');
    });
  });
});

describe('events at the gateway', () => {
  let running: Running;
  beforeAll(async () => {
    running = await Running.start();
  });
  afterAll(() => running.stop());

  const order = (system: string, body: unknown) =>
    fetch(`${running.mocks.controlUrl}/events/${system}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const here = () => `${running.gateway.url}/events`;

  test.each(SOURCE_IDS)(
    'are accepted from the mock system %s, which sends one on request',
    async (system) => {
      const answer = await order(system, { identityNumbers: [NUMBER, '012345678'], to: here() });
      expect([answer.status, await answer.json()]).toEqual([
        202,
        { status: 202, answer: { outcome: 'ACCEPTED' } },
      ]);
    },
  );

  test('are processed once, and refused with a mock’s key under another source’s name', async () => {
    const key = publishedKey(licenceSystem);
    const send = (body: string) => post(here(), body, { 'x-jws-signature': signatureOf(body, key) });
    const body = JSON.stringify(eventOf('urn:lienthong:mock:driving-licence'));
    expect((await send(body)).body.outcome).toBe('ACCEPTED');
    expect((await send(body)).body.outcome).toBe('REPEATED');
    const other = JSON.stringify(eventOf('urn:lienthong:mock:population'));
    expect(fault(await send(other))).toEqual([403, 'FORBIDDEN', 'source', 'EVENT_SOURCE']);
    expect(running.log.join('')).not.toContain(NUMBER);
  });

  test('are accepted by POST only', async () => {
    const answer = await read(await fetch(here()));
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  });

  test('are refused from a source without keys', async () => {
    const mute = await Running.start((config) => ({
      ...config,
      sources: Object.fromEntries(
        Object.entries(config.sources).map(([id, { events: _events, ...source }]) => [id, source]),
      ),
    }));
    const body = JSON.stringify(eventOf('urn:lienthong:mock:driving-licence'));
    const signature = signatureOf(body, publishedKey(licenceSystem));
    const answer = await post(`${mute.gateway.url}/events`, body, { 'x-jws-signature': signature });
    await mute.stop();
    expect(fault(answer)).toEqual(SIGNED('SIGNATURE'));
  });

  test('are refused with the same reason as the control address shows', async () => {
    const answer = await order('population', {
      identityNumbers: [NUMBER],
      to: `${running.gateway.url}/graphql`,
    });
    expect([answer.status, (await json<{ status: number }>(answer)).status]).toEqual([415, 415]);
  });

  test.each<[string, string, unknown, number, string]>([
    ['a system that is not there', 'weather', {}, 404, 'id must be one of population, health-insurance'],
    ['no numbers', 'population', { to: 'http://127.0.0.1:9' }, 400, 'identityNumbers must be 1 to 100'],
    [
      'words',
      'population',
      { identityNumbers: ['An'], to: 'http://[::1]:9' },
      400,
      'identityNumbers must be',
    ],
    [
      'another machine',
      'population',
      { identityNumbers: [NUMBER], to: 'http://192.0.2.1/' },
      400,
      'to must be an',
    ],
    [
      'a name that only looks like this machine',
      'population',
      { identityNumbers: [NUMBER], to: 'http://127.0.0.1.example.test/' },
      400,
      'to must be an http address on 127.0.0.1',
    ],
    [
      'an id',
      'population',
      { identityNumbers: [NUMBER], to: 'http://[::1]:9', id: 'x' },
      400,
      'An event may have',
    ],
    [
      'where nobody is',
      'population',
      { identityNumbers: [NUMBER], to: 'http://127.0.0.1:9/' },
      502,
      'to must be where',
    ],
  ])('the control address refuses %s', async (_what, system, body, status, message) => {
    const answer = await order(system, body);
    expect(answer.status).toBe(status);
    expect((await json<{ message: string }>(answer)).message).toContain(message);
  });

  test('are sent by the example of docs/events.md as printed', async () => {
    const [, script = ''] = /```js\n([\s\S]*?)```/.exec(page()) ?? [];
    const file = join(await mkdtemp(join(tmpdir(), 'lienthong-')), 'example.mjs');
    await writeFile(file, script);
    const env = { ...process.env, GATEWAY: running.gateway.url };
    const { stdout } = await promisify(execFile)(process.execPath, [file], { env });
    expect(stdout).toBe('202 {"outcome":"ACCEPTED"}\n');
  });
});

test('are refused for exactly the reasons in docs/events.md', () => {
  const rows = [...page().matchAll(/^\| (\d{3}) +\|(.*)\|$/gm)];
  const documented = rows.map(([, status, cells = '']) => [
    Number(status),
    ...cells.split('|', 3).map((cell) => cell.trim().replaceAll('`', '') || undefined),
  ]);
  const told = [
    ...REFUSED.map(([, , refusal]) => refusal),
    [429, 'RATE_LIMITED', undefined, undefined],
    [503, 'EVENT_NOT_CARRIED_OUT', undefined, undefined],
  ];
  const distinct = [...new Map(told.map((refusal) => [JSON.stringify(refusal), refusal])).values()];
  expect(documented).toEqual(distinct);
});

function page(): string {
  return readFileSync(new URL('../docs/events.md', import.meta.url), 'utf8');
}

/** The mock systems and their control address: the surface that tests and applications rely on. */
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { ExpectedPerson } from '../mocks/control/population.ts';
import { startMocks, type Mocks } from '../mocks/index.ts';
import { lastingPorts } from '../mocks/kit/lasting-port.ts';
import { startMocksInWorker } from '../mocks/worker.ts';
import type { Subject } from '../mocks/people/person.ts';
import { system as licenceSystem } from '../mocks/systems/driving-licence/index.ts';
import { persona } from './kit/personas.ts';
import { freePorts } from './kit/ports.ts';
import { LgspCalls, lookUpRequest } from './kit/lgsp-calls.ts';
import {
  askPopulation,
  json,
  lookUpElements,
  lookUpEnvelope,
  populationHeaders,
  postPopulation,
} from './kit/mock-calls.ts';

const an = persona('Nguyễn Văn An').subject;
const hbia = persona("H'Bia Êban").subject;

let mocks: Mocks;
let population: string;
let licences: LgspCalls;

function licenceRequest(numbers: readonly string[]) {
  return lookUpRequest(numbers, { noiDung: ['GPLX', 'DIEM'] });
}

async function control(path: string, method = 'GET', body?: unknown): Promise<Response> {
  return fetch(`${mocks.controlUrl}${path}`, {
    method,
    ...(body === undefined
      ? {}
      : {
          headers: { 'content-type': 'application/json' },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
  });
}

async function fault(id: string, ...faults: readonly object[]): Promise<void> {
  expect((await control(`/faults/${id}`, 'PUT', faults)).status).toBe(204);
}

interface Persona {
  readonly name: string;
  readonly story: string;
  readonly subject: Subject;
  readonly cardQr: string;
  readonly cards: readonly { readonly format: string; readonly text: string }[];
}

interface Stats {
  readonly calls: number;
  readonly keys: number;
  readonly batchSizes: readonly number[];
  readonly tokens: number;
  readonly contractBreaks: number;
}

async function statsOf(id: string): Promise<Stats | undefined> {
  return (await json<{ systems: Record<string, Stats> }>(control('/stats'))).systems[id];
}

/** Settles before the timer when nobody keeps the request waiting. */
async function answersWithin(ms: number, asked: Promise<Response>): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => {
    setTimeout(() => resolve(false), ms);
  });
  return Promise.race([asked.then(() => true), late]);
}

/** Whether the population database finds An and answers in good order. */
async function found(): Promise<boolean> {
  return (await (await askPopulation(population, an)).text()).includes('<ns1:CongDan>');
}

async function listed(query: string): Promise<readonly unknown[]> {
  return (await json<{ people: unknown[] }>(control(`/population${query}`))).people;
}

async function shownFaults(id: string): Promise<unknown> {
  return (await json<{ systems: Record<string, unknown> }>(control('/faults'))).systems[id];
}

/** The status for a request with a Host of its own, which fetch does not allow; undefined without the mock's header. */
async function statusFor(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.headers['x-lienthong-mock'] === '1' ? response.statusCode : undefined);
    })
      .on('error', reject)
      .end();
  });
}

beforeAll(async () => {
  mocks = await startMocks({ port: 0 });
  population = mocks.urls['population'] ?? '';
  licences = new LgspCalls(licenceSystem, mocks.urls['driving-licence'] ?? '');
});

afterEach(async () => {
  await control('/faults', 'DELETE');
  await control('/stats', 'DELETE');
});

afterAll(async () => {
  await mocks.close();
});

describe('personas and population of the mocks', () => {
  test('give each persona a name, a story, a triple and the text of the card', async () => {
    const personas = await json<readonly Persona[]>(control('/personas'));
    expect(personas.length).toBeGreaterThanOrEqual(5);
    for (const { name, story, subject, cardQr, cards } of personas) {
      expect(subject.fullName).toBe(name);
      expect(story.length).toBeGreaterThan(20);
      const [number, , cardName, birth, sex, , issued, ...rest] = cardQr.split('|');
      expect([number, cardName]).toEqual([subject.identityNumber, name]);
      expect(birth).toMatch(/^(\d{8}|\d{4})$/);
      expect(['Nam', 'Nữ']).toContain(sex);
      expect(issued).toMatch(/^\d{8}$/);
      expect(rest).toEqual([]);
      const identityCards = cards.filter(({ format }) => format !== 'HEALTH_INSURANCE_CARD_QR');
      for (const { text } of identityCards) expect(text).toContain(subject.identityNumber);
      expect(identityCards.map(({ format }) => format)).toContain('IDENTITY_CARD_MRZ');
    }
  });

  test('list the expected answer of every system', async () => {
    const { total, people } = await json<{ total: number; people: ExpectedPerson[] }>(
      control('/population?offset=10&limit=50'),
    );
    expect(total).toBe(1_000_000);
    expect(people.map(({ index }) => index)).toEqual(Array.from({ length: 50 }, (_, i) => 10 + i));
    for (const { sources, subject } of people) {
      expect(Object.keys(sources)).toEqual(Object.keys(mocks.urls));
      expect(sources['population']?.outcome).toBe('FOUND');
      expect(sources['population']?.record).toMatchObject({
        identityNumber: subject.identityNumber,
        fullName: subject.fullName.toUpperCase(),
        dateOfBirth: subject.dateOfBirth,
      });
      const driving = sources['driving-licence'];
      expect(['FOUND', 'NOT_FOUND']).toContain(driving?.outcome);
      expect(driving?.record === null).toBe(driving?.outcome === 'NOT_FOUND');
      expect(driving).toHaveProperty('points.outcome');
    }
  });

  test('list 20 people by default, and none past the end', async () => {
    expect(await listed('')).toHaveLength(20);
    expect(await listed('?offset=999995')).toHaveLength(5);
    expect(await listed('?offset=1000000')).toHaveLength(0);
  });

  test('list difficult people separately, with every outcome', async () => {
    const { total, people } = await json<{ total: number; people: ExpectedPerson[] }>(
      control('/population?kind=difficult&limit=90'),
    );
    expect(total).toBe(10_000);
    const outcomes = people.map(({ sources }) => sources['driving-licence']?.outcome);
    expect(new Set(outcomes)).toEqual(new Set(['MISMATCH', 'FOUND', 'NOT_ASKED']));
    const stray = people.find((person) => person.case === "one of two licences is somebody else's");
    expect(stray?.sources['driving-licence']?.record?.['licences']).toHaveLength(1);
  });

  test.each([
    ['?limit=0', 'limit must be a whole number from 1 to 1000.'],
    ['?limit=1001', 'limit must be a whole number from 1 to 1000.'],
    ['?limit=ten', 'limit must be a whole number from 1 to 1000.'],
    ['?offset=-1', /^offset must be a whole number from 0 to/],
    ['?offset=1.5', /^offset must be a whole number from 0 to/],
    ['?limit=1&limit=2', 'limit must be a whole number from 1 to 1000.'],
    ['?kind=easy', 'kind must be difficult, or left out.'],
  ])('refuse the query %s with its rule', async (query, rule) => {
    const response = await control(`/population${query}`);
    expect(response.status).toBe(400);
    expect((await json<{ message: string }>(response)).message).toMatch(rule);
  });
});

describe('access to the mocks', () => {
  test('is limited to this machine’s host names, on the control address and every system', async () => {
    for (const url of [`${mocks.controlUrl}/personas`, ...Object.values(mocks.urls)]) {
      for (const host of ['127.0.0.1', '127.0.0.1:1234', 'localhost:80', 'LOCALHOST', '[::1]:4100']) {
        expect(await statusFor(url, host)).not.toBe(403);
      }
      for (const host of [
        'evil.example',
        '127.0.0.1.evil.example',
        'localhost.evil.example',
        '10.0.0.1',
        'localhost:a',
      ]) {
        expect(await statusFor(url, host)).toBe(403);
      }
    }
  });

  test('is marked by a header on every answer, including refusals', async () => {
    const answers = await Promise.all([
      control('/personas'),
      control('/nothing'),
      fetch(population),
      licences.postToken('grant_type=password'),
      postPopulation(population, '<', {}),
      licences.post({}, null),
    ]);
    for (const answer of answers) expect(answer.headers.get('x-lienthong-mock')).toBe('1');
  });

  test('is refused everywhere for bodies over 1 MiB', async () => {
    const big = ' '.repeat(1_048_577);
    const token = await licences.token();
    const answers = [
      await control('/faults/population', 'PUT', big),
      await postPopulation(population, big),
      await licences.post(big, token),
    ];
    expect(answers.map(({ status }) => status)).toEqual([413, 413, 413]);
  });
});

describe('authentication at the mocks', () => {
  test.each([
    ['authorization', 'Basic bGllbnRob25nOnNlY3JldA=='],
    ['authorization', undefined],
    ['timestamp', undefined],
    ['timestamp', 'yesterday'],
    ['x-road-client', 'VN/GOV/H99/ELSE'],
    ['apikey', undefined],
  ])('refuses %s at the population database: %s', async (name, value) => {
    const { [name]: _, ...headers } = populationHeaders();
    const answer = await postPopulation(population, lookUpEnvelope(lookUpElements(an)), {
      ...headers,
      ...(value === undefined ? {} : { [name]: value }),
    });
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain('<faultcode>soapenv:Client</faultcode>');
    expect(await statsOf('population')).toMatchObject({ calls: 0, contractBreaks: 0 });
  });

  test('refuses a timestamp more than five minutes off, and accepts one within', async () => {
    const body = lookUpEnvelope(lookUpElements(an));
    const statusAt = async (offset: number) =>
      (await postPopulation(population, body, populationHeaders(Date.now() + offset))).status;
    expect(await statusAt(-301_000)).toBe(401);
    expect(await statusAt(301_000)).toBe(401);
    expect(await statusAt(-280_000)).toBe(200);
  });

  test('issues a token for the right key only', async () => {
    const issued = await licences.postToken();
    expect(issued.status).toBe(200);
    expect(await issued.json()).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
    const refused = await licences.postToken('grant_type=client_credentials', 'another');
    expect(refused.status).toBe(401);
    expect(await refused.json()).toMatchObject({ error: 'invalid_client' });
    expect((await statsOf('driving-licence'))?.tokens).toBe(1);
  });

  test('answers 900902 without a token and 900901 with a wrong one', async () => {
    const body = licenceRequest([an.identityNumber]);
    const [, expires = '', nonce = ''] = /^(\d+)\.(\w+)/.exec(await licences.token()) ?? [];
    for (const [token, code] of [
      [null, 900902],
      ['wrong', 900901],
      [`${expires}.${nonce}.${'0'.repeat(64)}`, 900901],
      [`${Number(expires) + 1}.${nonce}.${'0'.repeat(64)}`, 900901],
    ] as const) {
      const answer = await licences.post(body, token);
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({ fault: { code } });
    }
    expect((await statsOf('driving-licence'))?.calls).toBe(0);
  });
});

describe('statistics of the mocks', () => {
  test('count business calls, subjects, batch sizes and tokens, and can be reset', async () => {
    const token = await licences.token();
    await licences.post(licenceRequest([an.identityNumber]), token);
    await licences.post(licenceRequest([an.identityNumber, hbia.identityNumber]), token);
    await askPopulation(population, an);
    expect(await statsOf('driving-licence')).toEqual({
      calls: 2,
      keys: 3,
      batchSizes: [1, 2],
      tokens: 1,
      contractBreaks: 0,
    });
    expect(await statsOf('population')).toEqual({
      calls: 1,
      keys: 1,
      batchSizes: [1],
      tokens: 0,
      contractBreaks: 0,
    });
    expect((await control('/stats', 'DELETE')).status).toBe(204);
    expect(await statsOf('driving-licence')).toMatchObject({ calls: 0, keys: 0, batchSizes: [], tokens: 0 });
  });

  test('count a call although a fault follows', async () => {
    await fault('population', { kind: 'error', status: 503 });
    expect((await askPopulation(population, an)).status).toBe(503);
    expect(await statsOf('population')).toMatchObject({ calls: 1, keys: 1 });
  });
});

describe('faults of the mocks', () => {
  test('delay answers with latency', async () => {
    await fault('population', { kind: 'latency', ms: 300 });
    const asked = askPopulation(population, an);
    expect(await answersWithin(100, asked)).toBe(false);
    expect((await asked).status).toBe(200);
  });

  test('end a latency in progress when cleared', async () => {
    await fault('population', { kind: 'latency', ms: 60_000 });
    const asked = askPopulation(population, an);
    expect(await answersWithin(100, asked)).toBe(false);
    await control('/faults', 'DELETE');
    expect((await asked).status).toBe(200);
  });

  test('answer the configured status with error, in the system’s format', async () => {
    await fault('population', { kind: 'error', status: 502 });
    await fault('driving-licence', { kind: 'error', status: 429 });
    const soap = await askPopulation(population, an);
    expect([soap.status, await soap.text()]).toEqual([502, expect.stringContaining('soapenv:Server')]);
    const token = await licences.token();
    expect((await licences.post(licenceRequest([an.identityNumber]), token)).status).toBe(429);
  });

  test('answer 200 with an unparseable body with malformed', async () => {
    await fault('population', { kind: 'malformed' });
    await fault('driving-licence', { kind: 'malformed' });
    const soap = await askPopulation(population, an);
    expect(soap.status).toBe(200);
    expect(await soap.text()).not.toContain('</soapenv:Envelope>');
    const answer = await licences.post(licenceRequest([an.identityNumber]), await licences.token());
    expect(answer.status).toBe(200);
    await expect(answer.json()).rejects.toThrow('JSON');
  });

  test('send an X-Road code of businessError as a fault, in header and message', async () => {
    const code = 'Server.ServerProxy.AccessDenied';
    await fault('population', { kind: 'businessError', code });
    const answer = await askPopulation(population, an);
    expect([answer.status, answer.headers.get('x-road-error')]).toEqual([500, code]);
    expect(await answer.text()).toContain(`<faultcode>${code}</faultcode>`);
  });

  test('answer 200 with the code of businessError, in the system’s format', async () => {
    await fault('population', { kind: 'businessError', code: '004' });
    await fault('driving-licence', { kind: 'businessError', code: 77 });
    const soap = await askPopulation(population, an);
    expect([soap.status, await soap.text()]).toEqual([
      200,
      expect.stringContaining('<ns1:MaLoi>004</ns1:MaLoi>'),
    ]);
    const answer = await licences.post(licenceRequest([an.identityNumber]), await licences.token());
    expect([answer.status, await answer.json()]).toEqual([
      200,
      expect.objectContaining({ status: 0, maLoi: '77' }),
    ]);
    expect(await shownFaults('population')).toEqual([{ kind: 'businessError', code: '004' }]);
  });

  test('answer about another person with wrongSubject, in a batch under the number asked for', async () => {
    await fault('population', { kind: 'wrongSubject' });
    await fault('driving-licence', { kind: 'wrongSubject' });
    expect(await (await askPopulation(population, hbia)).text()).toContain('NGUYỄN VĂN AN');
    const ask = [an.identityNumber, hbia.identityNumber];
    const { ketQua } = await json<{
      ketQua: Array<{ soDinhDanh: string; gplx: Array<{ HoVaTen: string }> }>;
    }>(licences.post(licenceRequest(ask), await licences.token()));
    const nameFor = (number: string) => ketQua.find((one) => one.soDinhDanh === number)?.gplx[0]?.HoVaTen;
    expect(nameFor(an.identityNumber)).not.toBe(an.fullName);
    expect(nameFor(hbia.identityNumber)).toBe(an.fullName);
  });

  test('refuse connections with down until cleared, including the token address', async () => {
    await fault('driving-licence', { kind: 'down' });
    await expect(licences.postToken()).rejects.toThrow('fetch failed');
    expect(await found()).toBe(true);
    expect((await control('/faults', 'DELETE')).status).toBe(204);
    expect((await licences.postToken()).status).toBe(200);
  });

  test('destroy open connections with down', async () => {
    await fault('population', { kind: 'hang' });
    const asked = askPopulation(population, an);
    expect(
      await answersWithin(
        100,
        asked.catch(() => new Response()),
      ),
    ).toBe(false);
    await fault('population', { kind: 'down' });
    await expect(asked).rejects.toThrow('fetch failed');
  });

  test('bring a system up again when another fault replaces down', async () => {
    await fault('population', { kind: 'down' });
    await fault('population', { kind: 'error', status: 500 });
    expect((await askPopulation(population, an)).status).toBe(500);
  });

  test('never answer with hang, including token address and refusals, until cleared', async () => {
    const token = await licences.token();
    await fault('driving-licence', { kind: 'hang' });
    const asked = [
      licences.postToken(),
      licences.post(licenceRequest([an.identityNumber]), token),
      licences.post({}, null),
    ].map(async (request_) => request_.then(String, () => 'lost'));
    const settled = Promise.race(asked);
    expect(
      await answersWithin(
        200,
        settled.then(() => new Response()),
      ),
    ).toBe(false);
    expect(await statsOf('driving-licence')).toMatchObject({ calls: 1, keys: 1 });
    await control('/faults', 'DELETE');
    expect(await Promise.all(asked)).toEqual(['lost', 'lost', 'lost']);
    expect((await licences.postToken()).status).toBe(200);
  });

  test.each([
    ['error', { kind: 'error', status: 500, times: 2 }],
    ['malformed', { kind: 'malformed', times: 2 }],
    ['wrongSubject', { kind: 'wrongSubject', times: 2 }],
  ])('end by themselves after the configured number of business calls: %s', async (kind, limited) => {
    await fault('driving-licence', limited);
    const token = await licences.token();
    const good = async (): Promise<boolean> => {
      const text = await (await licences.post(licenceRequest([an.identityNumber]), token)).text();
      return text.includes('"ketQua":[{') && text.includes(an.fullName) && text.endsWith('}');
    };
    expect([kind, await good(), await good(), await good()]).toEqual([kind, false, false, true]);
  });

  test.each([
    { kind: 'latency', ms: 60_000, times: 1 },
    { kind: 'hang', times: 1 },
  ])('delay the configured number of calls and answer the next: $kind', async (limited) => {
    await fault('population', limited);
    const first = askPopulation(population, an).then(String, String);
    while ((await statsOf('population'))?.calls !== 1);
    expect(await found()).toBe(true);
    await control('/faults', 'DELETE');
    await first;
  });

  test('lose the configured number of connections with down and then answer', async () => {
    await fault('population', { kind: 'down', times: 2 });
    const attempts: string[] = [];
    for (let i = 0; i < 3; i++)
      attempts.push(
        await askPopulation(population, an).then(
          () => 'answered',
          () => 'lost',
        ),
      );
    expect(attempts).toEqual(['lost', 'lost', 'answered']);
  });

  test('of one system leave the others unaffected, and several combine', async () => {
    await fault('driving-licence', { kind: 'latency', ms: 1 }, { kind: 'error', status: 500 });
    expect(await found()).toBe(true);
    const token = await licences.token();
    expect((await licences.post(licenceRequest([an.identityNumber]), token)).status).toBe(500);
  });

  test('are listed with the remaining calls, and replaced as a whole', async () => {
    await fault('population', { kind: 'error', status: 500, times: 3 }, { kind: 'latency', ms: 0 });
    await askPopulation(population, an);
    expect(await shownFaults('population')).toEqual([
      { kind: 'error', status: 500, times: 2 },
      { kind: 'latency', ms: 0 },
    ]);
    await fault('population', { kind: 'malformed' });
    expect(await shownFaults('population')).toEqual([{ kind: 'malformed' }]);
  });

  test('are accepted as one fault, a list and an object with a list', async () => {
    for (const body of [
      { kind: 'malformed' },
      [{ kind: 'malformed' }],
      { faults: [{ kind: 'malformed' }] },
      [],
    ]) {
      expect((await control('/faults/population', 'PUT', body)).status).toBe(204);
    }
  });

  test.each<[unknown, RegExp]>([
    [[{ kind: 'explode' }], /^faults\[0\]\.kind must be one of latency, down, hang/],
    [[{ kind: 'constructor' }], /^faults\[0\]\.kind must be one of/],
    [[{}], /^faults\[0\]\.kind must be one of/],
    [[{ kind: 'latency' }], /^faults\[0\]\.ms must be a whole number from 0 to 60000/],
    [[{ kind: 'latency', ms: 60_001 }], /^faults\[0\]\.ms/],
    [[{ kind: 'latency', ms: '5' }], /^faults\[0\]\.ms/],
    [
      [{ kind: 'down' }, { kind: 'error', status: 399 }],
      /^faults\[1\]\.status must be a whole number from 400 to 599/,
    ],
    [[{ kind: 'businessError' }], /^faults\[0\]\.code must be 1 to 32 letters, digits or _/],
    [[{ kind: 'businessError', code: '<a>' }], /^faults\[0\]\.code/],
    [[{ kind: 'businessError', code: 'Server.<a>' }], /^faults\[0\]\.code/],
    [[{ kind: 'businessError', code: 'Server.' }], /^faults\[0\]\.code/],
    [[{ kind: 'businessError', code: 4.5 }], /^faults\[0\]\.code/],
    [[{ kind: 'down', times: 0 }], /^faults\[0\]\.times must be a whole number from 1/],
    [[{ kind: 'down', ms: 3 }], /^faults\[0\] may have kind, times and nothing else/],
    [[{ kind: 'down' }, { kind: 'down' }], /^faults must have each kind at most once/],
    [['down'], /^faults\[0\] must be an object/],
    [{ faults: 'down' }, /^faults must be a list/],
    ['"down"', /^faults must be a list/],
    ['{"kind":', /^The body must be JSON/],
  ])('%j is refused with field and rule', async (body, rule) => {
    const response = await control('/faults/population', 'PUT', body);
    expect(response.status).toBe(400);
    expect((await json<{ message: string }>(response)).message).toMatch(rule);
  });

  test('of an unknown system are not found, and the message names the known ones', async () => {
    const response = await control('/faults/moon', 'PUT', []);
    expect(response.status).toBe(404);
    const { message } = await json<{ message: string }>(response);
    expect(message).toMatch(/^id must be one of population, .*driving-licence.*\.$/);
  });
});

describe('a free port of a mock', () => {
  const ports = (urls: readonly string[]) => urls.map((url) => Number(new URL(url).port));

  test('is outside the ports of outgoing connections and of port 0 while its system is down', async () => {
    const others = await startMocks({ port: 0, total: 1 });
    const given = createServer().listen(0, '127.0.0.1');
    await once(given, 'listening');
    const { port } = given.address() as AddressInfo;
    given.close();
    await others.close();
    const chosen = ports([others.controlUrl, ...Object.values(others.urls)]);
    const range = lastingPorts();
    expect(range).toBeDefined();
    expect(port >= (range?.lowest ?? 0) && port <= (range?.highest ?? 0)).toBe(false);
    for (const one of chosen) {
      expect(one).toBeGreaterThanOrEqual(range?.lowest ?? Infinity);
      expect(one).toBeLessThanOrEqual(range?.highest ?? -Infinity);
    }
    expect(new Set(chosen).size).toBe(chosen.length);
  });

  test('is not given to another system while its own is down', async () => {
    const first = await startMocks({ port: 0, total: 1 });
    await fetch(`${first.controlUrl}/faults/population`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: '[{"kind":"down"}]',
    });
    const further = await startMocks({ port: 0, total: 1 });
    expect(ports(Object.values(further.urls))).not.toContain(
      Number(new URL(first.urls['population'] ?? '').port),
    );
    expect((await fetch(`${first.controlUrl}/faults`, { method: 'DELETE' })).status).toBe(204);
    await Promise.all([first, further].map((ended) => ended.close()));
  });

  test.each([
    ['as Linux has it', '32768\t60999\n', { lowest: 20_000, highest: 32_767 }],
    ['of another system', 'no numbers', { lowest: 20_000, highest: 32_767 }],
    ['that begins earlier', '15000\t60999\n', { lowest: 5000, highest: 14_999 }],
    ['that begins at once', '1024\t60999\n', { lowest: 61_000, highest: 65_535 }],
    ['that has almost every port', '1024\t65535\n', undefined],
  ])('is outside a range of outgoing connections %s', (_what, outgoing, range) => {
    expect(lastingPorts(outgoing)).toEqual(range);
  });
});

describe('start and stop of the mocks', () => {
  test('reject with the system’s error if a port is in use, and leave nothing listening', async () => {
    const first = await freePorts(10);
    const port = first + 4;
    const taken = createServer().listen(port, '127.0.0.1');
    await once(taken, 'listening');
    const inUse = { code: 'EADDRINUSE', port };
    await expect(startMocks({ port: port - 1 })).rejects.toMatchObject(inUse);
    await expect(startMocksInWorker({ port: port - 1 })).rejects.toMatchObject(inUse);
    await expect(startMocks({ port: first })).rejects.toMatchObject(inUse);
    await expect(fetch(`http://127.0.0.1:${first + 1}`)).rejects.toThrow('fetch failed');
    taken.close();
  });

  test('give the same mocks in a worker thread', async () => {
    const thread = await startMocksInWorker({ port: 0, total: 30 });
    const { total, people } = await json<{ total: number; people: ExpectedPerson[] }>(
      fetch(`${thread.controlUrl}/population`),
    );
    expect(total).toBe(30);
    expect(people).toEqual((await json<{ people: ExpectedPerson[] }>(control('/population'))).people);
    expect((await askPopulation(thread.urls['population'] ?? '', an)).status).toBe(200);
    await thread.close();
    await expect(fetch(thread.controlUrl)).rejects.toThrow('fetch failed');
  });

  test('end hanging requests', async () => {
    const others = await startMocks({ port: 0 });
    const url = others.urls['population'] ?? '';
    await fetch(`${others.controlUrl}/faults/population`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: '[{"kind":"hang"}]',
    });
    const asked = askPopulation(url, an);
    expect(
      await answersWithin(
        100,
        asked.catch(() => new Response()),
      ),
    ).toBe(false);
    await others.close();
    await expect(asked).rejects.toThrow('fetch failed');
  });
});

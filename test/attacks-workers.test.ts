/** Attacks on workers without Redis: changes, refusals and rates hold in all of them. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { system } from '../mocks/systems/health-insurance/index.ts';
import { startMocks, type TestMocks } from '../dev/kit.ts';
import { openWorkplace, workerPids, type GatewayProcess, type Workplace } from './kit/gateway-process.ts';
import { OFFICER, startIssuer, type TestIssuer } from './kit/issuer.ts';
import { eventOf, publishedKey, signatureOf } from './kit/signed-events.ts';

interface Answer {
  readonly status: string;
  readonly provenance: { readonly freshness: string; readonly requestId: string | null };
}

const EVENT_SOURCE = 'urn:lienthong:mock:health-insurance';
const COLLEAGUE = { identityNumber: '079190000002', fullName: 'Lê Thị Tiếp Đón' };
const QUERY = `query ($subject: SubjectInput!) {
  citizen(subject: $subject) { healthInsurance { status provenance { freshness requestId } record { cardNumber } } }
}`;

let mocks: TestMocks;
let issuer: TestIssuer;
beforeAll(async () => {
  [mocks, issuer] = await Promise.all([startMocks(), startIssuer()]);
});
afterAll(async () => {
  issuer.stop();
  await mocks.close();
});
afterEach(() => mocks.clearFaults());

async function start(blocks: object = {}): Promise<[Workplace, GatewayProcess]> {
  const workplace = await openWorkplace({
    urls: mocks.urls,
    workers: 2,
    blocks: { auth: { issuers: [issuer.settings] }, ...blocks },
  });
  return [workplace, await workplace.start()];
}

/** Opens a connection per request, so that the workers take turns. */
async function post(gateway: GatewayProcess, path: string, headers: object, body: string): Promise<Response> {
  return fetch(`${gateway.url}${path}`, {
    method: 'POST',
    headers: { ...headers, connection: 'close' },
    body,
    // A connection handed to a killed worker never gets an answer.
    signal: AbortSignal.timeout(15_000),
  });
}

async function headersOf(officer: object): Promise<Record<string, string>> {
  return {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json',
    authorization: `Bearer ${await issuer.token({ ...OFFICER, officer, scope: 'health-insurance' })}`,
    'x-purpose': '0.000000',
    'x-dossier': 'H29.101-260131-0009',
    'x-max-wait-ms': '10000',
  };
}

describe('two workers', () => {
  let workplace: Workplace;
  let gateway: GatewayProcess;
  let headers: Record<string, string>;
  beforeAll(async () => {
    [workplace, gateway] = await start();
    headers = await headersOf(COLLEAGUE);
  });
  afterAll(() => workplace.remove());

  async function ask(persona: string, more: object = {}): Promise<Answer> {
    const { subject } = mocks.persona(persona);
    const body = JSON.stringify({ query: QUERY, variables: { subject } });
    const response = await post(gateway, '/graphql', { ...headers, ...more }, body);
    const { data } = (await response.json()) as { data: { citizen: { healthInsurance: Answer } } };
    return data.citizen.healthInsurance;
  }

  /** Asks until both workers serve the record from their own cache. Returns the ids of their calls. */
  async function servedByBoth(persona: string): Promise<ReadonlySet<string>> {
    const ids = new Set<string>();
    while (ids.size < 2) {
      const { provenance } = await ask(persona);
      if (provenance.freshness === 'CACHED') ids.add(provenance.requestId ?? '');
    }
    return ids;
  }

  async function event(id: string): Promise<[number, unknown]> {
    const { identityNumber } = mocks.persona('Nguyễn Văn An').subject;
    const body = JSON.stringify(eventOf(EVENT_SOURCE, { id, data: { identityNumbers: [identityNumber] } }));
    const signed = {
      'content-type': 'application/cloudevents+json',
      'x-jws-signature': signatureOf(body, publishedKey(system)),
    };
    const response = await post(gateway, '/events', signed, body);
    return [response.status, await response.json()];
  }

  test('serve no outdated record after an event at either worker', async () => {
    const outdated = await servedByBoth('Nguyễn Văn An');
    expect(await event('change-1')).toEqual([202, { outcome: 'ACCEPTED' }]);
    for (let time = 0; time < 10; time += 1) {
      const { status, provenance } = await ask('Nguyễn Văn An');
      expect(status).toBe('FOUND');
      expect(outdated).not.toContain(provenance.requestId);
    }
  });

  test('recognise an event that the other worker has carried out', async () => {
    expect(await event('change-2')).toEqual([202, { outcome: 'ACCEPTED' }]);
    for (let time = 0; time < 6; time += 1)
      expect(await event('change-2')).toEqual([202, { outcome: 'REPEATED' }]);
  });

  test('end the cached answers of an officer whom the source refuses at either worker', async () => {
    await servedByBoth('Nguyễn Văn An');
    await mocks.setFaults('health-insurance', [{ kind: 'businessError', code: '054' }]);
    expect((await ask('Nguyễn Văn An', { 'x-max-age': '0' })).status).toBe('REFUSED');
    for (let time = 0; time < 10; time += 1) expect((await ask('Nguyễn Văn An')).status).toBe('REFUSED');
  });

  test('answer 202 to an event only when both workers have dropped the record', async () => {
    const [stopped = 0] = workerPids(gateway);
    process.kill(stopped, 'SIGSTOP');
    try {
      // The stopped worker receives one of the two events.
      const both = [event('change-3'), event('change-3')];
      const [status] = await Promise.race(both);
      expect(status).toBe(503);
      process.kill(stopped, 'SIGCONT');
      await Promise.all(both);
      expect((await event('change-3'))[0]).toBe(202);
    } finally {
      process.kill(stopped, 'SIGCONT');
    }
  });

  test('take events during the death of a worker and a rolling restart', async () => {
    const ending = new AbortController();
    const outcomes: unknown[] = [];
    const telling = (async () => {
      for (let count = 0; !ending.signal.aborted; count += 1) {
        outcomes.push((await event(`during-${count}`).catch(() => ['broken off']))[0]);
        // Stays within the rate of the source.
        await sleep(50);
      }
    })();
    const [first = 0] = workerPids(gateway);
    process.kill(first, 'SIGKILL');
    while (workerPids(gateway).length < 2 || workerPids(gateway).includes(first)) await sleep(20);
    process.kill(gateway.pid, 'SIGHUP');
    while (!gateway.printed.includes('All workers are new.')) await sleep(20);
    ending.abort();
    await telling;
    // The event handed to the killed worker may be lost.
    expect(outcomes.filter((status) => status !== 202).length).toBeLessThanOrEqual(1);
    const outdated = await servedByBoth('Nguyễn Văn An');
    expect(await event('after-all')).toEqual([202, { outcome: 'ACCEPTED' }]);
    for (let time = 0; time < 10; time += 1)
      expect(outdated).not.toContain((await ask('Nguyễn Văn An')).provenance.requestId);
  });
});

test('two workers share the rate of an officer', async () => {
  const rate = { application: { requests: 1000, seconds: 3600 }, officer: { requests: 7, seconds: 3600 } };
  const [workplace, gateway] = await start({ limits: { rate } });
  try {
    const headers = await headersOf(COLLEAGUE);
    const { subject } = mocks.persona('Nguyễn Văn An');
    const body = JSON.stringify({ query: QUERY, variables: { subject } });
    const statuses = [];
    for (let time = 0; time < 20; time += 1) {
      const response = await post(gateway, '/graphql', headers, body);
      await response.text();
      statuses.push(response.status);
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(7);
    expect(statuses.filter((status) => status === 429)).toHaveLength(13);
  } finally {
    await workplace.remove();
  }
});

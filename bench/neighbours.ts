// Measures a fifth officer while four hostile ones send what their rates allow: whether the fifth is answered, and how long
// that takes compared with the same requests sent alone. A part of `npm run soak`.
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '../src/lib/output.ts';
import { startMocks } from '../src/index.ts';
import { openWorkplace } from '../test/kit/gateway-process.ts';
import { OFFICER, startIssuer } from '../test/kit/issuer.ts';
import { quantile } from './load.ts';
import { peopleOf } from './people.ts';
import type { BenchSubject } from './workloads.ts';
import { COMBINED } from './query.ts';

/** Requests that the fifth officer makes in each phase, ten a second. */
const REQUESTS = Number(process.env['SOAK_NEIGHBOUR_REQUESTS'] ?? 300);
const EVERY_MS = 100;

/** As in config/production.example.yml. */
const LIMITS = {
  rate: { application: { requests: 200, seconds: 1 }, officer: { requests: 20, seconds: 1 } },
  daily: { application: 2_000_000, officer: 1_000_000 },
};

interface Body {
  readonly query: string;
  readonly variables?: object;
}

/** Makes a request of a hostile officer; `turn` differs with each request. */
type Attack = (people: readonly BenchSubject[], turn: number) => Body;

const ATTACKS: Readonly<Record<string, Attack>> = {
  'one person 200 times': ([person], _turn) => ({
    query: `query ($s: [SubjectInput!]!) { ${aliases(10, (name) => `${name}: citizens(subjects: $s) { identity { status } }`)} }`,
    variables: { s: Array.from({ length: 20 }, () => person) },
  }),
  'lists of a hundred people': (people, turn) => ({
    query:
      'query ($s: [SubjectInput!]!) { citizens(subjects: $s) { identity { status } healthInsurance { status } } }',
    variables: { s: Array.from({ length: 100 }, (_, index) => people[(100 * turn + index) % people.length]) },
  }),
  'new texts that are slow to validate': (_people, turn) => ({
    query: `{ __typename ${aliases(18, (name) => `...${name}`)} } ${Array.from(
      { length: 18 },
      (_, own) =>
        `fragment f${own} on Query { ${Array.from({ length: 16 }, (_one, field) => `t${turn}_${field}: __typename`).join(' ')} }`,
    ).join(' ')}`,
  }),
  'people whom nobody knows': (people, turn) => ({
    query: COMBINED,
    variables: { subject: { ...people[turn % people.length], fullName: 'Nguyễn Văn Không' } },
  }),
};

function aliases(count: number, of: (name: string) => string): string {
  return Array.from({ length: count }, (_, index) => of(`f${index}`)).join(' ');
}

/** @returns whether the fifth officer was always answered */
export async function neighbours(): Promise<boolean> {
  const mocks = await startMocks();
  const issuer = await startIssuer();
  const workplace = await openWorkplace({
    urls: mocks.urls,
    logLevel: 'fatal',
    blocks: { limits: LIMITS, auth: { issuers: [issuer.settings] } },
  });
  const gateway = await workplace.start();
  const people = await peopleOf(mocks.controlUrl, 2000);
  const scope =
    'identity identity:family health-insurance health-insurance:visits social-insurance social-insurance:contributions ' +
    'driving-licence driving-licence:points civil-status civil-status:family';
  const headersOf = async (application: string, identityNumber: string) => ({
    'content-type': 'application/json',
    authorization: `Bearer ${await issuer.token({
      ...OFFICER,
      client_id: application,
      officer: { identityNumber, fullName: 'Trần Thị Cán Bộ' },
      scope,
    })}`,
    'x-purpose': '0.000000',
    'x-dossier': 'H29.101-260131-0001',
  });
  const send = async (headers: Readonly<Record<string, string>>, body: Body) => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    await response.text();
    return response.status;
  };
  const fifth = await headersOf('one-stop-desk', '079185000001');
  const measure = async () => {
    const latencies: number[] = [];
    let unanswered = 0;
    const pending: Promise<void>[] = [];
    for (let request = 0; request < REQUESTS; request += 1) {
      const began = performance.now();
      const one = async () => {
        const body = { query: COMBINED, variables: { subject: people[request % people.length] } };
        const status = await send({ ...fifth, 'x-max-age': '0' }, body);
        if (status !== 200) unanswered += 1;
        latencies.push(performance.now() - began);
      };
      pending.push(one());
      await sleep(EVERY_MS);
    }
    await Promise.all(pending);
    const sorted = latencies.toSorted((a, b) => a - b);
    return { unanswered, p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99) };
  };
  await measure();
  let isAnswered = true;
  for (const [name, attack] of Object.entries(ATTACKS)) {
    const alone = await measure();
    const over = new AbortController();
    const statuses = new Map<number, number>();
    const officers = ['079185000011', '079185000012', '079185000013', '079185000014'];
    const attackers = officers.map(async (number, own) => {
      const headers = await headersOf('one-stop-desk', number);
      const pending: Promise<void>[] = [];
      for (let turn = 0; !over.signal.aborted; turn += 1) {
        const one = async () => {
          const status = await send(headers, attack(people, 4 * turn + own));
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
        };
        pending.push(one());
        await sleep(50);
      }
      await Promise.allSettled(pending);
    });
    const beside = await measure();
    over.abort();
    await Promise.all(attackers);
    isAnswered &&= beside.unanswered === 0;
    say(
      `  ${name}: p50 ${alone.p50.toFixed(1)} → ${beside.p50.toFixed(1)} ms, p99 ${alone.p99.toFixed(1)} → ${beside.p99.toFixed(1)} ms ` +
        `(${(beside.p99 / alone.p99).toFixed(2)}), ${beside.unanswered} of ${REQUESTS} not answered; ` +
        `the four were answered ${JSON.stringify(Object.fromEntries(statuses))}\n`,
    );
  }
  await gateway.stop();
  await workplace.remove();
  issuer.stop();
  await mocks.close();
  return isAnswered;
}

/**
 * Measures one officer while four hostile officers send as much as their rates allow: whether the officer
 * gets answers, and how long these take compared with the same requests alone. Part of `npm run soak`.
 */
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '../src/lib/output.ts';
import { startMocksInWorker } from '../mocks/worker.ts';
import { openWorkplace, type GatewayProcess } from '../test/kit/gateway-process.ts';
import { OFFICER, startIssuer } from '../test/kit/issuer.ts';
import { ATTACKS, send, startHostile } from './hostile.ts';
import { quantile } from './load.ts';
import { peopleOf } from './people.ts';
import { NODE_FLAGS } from './process.ts';
import { COMBINED } from './query.ts';

/** Requests of the measured officer in each phase, ten a second. */
const REQUESTS = Number(process.env['SOAK_NEIGHBOUR_REQUESTS'] ?? 300);
const EVERY_MS = 100;

/** The limits of config/production.example.yml. */
const LIMITS = {
  rate: { application: { requests: 200, seconds: 1 }, officer: { requests: 20, seconds: 1 } },
  daily: { application: 2_000_000, officer: 1_000_000 },
};

/** Attacks to be measured; all where none is named. */
const WANTED = (process.env['SOAK_NEIGHBOUR_ATTACKS'] ?? '').split(',').filter((name) => name !== '');

const SCOPE =
  'identity identity:family health-insurance health-insurance:visits social-insurance social-insurance:contributions ' +
  'driving-licence driving-licence:points civil-status civil-status:family';

/** @returns whether the measured officer got an answer to every request */
export async function neighbours(): Promise<boolean> {
  // Mocks, hostile officers and gateway each have an event loop of their own.
  const mocks = await startMocksInWorker({ port: 0 });
  const issuer = await startIssuer();
  const workplace = await openWorkplace({
    urls: mocks.urls,
    logLevel: 'fatal',
    blocks: { limits: LIMITS, auth: { issuers: [issuer.settings] } },
  });
  const stalls = new URL('stalls.ts', import.meta.url).href;
  const gateway = await workplace.start([process.execPath, ...NODE_FLAGS, '--import', stalls]);
  const people = await peopleOf(mocks.controlUrl, 2000);
  const headersOf = async (application: string, identityNumber: string) => ({
    'content-type': 'application/json',
    authorization: `Bearer ${await issuer.token({
      ...OFFICER,
      client_id: application,
      officer: { identityNumber, fullName: 'Trần Thị Cán Bộ' },
      scope: SCOPE,
    })}`,
    'x-purpose': '0.000000',
    'x-dossier': 'H29.101-260131-0001',
  });
  const fifth = { ...(await headersOf('one-stop-desk', '079185000001')), 'x-max-age': '0' };
  const officers = ['079185000011', '079185000012', '079185000013', '079185000014'];
  const hostile = await Promise.all(officers.map((number) => headersOf('one-stop-desk', number)));
  const measure = async () => {
    await stretchesOf(gateway);
    const latencies: number[] = [];
    let unanswered = 0;
    const pending: Promise<void>[] = [];
    for (let request = 0; request < REQUESTS; request += 1) {
      const began = performance.now();
      const one = async () => {
        const body = { query: COMBINED, variables: { subject: people[request % people.length] } };
        const status = await send(gateway.url, fifth, body);
        if (status !== 200) unanswered += 1;
        latencies.push(performance.now() - began);
      };
      pending.push(one());
      await sleep(EVERY_MS);
    }
    await Promise.all(pending);
    const sorted = latencies.toSorted((a, b) => a - b);
    const [p50, p99] = [quantile(sorted, 0.5), quantile(sorted, 0.99)];
    return { unanswered, p50, p99, stretches: await stretchesOf(gateway) };
  };
  await measure();
  let isAnswered = true;
  for (const attack of Object.keys(ATTACKS)) {
    if (WANTED.length > 0 && !WANTED.includes(attack)) continue;
    const alone = await measure();
    const stop = startHostile({ attack, url: gateway.url, headers: hostile, people });
    const beside = await measure();
    const statuses = await stop();
    isAnswered &&= beside.unanswered === 0;
    say(
      `  ${attack}: p50 ${alone.p50.toFixed(1)} → ${beside.p50.toFixed(1)} ms, p99 ${alone.p99.toFixed(1)} → ${beside.p99.toFixed(1)} ms ` +
        `(${(beside.p99 / alone.p99).toFixed(2)}), ${beside.unanswered} of ${REQUESTS} not answered; ` +
        `longest stretches of the event loop ${told(alone.stretches)} → ${told(beside.stretches)}; ` +
        `the four were answered ${JSON.stringify(statuses)}\n`,
    );
  }
  await gateway.stop();
  await workplace.remove();
  issuer.stop();
  await mocks.close();
  return isAnswered;
}

/** Stretches of work since the last call, in milliseconds, the longest first: see stalls.ts. */
async function stretchesOf({ pid, printed }: GatewayProcess): Promise<readonly number[]> {
  const before = printed.length;
  process.kill(pid, 'SIGUSR2');
  for (;;) {
    const line = printed.slice(before).find((text) => text.startsWith('stalls '));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- from stalls.ts alone
    if (line !== undefined) return JSON.parse(line.slice('stalls '.length)) as number[];
    await sleep(5);
  }
}

function told(stretches: readonly number[]): string {
  const longest = stretches.slice(0, 3).map((stretch) => stretch.toFixed(0));
  return `${longest.join(', ')} ms (${stretches.filter((stretch) => stretch > 8).length} over 8 ms)`;
}

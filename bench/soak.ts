/**
 * `npm run soak [-- PART …]`: checks that take too long for the tests. Each part prints its findings; the
 * exit code is 1 if any part failed. Everything runs on this machine and is bounded in number or time.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { AuditKeys } from '../src/ledger/keys.ts';
import type { AuditConfig } from '../src/ledger/settings.ts';
import { openSqlite } from '../src/ledger/stores/sqlite.ts';
import { tupleOf } from '../src/ledger/thread-codec.ts';
import { AuditWriter } from '../src/ledger/writer.ts';
import { say } from '../src/lib/output.ts';
import { loadConfig } from '../src/config/load.ts';
import { startMocks } from '../dev/kit.ts';
import { loadSources } from '../src/sources/all.ts';
import { DEVELOPMENT } from '../dev/settings.ts';
import { lienthong } from '../test/kit/command.ts';
import { demoHeaders, openWorkplace, type Workplace } from '../test/kit/gateway-process.ts';
import { killUnderLoad } from '../test/kit/kill-under-load.ts';
import { startPostgres } from '../test/kit/postgres.ts';
import { runLoad } from './load.ts';
import { neighbours } from './neighbours.ts';
import { startContender } from './process.ts';
import { COMBINED } from './query.ts';
import { peopleOf } from './people.ts';

const KILLS = 50;
const OUTAGE_MS = 60_000;
/** Time limit for draining a spool. */
const DRAIN_MS = 300_000;
const ENTRIES = Number(process.env['SOAK_ENTRIES'] ?? 10_000_000);
const REQUESTS = Number(process.env['SOAK_REQUESTS'] ?? 1_000_000);

const PARTS: Readonly<Record<string, () => Promise<boolean>>> = {
  'kills-sqlite': () => kills(false),
  'kills-postgres': () => kills(true),
  outage,
  verify,
  requests,
  neighbours,
};

const wanted = process.argv.slice(2);
let holds = true;
for (const [name, part] of Object.entries(PARTS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const began = performance.now();
  const good = await part();
  holds &&= good;
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  print(`${name}: ${good ? 'ok' : 'FAILED'} (${seconds} s)\n`);
}
process.exit(holds ? 0 : 1);

function print(line: string): void {
  say(`${line}\n`);
}

async function defaults(): Promise<AuditConfig> {
  return (await loadConfig(DEVELOPMENT, await loadSources(), {})).audit;
}

/** The audit configuration of a workplace's gateways, with absolute paths. */
async function auditOf({ folder }: Workplace, url: string | undefined): Promise<AuditConfig> {
  const audit = { ...(await defaults()), file: join(folder, 'var/audit.sqlite') };
  if (url === undefined) return audit;
  const journal = { folder: join(folder, 'var'), seconds: 900, bytes: 2 ** 30 };
  return { ...audit, postgres: { url, connections: 6, timeoutMs: 5000, journal } };
}

/** A gateway killed under load has recorded every request that it answered. */
async function kills(inPostgres: boolean): Promise<boolean> {
  const mocks = await startMocks();
  const postgres = inPostgres ? await startPostgres() : undefined;
  const url = postgres?.url;
  const workplace = await openWorkplace({
    urls: mocks.urls,
    audit: url === undefined ? {} : { postgres: { url } },
  });
  const { answers, unrecorded, verified } = await killUnderLoad({
    workplace,
    audit: await auditOf(workplace, url),
    people: await peopleOf(mocks.controlUrl, 1000),
    times: KILLS,
    onKilled: () => say('.'),
  });
  print(
    `\n  ${KILLS} times killed; ${answers} answers, ${unrecorded.length} of them not recorded; ${verified.trim()}`,
  );
  await workplace.remove();
  await postgres?.stop();
  await mocks.close();
  return answers > 1000 && unrecorded.length === 0 && / hold\.$/m.test(verified);
}

/**
 * An outage of PostgreSQL for a minute under load: no request fails, and all entries are in the database
 * afterwards.
 */
async function outage(): Promise<boolean> {
  const mocks = await startMocks();
  const postgres = await startPostgres();
  const workplace = await openWorkplace({ urls: mocks.urls, audit: { postgres: { url: postgres.url } } });
  const gateway = await workplace.start();
  const headers = await demoHeaders(gateway.url, 'officer');
  const people = await peopleOf(mocks.controlUrl, 1000);
  const ending = new AbortController();
  const receipts: string[] = [];
  let failed = 0;
  const client = async (own: number) => {
    for (let turn = 0; !ending.signal.aborted; turn += 1) {
      const query = 'query ($subject: SubjectInput!) { citizen(subject: $subject) { identity { receipt } } }';
      const body = JSON.stringify({
        query,
        variables: { subject: people[(own + turn * 8) % people.length] },
      });
      const response = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body });
      const answer = (await response.json()) as { data?: { citizen: { identity: { receipt: string } } } };
      if (answer.data) receipts.push(answer.data.citizen.identity.receipt);
      else failed += 1;
    }
  };
  const clients = Array.from({ length: 8 }, (_, own) => client(own));
  await sleep(2000);
  await postgres.kill();
  await sleep(OUTAGE_MS);
  await postgres.restart();
  const back = performance.now();
  await sleep(2000);
  const underLoad = await journalled(gateway.url);
  ending.abort();
  await Promise.all(clients);
  while ((await journalled(gateway.url)) > 0 && performance.now() - back < DRAIN_MS) await sleep(200);
  const drained = ((performance.now() - back) / 1000).toFixed(0);
  print(`  ${underLoad} commits in the journal two seconds after the end; empty after ${drained} s`);
  await gateway.stop();
  const { folder, config } = workplace;
  const { stdout } = await lienthong(['audit', 'verify', '--config', config], { folder });
  const ids = await lienthong(['audit', 'export', '--config', config, '--format', 'csv'], { folder });
  const onRecord = new Set(ids.stdout.split('\n').map((row) => row.split(',', 1)[0]));
  const lost = receipts.filter((id) => !onRecord.has(id));
  print(`  ${receipts.length} answers, ${failed} failed, ${lost.length} not recorded; ${stdout.trim()}`);
  await workplace.remove();
  await postgres.stop();
  await mocks.close();
  return failed === 0 && lost.length === 0 && / hold\.$/m.test(stdout);
}

/** Number of commits that wait for the database. */
async function journalled(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^lienthong_audit_journalled (\d+)$/m.exec(text)?.[1]);
}

/** Millions of entries can be verified in a process of 64 MB. */
async function verify(): Promise<boolean> {
  const mocks = await startMocks();
  const [key, signingKey] = [randomBytes(32), randomBytes(32)];
  const workplace = await openWorkplace({
    urls: mocks.urls,
    audit: {
      keys: [{ id: 'soak', key: key.toString('base64') }],
      signingKey: signingKey.toString('base64'),
    },
  });
  const { folder, config } = workplace;
  const keys = new AuditKeys({
    people: [{ id: 'soak', key }],
    signingSeed: signingKey,
    formerPublicKeys: [],
  });
  await writeEntries(join(folder, 'var/audit.sqlite'), keys);
  const began = performance.now();
  const variables = { NODE_OPTIONS: '--max-old-space-size=64' };
  const { stdout, code } = await lienthong(['audit', 'verify', '--config', config], { folder, variables });
  const seconds = (performance.now() - began) / 1000;
  print(
    `  ${stdout.trim()}\n  in ${seconds.toFixed(0)} s, ${(ENTRIES / seconds).toFixed(0)} a second, with --max-old-space-size=64`,
  );
  await workplace.remove();
  await mocks.close();
  return code === 0;
}

async function writeEntries(file: string, keys: AuditKeys): Promise<void> {
  const store = openSqlite({ file });
  let written = 0;
  let posted = 0;
  const whole = Promise.withResolvers<void>();
  const writer = new AuditWriter({
    sink: store,
    store,
    keys,
    onDurable: ({ first, last }) => {
      written += last - first + 1;
      if (written >= ENTRIES) whole.resolve();
      else post();
    },
    onState: () => undefined,
  });
  const post = () => {
    for (let more = 0; more < 100 && posted < ENTRIES; more += 1) {
      const drafts = Array.from({ length: 10 }, (_, index) => ({
        at: Date.now(),
        kind: 'intent' as const,
        request: `soak-${posted}`,
        application: 'soak',
        subject: String(100_000_000_000 + ((posted + index) % 1_000_000)),
        detail: { parts: ['population/identity'] },
      }));
      posted += drafts.length;
      writer.post(tupleOf(posted, { drafts, contents: [], statement: '{}' }));
    }
  };
  post();
  await whole.promise;
  await writer.close();
  await store.close();
}

/** Memory stays flat over a million requests. */
async function requests(): Promise<boolean> {
  const mocks = await startMocks();
  const people = await peopleOf(mocks.controlUrl, 2000);
  const gateway = await startContender({ name: 'audit-cached', urls: mocks.urls, core: undefined });
  const headers = await demoHeaders(gateway.url, 'officer');
  const bodies = (function* bodiesInTurn(): Generator<string, never> {
    for (let turn = 0; ; turn += 1) {
      yield JSON.stringify({ query: COMBINED, variables: { subject: people[turn % people.length] } });
    }
  })();
  const rounds = 20;
  const memory: number[] = [];
  let failed = 0;
  for (let round = 0; round < rounds; round += 1) {
    const load = { url: gateway.url, headers, bodies, clients: 32, requests: REQUESTS / rounds };
    failed += (await runLoad(load)).failed;
    memory.push((await gateway.usage(true)).heapUsed);
    say('.');
  }
  gateway.stop();
  await mocks.close();
  // The first quarter fills the bounded caches.
  const settled = memory.slice(rounds / 4);
  const half = Math.floor(settled.length / 2);
  const least = (values: readonly number[]) => Math.min(...values);
  const growth = least(settled.slice(half)) / least(settled.slice(0, half)) - 1;
  print(
    `\n  ${REQUESTS} requests, ${failed} failed; the least heap of the second half is ${(growth * 100).toFixed(1)} % above that of the first`,
  );
  return failed === 0 && growth <= 0.05;
}

/** Over hundreds of requests of all kinds, no output and no file of the gateway has a number or a name in clear. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import type { FaultSetting } from '../dev/kit.ts';
import { startPostgres, type TestPostgres } from './kit/postgres.ts';
import { Running, uncached, type ExpectedPerson } from './kit/running.ts';
import { SOURCE_IDS } from './kit/source-ids.ts';

const FAULTS: readonly FaultSetting[] = [
  { kind: 'latency', ms: 5 },
  { kind: 'down' },
  { kind: 'hang' },
  { kind: 'error', status: 500 },
  { kind: 'html500' },
  { kind: 'malformed' },
  { kind: 'truncated' },
  { kind: 'slowDrip' },
  { kind: 'businessError', code: '004' },
  { kind: 'tokenExpired', times: 1 },
  { kind: 'throttled' },
  { kind: 'wrongSubject' },
  { kind: 'drift' },
  { kind: 'extraField' },
  { kind: 'flaky', rate: 0.5, seed: 1 },
];

const WHOLE = `query ($subject: SubjectInput!) { citizen(subject: $subject) {
  identity { status receipt record { fullName identityNumber father { fullName identityNumber } mother { fullName identityNumber } spouse { fullName identityNumber } } }
  healthInsurance { status record { cardNumber } } socialInsurance { status } drivingLicences { status }
  civilStatus { status record { birth { mother { fullName identityNumber citizen { identity { status } } } } } } } }`;

let postgres: TestPostgres;
let running: Running;
let people: readonly ExpectedPerson[];
beforeAll(async () => {
  postgres = await startPostgres();
  running = await Running.start((config) => {
    const journal = { folder: dirname(config.audit.file), seconds: 900, bytes: 2 ** 30 };
    const audit = {
      ...config.audit,
      postgres: { url: postgres.url, connections: 6, timeoutMs: 200, journal },
    };
    return uncached({ ...config, audit });
  });
  people = [...(await running.people(20)), ...(await running.people(10, '&kind=difficult'))];
});
afterAll(async () => {
  await running.stop();
  await postgres.stop();
});

/** Every number and name in the expected answers about these people and their families. */
function secretsOf(value: unknown, key = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => secretsOf(item, key));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, item]) => secretsOf(item, name));
  }
  const isTelling = /number|fullName|^name$|cardNumber/i.test(key) && typeof value === 'string';
  return isTelling && (/^\d{9,}$/.test(value) || / /.test(value)) ? [value] : [];
}

const folded = (text: string) =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[đĐ]/g, 'D').toUpperCase();

async function everythingInPostgres(): Promise<string> {
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  const texts = [];
  for (const table of ['entries', 'contents', 'commits', 'marks']) {
    const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t`);
    texts.push(...rows.map(({ row }) => row));
  }
  await client.end();
  return texts.join('\n');
}

test('keeps personal data out of store, journal, checkpoints, debug log and metrics', async () => {
  let answers = 0;
  const askAll = async (headers: Readonly<Record<string, string>> = {}) => {
    const asked = people.map(({ subject }) =>
      running.ask(WHOLE, { subject }, { 'X-Max-Wait-Ms': '300', ...headers }),
    );
    answers += (await Promise.all(asked)).filter(({ status }) => status === 200).length;
  };
  await askAll();
  for (const fault of FAULTS) {
    await Promise.all(SOURCE_IDS.map((system) => running.setFaults(system, [fault])));
    await askAll();
    await running.clearFaults();
  }
  await postgres.kill();
  await askAll();
  const journals = readdirSync(dirname(running.auditConfig.file)).filter((name) => name.includes('journal'));
  expect(journals).not.toEqual([]);
  const folder = dirname(running.auditConfig.file);
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  const journalled = files.join('\n');
  await postgres.restart();
  const [first] = people;
  await running.ask(
    `query { n${first?.subject.identityNumber}: citizen(subject: {identityNumber: "${first?.subject.identityNumber}", fullName: "${first?.subject.fullName}", dateOfBirth: "${first?.subject.dateOfBirth}"}) { identity { status } } }`,
  );
  await running.ask(WHOLE, { subject: { ...first?.subject, dateOfBirth: 'never' } });
  await running.ask(
    WHOLE,
    { subject: first?.subject },
    { 'X-Dossier': `H29-${first?.subject.identityNumber}-260131-0001` },
  );
  await running.ask(
    'query ($filter: AuditFilter!) { auditEntries(filter: $filter) { edges { node { id } } } }',
    { filter: { subject: first?.subject.identityNumber, officer: '079185000001' } },
    {},
    'auditor',
  );
  await running.ask(
    '{ accessLog { edges { node { id } } } me { identity { record { fullName } } } }',
    {},
    {},
    'citizen',
  );
  await running.ask(WHOLE, { subject: first?.subject }, {}, 'receptionist');

  const metrics = await (await fetch(`${running.gateway.operationsUrl}/metrics`)).text();
  await running.gateway.close();
  const places = {
    store: await everythingInPostgres(),
    journal: journalled,
    log: running.log.join(''),
    metrics,
  };
  const others = ['079185000001', 'Trần Thị Cán Bộ', 'Phạm Văn Kiểm Tra', 'Nguyễn Văn An', '079085669802'];
  const secrets = new Set([...secretsOf(people), ...others]);
  expect(answers).toBeGreaterThan(300);
  expect(secrets.size).toBeGreaterThan(100);
  expect(places.store.length).toBeGreaterThan(100_000);
  expect(journalled.length).toBeGreaterThan(10_000);
  const found = Object.entries(places).flatMap(([place, text]) => {
    const plain = folded(text);
    return [...secrets]
      .filter((secret) => plain.includes(folded(secret)))
      .map((secret) => `${place}: ${secret}`);
  });
  expect(found).toEqual([]);
}, 120_000);

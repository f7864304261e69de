/** The audit log on the running gateway: what is written about a request, and what a person sees of it. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Entry } from '../src/ledger/entry.ts';
import { Running, type Triple } from './kit/running.ts';

type Row = Omit<Entry, 'hash'>;

let running: Running;
beforeAll(async () => {
  running = await Running.start();
});
afterAll(() => running.stop());
afterEach(() => running.clearFaults());

/** Entries about a request once its outcome is there, which may be soon after the answer. */
async function entriesOf(requestId: string, kind: string, at: Running = running): Promise<readonly Row[]> {
  const db = new DatabaseSync(at.auditConfig.file, { readOnly: true });
  try {
    for (let tries = 0; tries < 200; tries += 1) {
      const rows = db.prepare('SELECT * FROM entries WHERE request = ? ORDER BY sequence').all(requestId);
      if (rows.some((row) => row['kind'] === kind)) return rows as unknown as readonly Row[];
      await sleep(10);
    }
    throw new Error(`There is no entry of kind ${kind}.`);
  } finally {
    db.close();
  }
}

const parse = (json: unknown) => JSON.parse(String(json)) as Record<string, unknown>;
const parsed = (row: Row | undefined) => parse(row?.detail);

const IDENTITY =
  'query ($subject: SubjectInput!) { citizen(subject: $subject) { identity { status receipt } } }';

async function someone(): Promise<Triple> {
  const [person] = await running.people(1);
  if (!person) throw new Error('The mocks have no people.');
  return person.subject;
}

describe('an entry', () => {
  test('contains caller, question, subject, purpose, client address and outcome', async () => {
    const subject = await someone();
    const answer = await running.ask(IDENTITY, { subject }, { 'X-Request-Id': 'entry-of-one-person' });
    expect(answer.status).toBe(200);
    const rows = await entriesOf('entry-of-one-person', 'outcome');
    expect(rows.map(({ kind }) => kind)).toEqual(['intent', 'outcome']);
    const [intent, outcome] = rows;
    for (const row of rows) {
      expect(row).toMatchObject({
        application: 'one-stop-desk',
        agency: 'H29.101',
        purpose: '0.000000',
        dossier: 'H29.101-260131-0001',
        officer: expect.stringMatching(/^[\w-]{22}$/),
        subject: expect.stringMatching(/^[\w-]{22}$/),
      });
    }
    expect(parsed(intent)).toMatchObject({
      client: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
      parts: ['population/identity'],
    });
    expect(outcome?.intent).toBe(`${intent?.writer}.${intent?.sequence}`);
    expect(parsed(outcome)).toMatchObject({
      parts: [['population', 'identity', 'FOUND', 'LIVE', 0, expect.any(String), null]],
    });
    expect(answer.body).toMatchObject({
      data: { citizen: { identity: { receipt: `${intent?.writer}.${intent?.sequence}` } } },
    });
  });

  test('names for each person only their own fields, if one operation asks for several people', async () => {
    const [one, two, other] = (await running.people(33)).slice(30).map(({ subject }) => subject);
    const query = `query ($one: SubjectInput!, $two: SubjectInput!, $other: SubjectInput!) {
      citizens(subjects: [$one, $two]) { identity { status } }
      citizen(subject: $other) { healthInsurance { status } } }`;
    await running.ask(query, { one, two, other }, { 'X-Request-Id': 'asked-about-three-at-once' });
    const intents = (await entriesOf('asked-about-three-at-once', 'outcome')).filter(
      ({ kind }) => kind === 'intent',
    );
    expect(intents.map((intent) => parsed(intent)['parts'])).toEqual([
      ['population/identity'],
      ['population/identity'],
      ['health-insurance/card'],
    ]);
  });

  test('served from a shared answer names the original call', async () => {
    const subject = (await running.people(2))[1]?.subject;
    await running.ask(IDENTITY, { subject }, { 'X-Request-Id': 'first-of-two-asks' });
    await running.ask(IDENTITY, { subject }, { 'X-Request-Id': 'second-of-two-asks' });
    const askOf = async (requestId: string) => {
      const rows = await entriesOf(requestId, 'outcome');
      return (
        parsed(rows.find(({ kind }) => kind === 'outcome'))['parts'] as readonly (readonly unknown[])[]
      )[0];
    };
    const [first, second] = [await askOf('first-of-two-asks'), await askOf('second-of-two-asks')];
    expect(second?.[3]).toBe('CACHED');
    expect(second?.[5]).toBe(first?.[5]);
  });

  test('contains each source failure, and is durable before the answer leaves', async () => {
    await running.setFaults('health-insurance', [{ kind: 'down' }]);
    const subject = (await running.people(3))[2]?.subject;
    const query =
      'query ($subject: SubjectInput!) { citizen(subject: $subject) { healthInsurance { status failure { code } } } }';
    const answer = await running.ask<{ citizen: unknown }>(
      query,
      { subject },
      { 'X-Request-Id': 'portal-was-down' },
    );
    expect(answer.body.data?.citizen).toMatchObject({ healthInsurance: { status: 'UNAVAILABLE' } });
    const db = new DatabaseSync(running.auditConfig.file, { readOnly: true });
    const row = db
      .prepare("SELECT detail FROM entries WHERE request = 'portal-was-down' AND kind = 'outcome'")
      .get();
    db.close();
    expect(parse(row?.['detail'])).toMatchObject({
      parts: [
        [
          'health-insurance',
          expect.any(String),
          'UNAVAILABLE',
          'NONE',
          null,
          expect.anything(),
          'UNREACHABLE',
        ],
      ],
    });
    const receipts = (answer.body as { extensions: { receipt: readonly { statement: string }[] } }).extensions
      .receipt;
    expect(receipts.map(({ statement }) => parse(statement)['kind'])).toEqual(['intent', 'outcome']);
  });

  test('is written for a parent whose number is in the record, only if the field is selected', async () => {
    const subject = (await running.people(5))[4]?.subject;
    const withFather =
      'query ($subject: SubjectInput!) { citizen(subject: $subject) { identity { record { father { fullName } } } } }';
    await running.ask(withFather, { subject }, { 'X-Request-Id': 'asked-with-father' });
    await running.ask(IDENTITY, { subject }, { 'X-Request-Id': 'asked-without-father' });
    const disclosed = (await entriesOf('asked-with-father', 'outcome')).find(
      ({ kind }) => kind === 'disclosed',
    );
    expect(parsed(disclosed)).toMatchObject({ in: ['Identity.father'], sources: ['population'] });
    expect((await entriesOf('asked-without-father', 'outcome')).map(({ kind }) => kind)).toEqual([
      'intent',
      'outcome',
    ]);
  });

  test('precedes each question about a relative, one per person on a walk', async () => {
    const people = await running.people(30);
    const query = `query ($subject: SubjectInput!) { citizen(subject: $subject) {
      civilStatus { record { birth { mother { citizen { identity { receipt } } } } } } } }`;
    for (const [index, { subject }] of people.entries()) {
      const requestId = `walk-to-the-mother-${index}`;
      const answer = await running.ask<{
        citizen: {
          civilStatus: {
            record: {
              birth: { mother: { citizen: { identity: { receipt: string } } | null } | null } | null;
            } | null;
          };
        };
      }>(query, { subject }, { 'X-Request-Id': requestId });
      const walked = answer.body.data?.citizen.civilStatus.record?.birth?.mother?.citizen;
      if (!walked) continue;
      const rows = await entriesOf(requestId, 'outcome');
      const intents = rows.filter(({ kind }) => kind === 'intent');
      expect(intents).toHaveLength(2);
      expect(walked.identity.receipt).toBe(`${intents[1]?.writer}.${intents[1]?.sequence}`);
      return;
    }
    throw new Error('Nobody of thirty people has a mother to walk to.');
  });

  test('contains no free text of an operation', async () => {
    const { identityNumber, fullName, dateOfBirth } = await someone();
    const name = fullName
      .replaceAll(' ', '_')
      .normalize('NFD')
      .replaceAll(/[^A-Za-z_]/g, '');
    const query = `query ${name} { n${identityNumber}: citizen(subject: {identityNumber: "${identityNumber}", fullName: "${fullName}", dateOfBirth: "${dateOfBirth}"}) { ...${name} } }
      fragment ${name} on Citizen { ${name}: identity { status } }`;
    const answer = await running.ask(query, {}, { 'X-Request-Id': 'written-freely' });
    expect(answer.status).toBe(200);
    const [intent] = await entriesOf('written-freely', 'intent');
    const db = new DatabaseSync(running.auditConfig.file, { readOnly: true });
    const text = String(
      db.prepare('SELECT text FROM contents WHERE hash = ?').get(intent?.operation ?? '')?.['text'],
    );
    db.close();
    expect(text).toContain('identity');
    for (const secret of [identityNumber, fullName, name, dateOfBirth]) expect(text).not.toContain(secret);
  });
});

describe('audited refusals', () => {
  test('of a known caller are recorded, and only counted beyond a rate', async () => {
    const own = await Running.start((config) => ({
      ...config,
      audit: { ...config.audit, refusalsPerMinute: 3 },
    }));
    try {
      const refused = () => own.ask('{ __typename me { completeness } }', {}, { 'X-Purpose': '0.000001' });
      for (let times = 0; times < 8; times += 1) expect((await refused()).status).toBe(403);
      const metrics = await (await fetch(`${own.gateway.operationsUrl}/metrics`)).text();
      expect(metrics).toMatch(/lienthong_refusals_total\{code="purpose_forbidden"\} 8/);
      await own.gateway.close();
      const db = new DatabaseSync(own.auditConfig.file, { readOnly: true });
      const details = db.prepare("SELECT detail FROM entries WHERE kind = 'refusal' ORDER BY sequence").all();
      db.close();
      expect(details.map(({ detail }) => parse(detail)['code'])).toEqual([
        'PURPOSE_FORBIDDEN',
        'PURPOSE_FORBIDDEN',
        'PURPOSE_FORBIDDEN',
        undefined,
      ]);
      expect(parse(details[3]?.['detail'])).toMatchObject({ counted: { PURPOSE_FORBIDDEN: 5 } });
    } finally {
      await own.stop();
    }
  });

  test('of unknown callers leave no entry and few log lines, in any number', async () => {
    const own = await Running.start();
    try {
      const count = () => {
        const db = new DatabaseSync(own.auditConfig.file, { readOnly: true });
        const rows = Number(db.prepare('SELECT count(*) AS rows FROM entries').get()?.['rows']);
        db.close();
        return rows;
      };
      const before = count();
      const flood = Array.from({ length: 400 }, () =>
        own.ask('{ sources { id } }', {}, { authorization: 'Bearer not-a-token' }, 'nobody'),
      );
      expect(new Set((await Promise.all(flood)).map(({ status }) => status))).toEqual(new Set([401]));
      expect(count()).toBe(before);
      const lines = own.log.filter((line) => line.includes('refused'));
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.length).toBeLessThan(100);
      const metrics = await (await fetch(`${own.gateway.operationsUrl}/metrics`)).text();
      expect(metrics).toMatch(/lienthong_refusals_total\{code="unauthenticated"\} 400/);
    } finally {
      await own.stop();
    }
  });
});

describe("the citizen's view", () => {
  const LOG = `query ($first: Int, $after: Cursor) { accessLog(first: $first, after: $after) {
    edges { node { id at kind agency application procedure { code title } dossier shown data { source groups status } } }
    pageInfo { hasNextPage endCursor } } }`;
  interface Log {
    readonly accessLog: {
      readonly edges: readonly { readonly node: Readonly<Record<string, unknown>> }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  }
  const an = { identityNumber: '079085669802', fullName: 'Nguyễn Văn An', dateOfBirth: '1985-03-12' };
  const pageOf = async (at: Running, variables: object = {}) => {
    const answer = await at.ask<Log>(LOG, variables, {}, 'citizen');
    expect(answer.body.errors).toBeUndefined();
    return answer.body.data?.accessLog;
  };

  test('shows time, agency, question, source and procedure of each access', async () => {
    const query =
      'query ($subject: SubjectInput!) { citizen(subject: $subject) { identity { record { fullName permanentAddress { detail } } } healthInsurance { record { cardNumber } } } }';
    await running.ask(query, { subject: an }, { 'X-Request-Id': 'asked-about-mister-an' });
    await entriesOf('asked-about-mister-an', 'outcome');
    const page = await pageOf(running, { first: 1 });
    expect(page?.edges[0]?.node).toMatchObject({
      kind: 'ASKED_ABOUT',
      agency: 'H29.101',
      application: 'one-stop-desk',
      procedure: { code: '0.000000', title: 'Phát triển: mọi trường' },
      dossier: 'H29.101-260131-0001',
      shown: true,
      data: [
        { source: 'HEALTH_INSURANCE', groups: ['health-insurance'], status: 'FOUND' },
        { source: 'POPULATION', groups: expect.arrayContaining(['identity']), status: 'FOUND' },
      ],
    });
  });

  test('lists every access once over all pages, and is itself recorded', async () => {
    for (let times = 0; times < 5; times += 1) await running.ask(IDENTITY, { subject: an });
    const ids: unknown[] = [];
    let after: string | null = null;
    do {
      const page: Log['accessLog'] | undefined = await pageOf(running, { first: 2, after });
      ids.push(...(page?.edges.map(({ node }) => node['id']) ?? []));
      after = page?.pageInfo.hasNextPage === true ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(ids.length).toBeGreaterThanOrEqual(5);
    expect(new Set(ids).size).toBe(ids.length);
    const db = new DatabaseSync(running.auditConfig.file, { readOnly: true });
    const searches = db.prepare("SELECT detail FROM entries WHERE kind = 'search'").all();
    db.close();
    expect(searches.length).toBeGreaterThanOrEqual(3);
  });

  test('hides entries that a rule withholds until its time is over', async () => {
    const withheld = (days: number) => [
      {
        purposes: ['0.000000'],
        agencies: ['H29.*'],
        dossiers: ['*'],
        days,
        reason: 'investigation' as const,
      },
    ];
    const own = await Running.start((config) => ({
      ...config,
      audit: { ...config.audit, withheld: withheld(30) },
    }));
    try {
      await own.ask(IDENTITY, { subject: an });
      expect((await pageOf(own))?.edges).toEqual([]);
      const query = '{ me { identity { status } } }';
      await own.ask(query, {}, {}, 'citizen');
      expect((await pageOf(own))?.edges.map(({ node }) => node['agency'])).toEqual([null]);
    } finally {
      await own.stop();
    }
  });

  test('is visible to the citizen alone', async () => {
    const officer = await running.ask(LOG);
    expect(officer.body.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    const wrongCursor = await running.ask(LOG, { after: 'nonsense' }, {}, 'citizen');
    expect(wrongCursor.body.errors?.[0]?.extensions).toMatchObject({ argument: 'after', rule: 'CURSOR' });
  });
});

describe("the auditor's view", () => {
  const SEARCH = `query ($filter: AuditFilter!, $first: Int) { auditEntries(filter: $filter, first: $first) {
    edges { node { id kind agency purpose person officer { identityNumber fullName } asked client operation fields outcomes { asked status } code } } } }`;
  interface Found {
    readonly auditEntries: {
      readonly edges: readonly { readonly node: Readonly<Record<string, unknown>> }[];
    } | null;
  }
  const search = async (filter: object, role: 'auditor' | 'receptionist' = 'auditor') =>
    running.ask<Found>(SEARCH, { filter, first: 100 }, {}, role);

  test('finds accesses to a person with the officer’s name, and records the search', async () => {
    const subject = (await running.people(8))[7]?.subject;
    await running.ask(IDENTITY, { subject }, { 'X-Request-Id': 'looked-for-by-auditor' });
    await entriesOf('looked-for-by-auditor', 'outcome');
    const found = await search({ subject: subject?.identityNumber });
    const nodes = found.body.data?.auditEntries?.edges.map(({ node }) => node) ?? [];
    expect(nodes.find(({ kind }) => kind === 'INTENT')).toMatchObject({
      agency: 'H29.101',
      officer: { identityNumber: '079185000001', fullName: 'Trần Thị Cán Bộ' },
      asked: ['population/identity'],
      operation: expect.stringContaining('identity'),
    });
    expect(nodes.find(({ kind }) => kind === 'OUTCOME')).toMatchObject({
      outcomes: [{ asked: 'population/identity', status: 'FOUND' }],
    });
    expect(nodes.find(({ kind }) => kind === 'SEARCH')).toMatchObject({
      officer: { fullName: 'Phạm Văn Kiểm Tra' },
      purpose: '0.000002',
    });
    const byOfficer = await search({
      officer: '079185000001',
      kinds: ['INTENT'],
      until: '2000-01-01T00:00:00Z',
    });
    expect(byOfficer.body.data?.auditEntries?.edges).toEqual([]);
  });

  test('is refused to others, and reports an invalid filter by its field', async () => {
    const refused = await search({}, 'receptionist');
    expect(refused.body.data?.auditEntries).toBeNull();
    expect(refused.body.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    const faulty = await search({ from: 'yesterday' });
    expect(faulty.body.errors?.[0]?.extensions).toMatchObject({ argument: 'filter.from', rule: 'DATE_TIME' });
  });
});

describe('hidden information', () => {
  const an = { identityNumber: '079085669802', fullName: 'Nguyễn Văn An', dateOfBirth: '1985-03-12' };

  test('keeps a mismatch hidden in the log from citizens and auditors without its scope', async () => {
    const query =
      'query ($subject: SubjectInput!) { citizen(subject: $subject) { healthInsurance { status } } }';
    const stranger = { ...an, fullName: 'Trần Thị Khác' };
    const asked = await running.ask<{ citizen: { healthInsurance: { status: string } } }>(
      query,
      { subject: stranger },
      { 'X-Request-Id': 'asked-with-wrong-name' },
      'receptionist',
    );
    expect(asked.body.data?.citizen.healthInsurance.status).toBe('NOT_FOUND');
    const rows = await entriesOf('asked-with-wrong-name', 'outcome');
    expect(rows.find(({ kind }) => kind === 'outcome')?.detail).toContain('MISMATCH');
    const told = async (text: string, variables: object, role: 'citizen' | 'auditor') =>
      JSON.stringify((await running.ask(text, variables, {}, role)).body.data);
    const log = await told('{ accessLog(first: 1) { edges { node { data { status } } } } }', {}, 'citizen');
    expect(log).toContain('NOT_FOUND');
    const audited = await told(
      'query ($filter: AuditFilter!) { auditEntries(filter: $filter) { edges { node { outcomes { status } } } } }',
      { filter: { request: 'asked-with-wrong-name' } },
      'auditor',
    );
    expect(audited).toContain('NOT_FOUND');
    expect(log + audited).not.toContain('MISMATCH');
  });

  test('withheld entries leave no trace in pages, and older entries remain reachable', async () => {
    const withheld = [
      { purposes: ['0.000000'], agencies: ['*'], dossiers: ['*'], days: 30, reason: 'protection' as const },
    ];
    const own = await Running.start((config) => ({ ...config, audit: { ...config.audit, withheld } }));
    try {
      await own.ask('{ me { identity { status } } }', {}, {}, 'citizen');
      for (let times = 0; times < 30; times += 1) await own.ask(IDENTITY, { subject: an });
      for (const first of [0, 1, 2]) {
        const answer = await own.ask<{
          accessLog: { edges: readonly unknown[]; pageInfo: { hasNextPage: boolean } };
        }>(
          'query ($first: Int) { accessLog(first: $first) { edges { node { id } } pageInfo { hasNextPage } } }',
          { first },
          {},
          'citizen',
        );
        const { edges, pageInfo } = answer.body.data?.accessLog ?? {};
        expect([first, edges?.length, pageInfo?.hasNextPage]).toEqual([first, Math.min(first, 1), false]);
      }
    } finally {
      await own.stop();
    }
  });

  test('an auditor’s free search text is not recorded', async () => {
    const secret = '079085669802 NGUYEN VAN AN';
    const filter = { dossier: secret, agency: secret, application: secret, purpose: secret, request: secret };
    await running.ask(
      'query ($filter: AuditFilter!) { auditEntries(filter: $filter) { edges { node { id } } } }',
      { filter },
      { 'X-Request-Id': 'searched-with-secrets' },
      'auditor',
    );
    const [entry] = await entriesOf('searched-with-secrets', 'search');
    expect(entry?.detail).not.toMatch(/079085669802|NGUYEN/);
  });

  test('a request has a limited number of log searches', async () => {
    const { body } = await running.ask(
      `{ ${Array.from({ length: 4 }, (_, index) => `a${index}: accessLog { edges { node { id } } }`).join(' ')} }`,
      {},
      {},
      'citizen',
    );
    expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual(['QUERY_TOO_COSTLY']);
  });
});

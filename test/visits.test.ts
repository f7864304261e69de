/** Visits, which name no person, through the gateway: shown only with a card that is found and matches, under a purpose that reads it. */
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DatabaseSync } from 'node:sqlite';
import type { Config } from '../src/config/schema.ts';
import { startDoctored, type DoctoredSource } from './kit/doctored.ts';
import { OFFICER, startIssuer, type TestIssuer } from './kit/issuer.ts';
import { eventually, Running, type Triple } from './kit/running.ts';

const SHIPPED = fileURLToPath(new URL('../config/purposes.yml', import.meta.url));
const DOSSIER = 'H29.101-260131-0001';
/** Reads visits and no card. */
const WITHOUT_CARD = '1.999998';
const SCOPES = 'identity conflicts health-insurance health-insurance:visits subject:mismatch';

interface Answer {
  readonly status: string;
  readonly failure: object | null;
  readonly provenance: { readonly freshness: string };
  readonly record?: object | null;
}
interface Citizen {
  readonly completeness: string;
  readonly conflicts: readonly object[];
  readonly healthInsurance: Answer & { readonly visits: Answer };
}

const ANSWER = 'status failure { code retryable sourceCode } provenance { freshness sourceAsOf }';
const VISITS = `visits { ${ANSWER} record { visits { arrivedOn fileNumber } } }`;

let issuer: TestIssuer;
let mocks: Running;
let running: Running;
let portal: DoctoredSource;
let an: Triple;
let wrongName: Triple;
let wrongDate: Triple;

beforeAll(async () => {
  issuer = await startIssuer();
  const purposes = join(await mkdtemp(join(tmpdir(), 'lienthong-')), 'purposes.yml');
  const shipped = await readFile(SHIPPED, 'utf8');
  await writeFile(
    purposes,
    `${shipped}
  - code: '${WITHOUT_CARD}'
    codeFrom: ours
    title: { vi: Chỉ lịch sử khám chữa bệnh, en: Visits alone }
    legalGround: none
    kind: procedure
    usedBy: { agencies: ['*'], applications: ['*'], roles: ['*'] }
    reads: [visits]
    dossier: optional
    subjects: 1
`,
  );
  mocks = await Running.start();
  portal = await startDoctored(mocks.mocks.urls['health-insurance'] ?? '');
  running = await mocks.replica((config) => configured(config, purposes));
  an = await running.persona('Nguyễn Văn An');
  wrongName = { ...an, fullName: 'Lê Thị Khác Hẳn' };
  wrongDate = { ...an, dateOfBirth: '1985-03-13' };
});
afterAll(async () => {
  issuer.stop();
  await running.stop();
  await mocks.stop();
  await portal.close();
});
beforeEach(() => running.resetStats());
afterEach(async () => {
  portal.doctor((body) => body);
  await running.clearFaults();
});

function configured(config: Config, purposes: string): Config {
  const portalConfig = config.sources['health-insurance'];
  if (!portalConfig) throw new Error('no portal');
  const url = portal.url.replace(/\/$/, '');
  return {
    ...config,
    purposes,
    auth: { ...config.auth, issuers: [issuer.settings] },
    sources: {
      ...config.sources,
      'health-insurance': {
        ...portalConfig,
        url,
        // Whatever is fetched is at once stale, unless a question comes within a second.
        cache: { ttl: 1, negativeTtl: 0, staleFor: 600 },
        breaker: { ...portalConfig.breaker, failures: 1000 },
      },
    },
  };
}

interface Asking {
  readonly scope?: string;
  readonly purpose?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks under a purpose that reads everything unless told otherwise. */
async function ask(
  selection: string,
  subjects: readonly Triple[] = [an],
  { scope = SCOPES, purpose = '0.000000', headers = {} }: Asking = {},
): Promise<readonly Citizen[]> {
  const token = await issuer.token({ ...OFFICER, scope });
  const { body } = await running.ask<{ citizens: readonly Citizen[] }>(
    `query ($subjects: [SubjectInput!]!) { citizens(subjects: $subjects) { ${selection} } }`,
    { subjects },
    {
      authorization: `Bearer ${token}`,
      'x-purpose': purpose,
      'x-dossier': DOSSIER,
      ...headers,
    },
    'nobody',
  );
  if (!body.data || body.errors) throw new Error(JSON.stringify(body.errors));
  return body.data.citizens;
}

async function calls(): Promise<number | undefined> {
  const stats: Readonly<Record<string, { readonly calls: number }>> = await running.mocks.stats();
  return stats['health-insurance']?.calls;
}

const visitsOf = ({ healthInsurance }: Citizen) => healthInsurance.visits;

const FOUND = { status: 'FOUND', failure: null, record: { visits: expect.any(Array) } };
const MISMATCH = { status: 'MISMATCH', failure: null, record: null };

test('shows visits with the card, and alone', async () => {
  const [beside] = await ask(`completeness healthInsurance { status ${VISITS} }`);
  expect(beside).toMatchObject({
    completeness: 'COMPLETE',
    healthInsurance: { status: 'FOUND', visits: FOUND },
  });
  const [alone] = await ask(`completeness conflicts { fact } healthInsurance { ${VISITS} }`);
  expect(alone).toMatchObject({
    completeness: 'COMPLETE',
    conflicts: [],
    healthInsurance: { visits: FOUND },
  });
});

test('compares nothing of a card that only ties visits with other sources', async () => {
  const sexIn = (record: unknown, field: string) =>
    (record as Record<string, { code?: string }> | null)?.[field]?.code;
  const person = (await running.people(200, '&kind=difficult')).find(({ sources }) => {
    const held = sexIn(sources['health-insurance'].record, 'holderSex');
    return held !== undefined && held !== sexIn(sources.population.record, 'sex');
  });
  if (!person) throw new Error('nobody whose card holds another sex');
  const conflicts = 'conflicts { values { source } } identity { status }';
  const sources = (one: Citizen | undefined) => JSON.stringify(one?.conflicts);
  const [beside] = await ask(`${conflicts} healthInsurance { status ${VISITS} }`, [person.subject]);
  expect(sources(beside)).toContain('HEALTH_INSURANCE');
  const [alone] = await ask(`${conflicts} healthInsurance { ${VISITS} }`, [person.subject]);
  expect(alone).toMatchObject({ healthInsurance: { visits: FOUND } });
  expect(sources(alone)).not.toContain('HEALTH_INSURANCE');
});

test('shows no visits under a wrong name or date of birth, in a list, after the right one and concurrently', async () => {
  const selection = `healthInsurance { ${VISITS} }`;
  const list = await ask(selection, [an, wrongName, an, wrongDate]);
  expect(list.map(visitsOf)).toMatchObject([FOUND, MISMATCH, FOUND, MISMATCH]);
  const both = await Promise.all([ask(selection), ask(selection, [wrongName]), ask(selection, [wrongDate])]);
  expect(both.flat().map(visitsOf)).toMatchObject([FOUND, MISMATCH, MISMATCH]);
});

test('shows no visits under a wrong name where the portal does not compare names, even after the right one', async () => {
  const selection = `healthInsurance { ${VISITS} }`;
  const seen: string[] = [];
  portal.doctor((body) => {
    seen.push(body);
    return body;
  });
  await ask(`healthInsurance { status ${VISITS} }`, [an], { headers: { 'x-max-age': '0' } });
  const visits = seen.find((body) => body.includes('dsLichSuKCB2025')) ?? '';
  const card = seen.find((body) => body.includes('"maThe"')) ?? '';
  expect([visits, card]).not.toContain('');
  let place = 0;
  portal.doctor((body) => {
    if (!body.includes('"maKetQua":"06')) return body;
    place += 1;
    // One of the two is the card, whichever comes first.
    return place % 2 === 0 ? visits : card;
  });
  for (let round = 0; round < 3; round += 1) {
    const [answer] = await ask(selection, [wrongName]);
    expect(answer && visitsOf(answer).record).toBeNull();
    expect(answer && visitsOf(answer).status).not.toBe('FOUND');
  }
});

test('shows stale visits to the right triple only, while the portal is down', async () => {
  const selection = `healthInsurance { status ${VISITS} }`;
  await ask(selection);
  await running.setFaults('health-insurance', [{ kind: 'down' }]);
  await eventually(
    () => ask(selection),
    ([answer]) =>
      expect(answer?.healthInsurance).toMatchObject({
        status: 'FOUND',
        visits: { ...FOUND, failure: { code: expect.any(String) }, provenance: { freshness: 'STALE' } },
      }),
  );
  const wrong = await ask(selection, [wrongName, wrongDate]);
  for (const one of wrong.map(visitsOf)) {
    expect(one).toMatchObject({ status: 'UNAVAILABLE', record: null, failure: { code: 'NOT_TIED' } });
  }
});

describe('the purpose of a request for visits', () => {
  test('that excludes the card shows none, without asking the portal', async () => {
    const [answer] = await ask(`completeness healthInsurance { ${VISITS} }`, [an], { purpose: WITHOUT_CARD });
    expect(answer).toMatchObject({
      completeness: 'NONE',
      healthInsurance: {
        visits: {
          status: 'UNAVAILABLE',
          failure: { code: 'NOT_TIED', retryable: false },
          provenance: { freshness: 'NONE' },
          record: null,
        },
      },
    });
    expect(await calls()).toBe(0);
  });

  test('that includes the card suffices: the token needs no card scope, and the card is not shown', async () => {
    const scope = 'health-insurance:visits';
    const [answer] = await ask(`healthInsurance { ${VISITS} }`, [an], { scope });
    expect(answer).toMatchObject({ healthInsurance: { visits: FOUND } });
    expect(await calls()).toBeGreaterThan(0);
  });
});

test('names the tying card in the audit intent, and its outcome', async () => {
  const id = 'visits-tied-by-a-card';
  await ask(`healthInsurance { ${VISITS} }`, [an], { headers: { 'x-request-id': id } });
  const details = (): readonly { readonly kind: unknown; readonly parts: readonly unknown[] }[] => {
    const db = new DatabaseSync(running.auditConfig.file, { readOnly: true });
    const rows = db.prepare('SELECT kind, detail FROM entries WHERE request = ?').all(id);
    db.close();
    return rows.map(({ kind, detail }) => ({
      kind,
      parts: (JSON.parse(String(detail)) as { parts: readonly unknown[] }).parts,
    }));
  };
  await eventually(
    () => Promise.resolve(details()),
    (rows) =>
      expect(rows).toMatchObject([
        { kind: 'intent', parts: ['health-insurance/card', 'health-insurance/visits'] },
        {
          kind: 'outcome',
          parts: [
            ['health-insurance', 'card', 'FOUND'],
            ['health-insurance', 'visits', 'FOUND'],
          ].map((part) => expect.arrayContaining(part)),
        },
      ]),
  );
});

test('does not distinguish MISMATCH from NOT_FOUND for a caller without subject:mismatch', async () => {
  const scope = 'health-insurance health-insurance:visits';
  const nobody = { ...an, identityNumber: '079085999999' };
  const answers = await ask(`completeness healthInsurance { ${ANSWER} ${VISITS} }`, [wrongName, nobody], {
    scope,
  });
  expect(answers[0]).toEqual(answers[1]);
  expect(answers[0]).toMatchObject({
    healthInsurance: { status: 'NOT_FOUND', visits: { status: 'NOT_FOUND' } },
  });
});

test('ties no person to a code without a holder, and reports a mismatch only with its scope', async () => {
  portal.doctor((body) =>
    body.includes('APIKey')
      ? body
      : JSON.stringify({ maKetQua: '124', ghiChu: 'x', hoTen: null, ngaySinh: null }),
  );
  const somebody = { ...an, identityNumber: '079085999998' };
  const told = async (scope: string) => {
    const [answer] = await ask(`healthInsurance { ${ANSWER} ${VISITS} }`, [somebody], { scope });
    return answer?.healthInsurance;
  };
  const failure = { code: 'BAD_RESPONSE', retryable: false };
  const visits = { status: 'UNAVAILABLE', failure: { code: 'NOT_TIED', sourceCode: null }, record: null };
  expect(await told(SCOPES)).toMatchObject({
    status: 'UNAVAILABLE',
    failure: { ...failure, sourceCode: '124' },
    visits,
  });
  expect(await told('health-insurance health-insurance:visits')).toMatchObject({
    status: 'UNAVAILABLE',
    failure: { ...failure, sourceCode: null },
    visits,
  });
});

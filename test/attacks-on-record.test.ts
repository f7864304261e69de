/** Attacks on law 2 at the running gateway: nobody's number leaves before it is on record, however it is asked for. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DatabaseSync } from 'node:sqlite';
import type { GraphQLSchema } from 'graphql';
import { openKeys } from '../src/ledger/open-ledger.ts';
import { createSchema } from '../src/gateway/schema.ts';
import { marksOf } from '../scripts/numbers.ts';
import { loadSources } from '../src/sources/all.ts';
import { sampled } from './kit/counted.ts';
import { planting, startDoctoredGateway, type DoctoredGateway } from './kit/doctored.ts';
import { eventually, type Running, type GraphqlResponse, type Triple } from './kit/running.ts';
import { wholeSelection } from '../dev/truth.ts';
import { otherFields, wireOf } from './kit/wire-of.ts';
import { SOURCE_IDS } from './kit/source-ids.ts';

/** Least number of fields of a source that show a planted number, where the wire has many of them. */
const LEAST: Readonly<Record<string, number>> = {
  population: 6,
  'health-insurance': 15,
  'social-insurance': 7,
  'driving-licence': 8,
  'civil-status': 55,
};

/** How many fields of a source are tried where not all are. */
const FIELDS = 12;

interface Row {
  readonly kind: string;
  readonly subject: string | null;
  readonly intent: string | null;
  readonly id: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

let mocks: Running;
let running: Running;
let schema: GraphQLSchema;
let people: readonly Triple[];
let gateway: DoctoredGateway;
beforeAll(async () => {
  gateway = await startDoctoredGateway();
  ({ mocks, running } = gateway);
  schema = createSchema(await loadSources());
  const personas = mocks.mocks.personas.map(({ subject }) => subject);
  people = [...personas, ...(await mocks.people(3)).map(({ subject }) => subject)];
});
afterAll(() => gateway.stop());

/** Entries of a request that are in the store at this moment. */
function entriesOf(request: string): readonly Row[] {
  const db = new DatabaseSync(running.auditConfig.file, { readOnly: true });
  const rows = db.prepare('SELECT * FROM entries WHERE request = ? ORDER BY writer, sequence').all(request);
  db.close();
  return rows.map((row) => ({
    kind: String(row['kind']),
    subject: row['subject'] === null ? null : String(row['subject']),
    intent: row['intent'] === null ? null : String(row['intent']),
    id: `${String(row['writer'])}.${String(row['sequence'])}`,
    detail: JSON.parse(String(row['detail'])) as Row['detail'],
  }));
}

const hashOf = (number: string) => openKeys(running.auditConfig).hash(number);

let asked = 0;
function requestId(): string {
  asked += 1;
  return `on-record-${String.fromCharCode(97 + (asked % 26))}-${asked}`;
}

/** Every text field that the contract of a source's answers names. */
function wireFields(name: string): readonly string[] {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) walk(one);
    if (typeof value !== 'object' || value === null) return;
    const properties: unknown = Reflect.get(value, 'properties');
    if (typeof properties === 'object' && properties !== null)
      for (const field of Object.keys(properties)) if (/^\w+$/.test(field)) found.add(field);
    for (const inner of Object.values(value)) walk(inner);
  };
  walk(wireOf(name).definitions);
  return [...found].toSorted();
}

/** Everything below a citizen's field, but for citizens to walk to. */
function wholeAnswer(name: string): string {
  const leaveOut = ['citizen', 'conflicts', 'subject', 'completeness', ...otherFields(name)];
  return wholeSelection(schema, 'Citizen', leaveOut).slice(1, -1);
}

/** Asks about everybody while a source's answers hold a value in a field. */
async function ask(name: string, plant: { readonly field: string; readonly value: string }) {
  gateway.doctor(name, planting(plant.field, plant.value));
  const id = requestId();
  const query = `query ($subjects: [SubjectInput!]!) { citizens(subjects: $subjects) { ${wholeAnswer(name)} } }`;
  const { status, body } = await running.ask<{ citizens: readonly unknown[] }>(
    query,
    { subjects: people },
    { 'X-Request-Id': id },
  );
  expect([plant.field, status]).toEqual([plant.field, 200]);
  return { citizens: body.data?.citizens ?? [], entries: entriesOf(id) };
}

describe('a number in a source’s text', () => {
  test.each(SOURCE_IDS)(
    'in any text field of %s is on record when the answer arrives',
    async (name) => {
      const marks = marksOf(name);
      const unrecorded: string[] = [];
      const shownIn = new Set<string>();
      const fields = wireFields(name);
      const few = sampled(fields, FIELDS);
      for (const [index, field] of few.entries()) {
        const number = `079${String(300_000_000 + index * 7919)}`;
        const former = String(250_000_000 + index * 7919);
        const spaced = number.replace(/(\d{3})(\d{3})(\d{3})/, '$1 $2.$3-');
        for (const [value, written] of [
          [number, number],
          [former, former],
          [number, spaced],
        ] as const) {
          // A value that the contract accepts is accepted in each form, except for numbers of 9 digits alone.
          if (written !== number && !shownIn.has(field) && !(written === former && marks.has(field)))
            continue;
          const { citizens, entries } = await ask(name, { field, value: written });
          const shows = citizens.filter((citizen) => JSON.stringify(citizen).includes(written));
          if (shows.length === 0) continue;
          shownIn.add(field);
          const on = entries.filter(({ kind, subject }) => kind === 'disclosed' && subject === hashOf(value));
          if (new Set(on.map(({ intent }) => intent)).size < shows.length)
            unrecorded.push(`${field}: ${written}`);
        }
      }
      expect(unrecorded).toEqual([]);
      // Of a few fields, about as many in proportion.
      const least = ((LEAST[name] ?? 0) * few.length) / fields.length;
      expect(shownIn.size).toBeGreaterThanOrEqual(few.length < fields.length ? least / 2 : least);
    },
    300_000,
  );
});

describe('a number inside a text', () => {
  test.each(['079 190.001-234', '０７９１９０００１２３４', '٠٧٩١٩٠٠٠١٢٣٤', '०७९१९०००१२३४'])(
    'is on record when written as %s',
    async (written) => {
      const { citizens, entries } = await ask('civil-status', { field: 'nycQuanHe', value: written });
      expect(JSON.stringify(citizens)).toContain(written);
      const named = entries.filter(({ kind }) => kind === 'disclosed').map(({ subject }) => subject);
      expect(named).toContain(hashOf('079190001234'));
    },
  );
});

describe('a social insurance number', () => {
  test.each([
    ['of 10 digits names nobody', '7912345678', 0],
    ['of 12 digits is the number of a person', '079190001234', 1],
  ])('%s', async (_what, maSoBhxh, least) => {
    const { citizens, entries } = await ask('social-insurance', { field: 'maSoBhxh', value: maSoBhxh });
    expect(JSON.stringify(citizens)).toContain(maSoBhxh);
    const on = entries.filter(({ kind, subject }) => kind === 'disclosed' && subject === hashOf(maSoBhxh));
    expect(Math.min(on.length, 1)).toBe(least);
  });
});

describe('another person’s document', () => {
  test('is on record by its number too, if the contract marks the field', async () => {
    for (const value of ['079190001234', '281234567', 'C7654321', 'B 123-4567']) {
      gateway.doctor('civil-status', planting('nycSoGiayToTuyThan', value));
      const id = requestId();
      const query = `query ($subjects: [SubjectInput!]!) { citizens(subjects: $subjects) { civilStatus {
        receipt record { birth { requester { documentNumber } } } } } }`;
      const { body } = await running.ask<{
        citizens: readonly { readonly civilStatus: { readonly receipt: string } }[];
      }>(query, { subjects: people }, { 'X-Request-Id': id });
      const entries = entriesOf(id);
      const shows = (body.data?.citizens ?? []).filter((one) => JSON.stringify(one).includes(value));
      expect(shows.length).toBeGreaterThan(2);
      const written = hashOf(value.replaceAll(/[ -]/g, ''));
      const on = entries.filter(({ kind, subject }) => kind === 'disclosed' && subject === written);
      expect(new Set(on.map(({ intent }) => intent))).toEqual(
        new Set(shows.map(({ civilStatus }) => civilStatus.receipt)),
      );
      expect(on[0]?.detail).toMatchObject({
        in: ['BirthRegistration.requester'],
        sources: ['civil-status'],
      });
    }
  });
});

describe('one person reached through many fields of a request', () => {
  test('has one intent and one outcome under any spelling, and each receipt names it', async () => {
    const [subject] = people;
    if (!subject) throw new Error('There are no people.');
    const spelled = { ...subject, fullName: subject.fullName.toUpperCase() };
    const fields = [
      'identity { status receipt }',
      'healthInsurance { status receipt }',
      'drivingLicences { status receipt }',
      'civilStatus { status receipt }',
      'identity { lifeStatus { status receipt } }',
    ];
    const aliases = Array.from(
      { length: 10 },
      (_, index) => `a${index}: citizens(subjects: $list) { ${fields[index % fields.length]} }`,
    );
    const query = `query ($list: [SubjectInput!]!) { ${aliases.join(' ')} }`;
    const id = requestId();
    const list = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? subject : spelled));
    const { body } = await running.ask(query, { list }, { 'X-Request-Id': id });
    expect(body.errors).toBeUndefined();
    await eventually(
      async () => entriesOf(id),
      (entries) => expect(entries.map(({ kind }) => kind)).toEqual(['intent', 'outcome']),
    );
    const [intent, outcome] = entriesOf(id);
    expect(intent?.detail['parts']).toEqual([
      'population/identity',
      'health-insurance/card',
      'driving-licence/licences',
      'civil-status/civil-status',
      'population/lifeStatus',
    ]);
    expect(outcome).toMatchObject({ intent: intent?.id, detail: { triples: 2 } });
    const parts = ['identity', 'card', 'licences', 'civil-status', 'lifeStatus'];
    expect(outcome?.detail['parts']).toMatchObject(parts.map((part) => expect.arrayContaining([part])));
    const receipts = JSON.stringify(body.data).match(/"receipt":"[^"]*"/g) ?? [];
    expect(receipts).toHaveLength(200);
    expect(new Set(receipts)).toEqual(new Set([`"receipt":"${intent?.id}"`]));
  });

  test('met again on a walk is recorded only for the parts not yet recorded', async () => {
    gateway.doctor('civil-status', (body) => body);
    for (const subject of people) {
      const found = await running.ask<{
        citizen: {
          civilStatus: {
            record: { birth: { mother: { citizen: { subject: Triple } | null } | null } | null } | null;
          };
        };
      }>(
        `query ($subject: SubjectInput!) { citizen(subject: $subject) { civilStatus { record { birth { mother { citizen {
          subject { identityNumber fullName dateOfBirth } } } } } } } }`,
        { subject },
      );
      const mother = found.body.data?.citizen.civilStatus.record?.birth?.mother?.citizen?.subject;
      if (!mother) continue;
      const id = requestId();
      const query = `query ($subject: SubjectInput!, $mother: SubjectInput!) {
        mother: citizen(subject: $mother) { identity { receipt } }
        citizen(subject: $subject) { civilStatus { record { birth { mother {
          same: citizen { identity { receipt } }
          citizen { identity { receipt } healthInsurance { receipt } }
        } } } } } }`;
      const { body } = await running.ask<{
        mother: { identity: { receipt: string } };
        citizen: {
          civilStatus: {
            record: {
              birth: {
                mother: {
                  same: { identity: { receipt: string } };
                  citizen: { identity: { receipt: string }; healthInsurance: { receipt: string } };
                };
              };
            };
          };
        };
      }>(query, { subject, mother }, { 'X-Request-Id': id });
      const walked = body.data?.citizen.civilStatus.record.birth.mother;
      const about = entriesOf(id).filter((entry) => entry.subject === hashOf(mother.identityNumber));
      const intents = about.filter(({ kind }) => kind === 'intent');
      expect(intents.map(({ detail }) => detail['parts'])).toEqual([
        ['population/identity'],
        ['health-insurance/card'],
      ]);
      expect(walked).toEqual({
        same: { identity: { receipt: intents[0]?.id } },
        citizen: { identity: { receipt: intents[0]?.id }, healthInsurance: { receipt: intents[1]?.id } },
      });
      expect(body.data?.mother.identity.receipt).toBe(intents[0]?.id);
      return;
    }
    throw new Error('Nobody has a mother to walk to.');
  });
});

describe('a person asked about by the number of a former card', () => {
  const an = { identityNumber: '079085669802', fullName: 'Nguyễn Văn An', dateOfBirth: '1985-03-12' };
  const LOG = `{ accessLog(first: 1) { edges { node {
    id at kind agency application procedure { code } dossier shown data { source groups status } } } } }`;
  interface Log {
    readonly accessLog: { readonly edges: readonly { readonly node: Readonly<Record<string, unknown>> }[] };
  }
  const newest = async () => {
    const { body } = await running.ask<Log>(LOG, {}, {}, 'citizen');
    return body.data?.accessLog.edges[0]?.node;
  };
  const formerOf = async (subject: Triple) => {
    const { body } = await running.ask<{ citizen: { identity: { record: { formerNumber: string } } } }>(
      'query ($subject: SubjectInput!) { citizen(subject: $subject) { identity { record { formerNumber } } } }',
      { subject },
    );
    return body.data?.citizen.identity.record.formerNumber ?? '';
  };

  test.each([
    ['whose personal number is shown', 'identity { record { identityNumber } }'],
    ['whose personal number is not asked for', 'identity { status }'],
    ['whose life status is asked for', 'identity { lifeStatus { status } }'],
  ])('%s, finds the access in their own log as one about them', async (_name, selection) => {
    gateway.doctor('population', (body) => body);
    const former = { ...an, identityNumber: await formerOf(an) };
    expect(former.identityNumber).toMatch(/^\d{9}$/);
    const before = await newest();
    const id = requestId();
    const query = `query ($subject: SubjectInput!) { citizen(subject: $subject) { ${selection} } }`;
    const { body } = await running.ask(query, { subject: former }, { 'X-Request-Id': id });
    expect(body.errors).toBeUndefined();
    const [intent, ...others] = entriesOf(id);
    expect(intent?.subject).toBe(hashOf(former.identityNumber));
    const link = others.find(({ kind }) => kind === 'disclosed');
    expect(link).toMatchObject({ subject: hashOf(an.identityNumber), intent: intent?.id });
    await eventually(newest, (node) =>
      expect(node).toMatchObject({
        kind: 'ASKED_ABOUT',
        agency: 'H29.101',
        procedure: { code: '0.000000' },
        dossier: expect.stringContaining('H29.101'),
        shown: true,
        data: [{ source: 'POPULATION', status: 'FOUND' }],
      }),
    );
    expect((await newest())?.['id']).not.toBe(before?.['id']);
  });

  test.each([
    ['shown', 'record { socialInsuranceNumber }'],
    ['not asked for', 'status'],
  ])(
    'finds a scan of the health insurance card too, if the portal knows the number, %s',
    async (_how, selection) => {
      gateway.doctor('health-insurance', planting('maSoBHXH', an.identityNumber));
      const text = mocks.mocks
        .persona(an.fullName)
        .cards.find((card) => /^[A-Z]{2}\d{13}\|/.test(card.text))?.text;
      const id = requestId();
      const query = `query ($text: String!) { citizenByScan(text: $text) { healthInsurance { ${selection} } } }`;
      const { body } = await running.ask(query, { text }, { 'X-Request-Id': id });
      gateway.doctor('health-insurance', (same) => same);
      expect(body.errors).toBeUndefined();
      const [intent, ...others] = entriesOf(id);
      // By the digits that the numbers of all cards of the holder end in.
      expect(intent?.subject).toBe(hashOf(text?.slice(5, 15) ?? ''));
      const scans = ['HEALTH_INSURANCE_CARD_QR'];
      expect(others.find(({ kind }) => kind === 'disclosed')).toMatchObject({
        subject: hashOf(an.identityNumber),
        intent: intent?.id,
        detail: { own: true, scans },
      });
      await eventually(
        async () => {
          const log = await running.ask<Log>(
            '{ accessLog(first: 1) { edges { node { kind scans } } } }',
            {},
            {},
            'citizen',
          );
          return log.body.data?.accessLog.edges[0]?.node;
        },
        (node) => expect(node).toEqual({ kind: 'ASKED_ABOUT', scans }),
      );
    },
  );

  test('is on record under it too, when the record of the personal number shows it', async () => {
    const former = await formerOf(an);
    const id = requestId();
    const query =
      'query ($subject: SubjectInput!) { citizen(subject: $subject) { identity { record { formerNumber } } } }';
    await running.ask(query, { subject: an }, { 'X-Request-Id': id });
    const link = entriesOf(id).find(({ kind }) => kind === 'disclosed');
    expect(link?.subject).toBe(hashOf(former));
    const { body } = await running.ask<{ auditEntries: { edges: readonly { node: { request: string } }[] } }>(
      'query ($filter: AuditFilter!) { auditEntries(filter: $filter) { edges { node { request } } } }',
      { filter: { subject: former } },
      {},
      'auditor',
    );
    expect(body.data?.auditEntries.edges.map(({ node }) => node.request)).toContain(id);
  });
});

describe("a citizen's own log", () => {
  const an = '079085669802';
  const LOG = `query ($first: Int, $after: Cursor) { accessLog(first: $first, after: $after) {
    edges { cursor node { id at kind agency application procedure { code title } dossier shown data { source groups status } } }
    pageInfo { hasNextPage endCursor } } }`;
  interface Node {
    readonly id: string;
    readonly at: string;
    readonly kind: string;
  }
  interface Log {
    readonly accessLog: {
      readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  }
  const whole = async (first: number) => {
    const edges: Log['accessLog']['edges'][number][] = [];
    for (let after: string | null = null; ;) {
      const { body }: GraphqlResponse<Log> = await running.ask(LOG, { first, after }, {}, 'citizen');
      expect(body.errors).toBeUndefined();
      edges.push(...(body.data?.accessLog.edges ?? []));
      if (body.data?.accessLog.pageInfo.hasNextPage !== true) return edges;
      after = body.data.accessLog.pageInfo.endCursor;
    }
  };

  test('shows an access to a former spouse by source and month only', async () => {
    for (const name of SOURCE_IDS) gateway.doctor(name, (body) => body);
    const query = `query ($subjects: [SubjectInput!]!) { citizens(subjects: $subjects) {
      identity { record { spouse { fullName } } }
      civilStatus { record { marriages { spouse { fullName } } } } } }`;
    const others = people.filter(({ identityNumber }) => identityNumber !== an);
    const ids = [requestId(), requestId(), requestId()];
    for (const id of ids) {
      await running.ask(query, { subjects: others }, { 'X-Request-Id': id });
      await running.ask('{ me { identity { status } } }', {}, {}, 'citizen');
    }
    const written = ids.flatMap((id) => entriesOf(id)).filter(({ subject }) => subject === hashOf(an));
    expect(written.length).toBeGreaterThanOrEqual(3);

    const edges = await whole(3);
    const nodes = edges.map(({ node }) => node);
    const shown = nodes.filter(({ kind }) => kind === 'IN_ANOTHERS_RECORD');
    expect(shown.length).toBeGreaterThanOrEqual(written.length);
    const there = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 7);
    for (const node of shown) {
      expect(node).toEqual({
        id: expect.stringMatching(/^[\w-]{22}$/),
        at: `${there}-01T00:00:00+07:00`,
        kind: 'IN_ANOTHERS_RECORD',
        agency: null,
        application: null,
        procedure: null,
        dossier: null,
        shown: null,
        data: expect.arrayContaining([{ source: expect.any(String), groups: [], status: null }]),
      });
    }
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
    // Between accesses of their own, whose time is told, they would be told by their place.
    const lastOwn = nodes.findLastIndex(({ kind }) => kind === 'ASKED_ABOUT');
    expect(lastOwn).toBe(nodes.length - shown.length - 1);
    const told =
      JSON.stringify(edges) + edges.map(({ cursor }) => Buffer.from(cursor, 'base64url').toString()).join();
    for (const { id, intent } of written) {
      for (const secret of [id, intent ?? id, id.split('.')[0] ?? id])
        expect(JSON.stringify(shown)).not.toContain(secret);
    }
    expect(told).not.toMatch(/\b1[6-9]\d{11}\b/);
    expect((await whole(100)).map(({ node }) => node.id)).toEqual(nodes.map(({ id }) => id));
  });

  test('accepts only cursors that it issued', async () => {
    const own = Buffer.from(`${Date.now()} abcdefghijklmnop.1 ${'x'.repeat(60)}`).toString('base64url');
    for (const after of [own, Buffer.from('1 abcdefghijklmnop.1').toString('base64url')]) {
      const { body } = await running.ask<Log>(LOG, { after }, {}, 'citizen');
      expect(body.errors?.[0]?.extensions).toMatchObject({ argument: 'after', rule: 'CURSOR' });
    }
  });
});

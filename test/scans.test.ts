/** Scans of cards on the running gateway: a scan names a person as the typed triple does, and counts like it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DatabaseSync } from 'node:sqlite';
import { readFileSync } from 'node:fs';
import { CARD_FORMATS } from '../src/cards/index.ts';
import { cardQrOf } from '../mocks/people/card.ts';
import { zoneOf } from '../mocks/people/zone.ts';
import { people, persona } from './kit/personas.ts';
import { eventually, Running } from './kit/running.ts';

const STATUSES = `completeness
  identity { status match { number name dateOfBirth } }
  healthInsurance { status failure { code } }
  socialInsurance { status }
  drivingLicences { status }
  civilStatus { status }`;
const BY_SCAN = `query ($text: String!) { citizenByScan(text: $text) { ${STATUSES} } }`;

let running: Running;
beforeAll(async () => {
  running = await Running.start();
});
afterAll(() => running.stop());

const an = persona('Nguyễn Văn An');
const mai = persona('Trần Thị Ngọc Mai');

/** A card of a person, with other fields. */
function cardOf(person: typeof an, changes: Readonly<Record<number, string>> = {}): string {
  return cardQrOf(person)
    .split('|')
    .map((field, index) => changes[index] ?? field)
    .join('|');
}

/** Rows of a request in the audit log once its outcome is there. */
async function rowsOf(request: string) {
  let rows: Record<string, unknown>[] = [];
  await eventually(
    async () => {
      const db = new DatabaseSync(running.auditConfig.file, { readOnly: true });
      rows = db.prepare('SELECT * FROM entries WHERE request = ? ORDER BY sequence').all(request);
      db.close();
      return rows.map(({ kind }) => kind);
    },
    (kinds) => expect(kinds).toContain('outcome'),
  );
  return rows;
}

describe('each card of a persona', () => {
  test('leads to that person and no other, with any line end and in NFD', async () => {
    const query = `query ($text: String!) { citizenByScan(text: $text) {
      scanned { format }
      identity { status record { identityNumber } }
      healthInsurance { status match { number } record { socialInsuranceNumber } }
    } }`;
    interface Shown {
      readonly citizenByScan: {
        readonly healthInsurance: { readonly record: { readonly socialInsuranceNumber: string | null } };
      };
    }
    const seen = new Set<string>();
    for (const { name, subject, cards } of running.mocks.personas) {
      for (const { format, text } of cards) {
        seen.add(format);
        const { body } = await running.ask<Shown>(query, {
          text: `${text.normalize('NFD')}\r\n`,
        });
        const isInsurance = format === 'HEALTH_INSURANCE_CARD_QR';
        expect([name, body.errors, body.data?.citizenByScan]).toMatchObject([
          name,
          undefined,
          isInsurance
            ? { scanned: { format }, identity: { status: 'NOT_ASKED' }, healthInsurance: { status: 'FOUND' } }
            : {
                scanned: { format },
                identity: { status: 'FOUND', record: { identityNumber: subject.identityNumber } },
              },
        ]);
        if (!isInsurance) continue;
        // The portal leaves it out of a few cards that do not serve.
        const held = body.data?.citizenByScan.healthInsurance.record.socialInsuranceNumber ?? null;
        expect([persona(name).socialInsuranceNumber, null]).toContain(held);
      }
    }
    expect(seen).toEqual(new Set(CARD_FORMATS));
  });
});

describe('a health insurance card', () => {
  const ASKED = `query ($text: String!) { citizenByScan(text: $text) {
    subject { identityNumber }
    identity { status failure { code } }
    healthInsurance { status match { number name } provenance { freshness } visits { status } }
    socialInsurance { status failure { code } }
  } }`;
  const textOf = (name: string) =>
    running.mocks
      .persona(name)
      .cards.filter(({ format }) => format === 'HEALTH_INSURANCE_CARD_QR')
      .map(({ text }) => text);

  test('asks health insurance by its number, live each time, and no other source', async () => {
    await running.resetStats();
    for (const text of textOf('Nguyễn Văn An')) {
      for (let times = 0; times < 2; times += 1) {
        const { body } = await running.ask(ASKED, { text });
        const unsupported = { status: 'NOT_ASKED', failure: { code: 'UNSUPPORTED_NUMBER' } };
        expect(body.data).toEqual({
          citizenByScan: {
            subject: { identityNumber: text.split('|')[0] },
            identity: unsupported,
            healthInsurance: {
              status: 'FOUND',
              match: { number: 'EXACT', name: 'EXACT' },
              provenance: { freshness: 'LIVE' },
              visits: { status: 'FOUND' },
            },
            socialInsurance: unsupported,
          },
        });
      }
    }
    expect(await running.stats()).toMatchObject({ population: { calls: 0 } });
  });

  test('is one of its holder only, and its number is on record as that of a person', async () => {
    const [text = ''] = textOf('Nguyễn Văn An');
    const [number = ''] = text.split('|');
    const asked = (role: 'officer' | 'receptionist', cardText: string) =>
      running.ask<{ citizenByScan: { healthInsurance: { status: string } } }>(
        'query ($text: String!) { citizenByScan(text: $text) { healthInsurance { status } } }',
        { text: cardText },
        { 'X-Request-Id': `card-scanned-by-${role}` },
        role,
      );
    const foreign = text.replace(number, textOf('Trần Thị Ngọc Mai')[0]?.split('|')[0] ?? '');
    expect((await asked('officer', foreign)).body.data?.citizenByScan.healthInsurance.status).toBe(
      'MISMATCH',
    );
    const hidden = await asked('receptionist', foreign);
    expect(hidden.body.data?.citizenByScan.healthInsurance.status).toBe('NOT_FOUND');
    const rows = await rowsOf('card-scanned-by-receptionist');
    expect(JSON.stringify(rows) + running.log.join('\n')).not.toContain(number);
    expect(rows[0]).toMatchObject({ kind: 'intent', subject: expect.stringMatching(/^[\w-]{22}$/) });
  });

  test.each(['7961867405', 'DN4797961867405'])(
    'has a number that a caller cannot type: %s',
    async (number) => {
      const query = 'query ($s: SubjectInput!) { citizen(subject: $s) { healthInsurance { status } } }';
      const { body } = await running.ask(query, {
        s: { identityNumber: number, fullName: an.fullName, dateOfBirth: an.dateOfBirth },
      });
      expect(body.errors).toMatchObject([{ extensions: { rule: 'IDENTITY_NUMBER_DIGITS' } }]);
      expect(JSON.stringify(body)).not.toContain(number);
    },
  );
});

describe('a zone that cuts the name', () => {
  const ASKED = 'status match { name } provenance { freshness }';
  // The only person among the first 60,000 whose name is that long.
  const long = people.at(43_855);
  const typed = async (fullName: string) => {
    const query = `query ($s: SubjectInput!) { citizen(subject: $s) { identity { ${ASKED} } } }`;
    const s = { identityNumber: long.identityNumber, fullName, dateOfBirth: long.dateOfBirth };
    return (await running.ask<{ citizen: object }>(query, { s })).body.data?.citizen;
  };
  const scanned = async () => {
    const query = `query ($text: String!) { citizenByScan(text: $text) {
      identity { ${ASKED} } conflicts { fact } scanned { isNameCut }
    } }`;
    const text = zoneOf(long, '2035-01-01');
    return (await running.ask<{ citizenByScan: object }>(query, { text })).body.data?.citizenByScan;
  };

  test('ties the whole name, and neither serves nor is served what is known about the letters typed', async () => {
    const letters = 'NGUYEN PHUC THI THANH NHU NHU';
    const unknown = { status: 'NOT_FOUND', match: null };
    expect(await typed(letters)).toMatchObject({
      identity: { ...unknown, provenance: { freshness: 'LIVE' } },
    });
    // The population database compares names itself, and does not know a cut one.
    expect(await scanned()).toMatchObject({ identity: { ...unknown, provenance: { freshness: 'LIVE' } } });
    expect(await typed(long.fullName)).toMatchObject({ identity: { status: 'FOUND' } });
    expect(await scanned()).toEqual({
      identity: { status: 'FOUND', match: { name: 'PREFIX' }, provenance: { freshness: 'CACHED' } },
      conflicts: [],
      scanned: { isNameCut: true },
    });
    expect(await typed(letters)).toMatchObject({ identity: unknown });
  });
});

describe('a scan', () => {
  test('names every persona as the typed triple does', async () => {
    for (const { person, name } of people.personas) {
      const { identityNumber, fullName, dateOfBirth } = person;
      const typed = await running.ask<{ citizen: unknown }>(
        `query ($s: SubjectInput!) { citizen(subject: $s) { ${STATUSES} } }`,
        { s: { identityNumber, fullName, dateOfBirth } },
      );
      const scanned = await running.ask<{ citizenByScan: unknown }>(BY_SCAN, { text: cardQrOf(person) });
      expect([name, scanned.body.data?.citizenByScan]).toEqual([name, typed.body.data?.citizen]);
      expect(scanned.body.data?.citizenByScan).toMatchObject({ identity: { status: 'FOUND' } });
    }
  });

  test('shows what the card says, and the person as the card names them', async () => {
    const query = `query ($text: String!) { citizenByScan(text: $text) {
      subject { identityNumber fullName dateOfBirth }
      scanned { format number formerNumber fullName isNameCut dateOfBirth sex { list code name } residence issuedOn expiresOn notes { field reason } }
    } }`;
    const text = cardOf(an, { 2: 'NGUYỄN VĂN AN', 3: '30021985', 5: 'Khu phố 5, Bình Hưng', 6: '29042021' });
    const { body } = await running.ask(query, { text });
    expect(body).toMatchObject({
      data: {
        citizenByScan: {
          subject: { identityNumber: an.identityNumber, fullName: 'NGUYỄN VĂN AN', dateOfBirth: '1985-02' },
          scanned: {
            format: 'CITIZEN_CARD_QR',
            number: an.identityNumber,
            fullName: 'NGUYỄN VĂN AN',
            isNameCut: false,
            dateOfBirth: '1985-02',
            sex: { list: 'SEX', code: '1', name: 'Nam' },
            residence: 'Khu phố 5, Bình Hưng',
            issuedOn: '2021-04-29',
            expiresOn: null,
            notes: [{ field: 'dateOfBirth', reason: 'IMPOSSIBLE_DATE' }],
          },
        },
      },
    });
  });

  test('works as a literal, under aliases, in fragments and beside typed people', async () => {
    const query = `query ($text: String!, $s: SubjectInput!, $with: Boolean!) {
      ...Scans
      citizen(subject: $s) { scanned { number } identity { status } }
    }
    fragment Scans on Query {
      first: citizenByScan(text: ${JSON.stringify(cardQrOf(an))}) { ...Shown }
      second: citizenByScan(text: $text) @include(if: $with) { ...Shown }
    }
    fragment Shown on Citizen { scanned { number } identity { status } }`;
    const { identityNumber, fullName, dateOfBirth } = an;
    const { body } = await running.ask(query, {
      text: cardQrOf(mai),
      s: { identityNumber, fullName, dateOfBirth },
      with: true,
    });
    const found = { identity: { status: 'FOUND' } };
    expect(body.data).toEqual({
      first: { scanned: { number: an.identityNumber }, ...found },
      second: { scanned: { number: mai.identityNumber }, ...found },
      citizen: { scanned: null, ...found },
    });
  });

  test('is not read where another scan of the request is refused', async () => {
    const { body } = await running.ask(`{
      first: citizenByScan(text: "https://example.org") { completeness }
      second: citizenByScan(text: "001") { completeness }
    }`);
    expect(body.errors?.map(({ extensions }) => extensions)).toEqual([
      expect.objectContaining({ code: 'BAD_USER_INPUT', argument: 'text', rule: 'SCAN_LINK' }),
    ]);
  });

  test('costs what the typed triple costs', async () => {
    const costOf = async (query: string, variables: object) => {
      const { body } = await running.ask(query, variables, { 'X-Cost': '1' });
      return (body as { extensions?: { cost?: { estimated: { total: number } } } }).extensions?.cost
        ?.estimated.total;
    };
    const { identityNumber, fullName, dateOfBirth } = an;
    const typed = `query ($s: SubjectInput!) { citizen(subject: $s) { ${STATUSES} } }`;
    const cost = await costOf(typed, { s: { identityNumber, fullName, dateOfBirth } });
    expect(cost).toBeGreaterThan(0);
    expect(await costOf(BY_SCAN, { text: cardQrOf(an) })).toBe(cost);
  });
});

describe('a text that is no card', () => {
  const secret = '079085669802 Nguyễn Bí Mật';

  test.each([
    ['as a variable', BY_SCAN, { text: secret }, 'SCAN_UNKNOWN'],
    ['as a literal', `{ citizenByScan(text: "${secret}") { completeness } }`, {}, 'SCAN_UNKNOWN'],
    ['as a default', BY_SCAN.replace('String!', `String! = "${secret}"`), {}, 'SCAN_UNKNOWN'],
    ['under an alias', `{ other: citizenByScan(text: "${secret}") { completeness } }`, {}, 'SCAN_UNKNOWN'],
    ['that is no text', BY_SCAN, { text: { fullName: secret } }, 'TYPE'],
    ['that is missing', BY_SCAN, {}, 'REQUIRED'],
  ])('%s is refused by its rule, and never repeated', async (_what, query, variables, rule) => {
    const { status, body } = await running.ask(query, variables, {
      accept: 'application/graphql-response+json',
    });
    expect(status).toBe(400);
    expect(body.errors).toHaveLength(1);
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'text', rule });
    expect(JSON.stringify(body)).not.toMatch(/\d{9}|Bí Mật/);
    expect(running.log.join('\n')).not.toMatch(/079085669802|Bí Mật/);
  });
});

describe('on record', () => {
  test('an intent says that a scan named the person, and nothing repeats the scan', async () => {
    const text = cardQrOf(mai);
    const query = `{ citizenByScan(text: ${JSON.stringify(text)}) { identity { status } } }`;
    await running.ask(query, {}, { 'X-Request-Id': 'asked-by-one-scan' });
    const rows = await rowsOf('asked-by-one-scan');
    expect(rows.map(({ kind }) => kind)).toEqual(['intent', 'outcome']);
    expect(JSON.parse(String(rows[0]?.['detail']))).toMatchObject({
      parts: ['population/identity'],
      scans: ['CITIZEN_CARD_QR'],
    });
    const db = new DatabaseSync(running.auditConfig.file, { readOnly: true });
    const contents = db.prepare('SELECT text FROM contents').all();
    db.close();
    const written = JSON.stringify([rows, contents]) + running.log.join('\n');
    for (const field of text.split('|').filter((value) => value.length > 4))
      expect(written).not.toContain(field);
    expect(readFileSync(running.auditConfig.file).includes(mai.identityNumber)).toBe(false);
  });

  test('one person named by a scan and by typing has one intent, which says so', async () => {
    const { identityNumber, fullName, dateOfBirth } = mai;
    const query = `query ($text: String!, $s: SubjectInput!) {
      citizen(subject: $s) { identity { status } }
      citizenByScan(text: $text) { identity { status } healthInsurance { status } }
    }`;
    const variables = { text: cardQrOf(mai), s: { identityNumber, fullName, dateOfBirth } };
    await running.ask(query, variables, { 'X-Request-Id': 'asked-by-scan-and-typed' });
    const intents = (await rowsOf('asked-by-scan-and-typed')).filter(({ kind }) => kind === 'intent');
    expect(intents.map(({ detail }) => JSON.parse(String(detail)) as unknown)).toMatchObject([
      { parts: ['population/identity', 'health-insurance/card'], scans: ['CITIZEN_CARD_QR'] },
    ]);
  });

  test('citizens see in their own log who scanned their card, auditors who scanned whose', async () => {
    await running.ask(BY_SCAN, { text: cardQrOf(an) }, { 'X-Request-Id': 'scanned-at-the-desk' });
    await rowsOf('scanned-at-the-desk');
    const log = await running.ask<{ accessLog: { edges: readonly { node: { scans: unknown } }[] } }>(
      '{ accessLog(first: 1) { edges { node { kind agency scans } } } }',
      {},
      {},
      'citizen',
    );
    expect(log.body.data?.accessLog.edges).toEqual([
      { node: { kind: 'ASKED_ABOUT', agency: 'H29.101', scans: ['CITIZEN_CARD_QR'] } },
    ]);
    const entries = await running.ask(
      '{ auditEntries(filter: { request: "scanned-at-the-desk" }) { edges { node { kind scans } } } }',
      {},
      {},
      'auditor',
    );
    expect(entries.body.data).toEqual({
      auditEntries: {
        edges: [
          { node: { kind: 'OUTCOME', scans: null } },
          { node: { kind: 'INTENT', scans: ['CITIZEN_CARD_QR'] } },
        ],
      },
    });
  });
});

describe('who may scan', () => {
  test('citizens their own card only', async () => {
    const own = await running.ask(BY_SCAN, { text: cardQrOf(an) }, {}, 'citizen');
    expect(own.body.data).toMatchObject({ citizenByScan: { identity: { status: 'FOUND' } } });
    const other = await running.ask(BY_SCAN, { text: cardQrOf(mai) }, {}, 'citizen');
    expect(other.body.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  test('as many people as the purpose allows, typed and scanned together', async () => {
    const query = `query ($one: String!, $two: String!) {
      one: citizenByScan(text: $one) { identity { status } }
      two: citizenByScan(text: $two) { identity { status } }
    }`;
    const ask = (one: string, two: string) => running.ask(query, { one, two }, {}, 'receptionist');
    expect((await ask(cardQrOf(an), cardQrOf(an))).body.errors).toBeUndefined();
    expect((await ask(cardQrOf(an), cardQrOf(mai))).body.errors).toMatchObject([
      { extensions: { code: 'PURPOSE_FORBIDDEN', rule: 'PURPOSE_SUBJECTS' } },
    ]);
  });

  test('nobody without a token', async () => {
    const { body } = await running.ask(BY_SCAN, { text: cardQrOf(an) }, {}, 'nobody');
    expect(body.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});

describe('a card that contradicts a source', () => {
  const CONFLICTS = `query ($text: String!) { citizenByScan(text: $text) {
    identity { status }
    conflicts { fact scanned values { source value } }
  } }`;

  test.each([
    ['another sex', { 4: 'Nữ' }, 'SEX', '2', '1'],
    ['other tones', { 2: 'Nguyễn Vân An' }, 'FULL_NAME', 'Nguyễn Vân An', 'NGUYỄN VĂN AN'],
  ])(
    'by %s is a conflict with its value beside those of the sources',
    async (_what, changes, fact, scanned, value) => {
      const { body } = await running.ask(CONFLICTS, { text: cardOf(an, changes) });
      expect(body.data).toMatchObject({
        citizenByScan: {
          identity: { status: 'FOUND' },
          conflicts: [{ fact, scanned, values: [{ source: 'POPULATION', value }] }],
        },
      });
    },
  );

  test.each([
    ['without accents', { 2: 'NGUYEN VAN AN' }],
    ['without a sex', { 4: '' }],
    ['with a year alone', { 3: '1985' }],
    ['as it is', {}],
  ])('by nothing, %s, is no conflict', async (_what, changes) => {
    const { body } = await running.ask(CONFLICTS, { text: cardOf(an, changes) });
    expect(body.data).toMatchObject({ citizenByScan: { identity: { status: 'FOUND' }, conflicts: [] } });
  });

  test('is no conflict with a source that the caller does not read', async () => {
    const query = CONFLICTS.replace('identity { status }', '');
    const { body } = await running.ask(query, { text: cardOf(an, { 4: 'Nữ' }) });
    expect(body.data).toEqual({ citizenByScan: { conflicts: [] } });
  });

  test('is shown to callers with the scope of conflicts only', async () => {
    const { body } = await running.ask(CONFLICTS, { text: cardOf(an, { 4: 'Nữ' }) }, {}, 'receptionist');
    expect(body.data).toEqual({ citizenByScan: { identity: { status: 'FOUND' }, conflicts: null } });
    expect(body.errors).toMatchObject([
      { path: ['citizenByScan', 'conflicts'], extensions: { code: 'FORBIDDEN' } },
    ]);
  });
});

describe('a gateway with narrow limits', () => {
  let narrow: Running;
  beforeAll(async () => {
    narrow = await running.replica((config) => ({
      ...config,
      scans: { CITIZEN_CARD_QR: false },
      limits: {
        ...config.limits,
        peoplePerDay: 5,
        enumeration: { ...config.limits.enumeration, triplesPerNumber: 2 },
      },
    }));
  });
  afterAll(() => narrow.stop());

  /** The QR code of the card of 2024, which has four fields more. */
  const ask = (text: string, role: 'officer' | 'clerk' = 'officer') =>
    narrow.ask(
      'query ($text: String!) { citizenByScan(text: $text) { identity { status } } }',
      { text },
      {},
      role,
    );

  test('refuses a format that is switched off, and names its switch', async () => {
    const { body } = await ask(cardQrOf(an));
    const setting = 'scans.CITIZEN_CARD_QR';
    expect(body.errors).toMatchObject([
      {
        message: expect.stringContaining(setting),
        extensions: { argument: 'text', rule: 'SCAN_FORMAT_OFF', setting },
      },
    ]);
  });

  const NAMES = ['Nguyễn Văn Đoán', 'Nguyễn Văn Thử', 'Nguyễn Văn Mò'];

  test('counts a scan that no source ties to its number as a guess', async () => {
    const statuses = [];
    for (const name of NAMES) statuses.push((await ask(`${cardOf(mai, { 2: name })}||||`)).status);
    expect(statuses).toEqual([200, 200, 429]);
  });

  test('gives no further guesses for other letters before the digits of a health insurance card', async () => {
    const query = 'query ($text: String!) { citizenByScan(text: $text) { healthInsurance { status } } }';
    const statuses = [];
    for (const [index, name] of NAMES.entries()) {
      const card = `${['DN4', 'GD4', 'HT3'][index]}797961867405`;
      const text = `${card}|${Buffer.from(name).toString('hex')}|1985|1|-|01 - 001|-|-|-|$`;
      statuses.push((await narrow.ask(query, { text }, {}, 'receptionist')).status);
    }
    expect(statuses).toEqual([200, 200, 429]);
  });

  test('counts scanned people for the officer’s day, and flags those who are strangers to the dossier', async () => {
    const some = people.personas.slice(0, 6).map(({ person }) => person);
    const statuses = [];
    for (const person of some) statuses.push((await ask(`${cardQrOf(person)}||||`, 'clerk')).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    expect((await ask(`${cardQrOf(an)}||||`, 'clerk')).status).toBe(200);
    expect(narrow.log.join('\n')).toContain('dossier with stranger');
  });
});

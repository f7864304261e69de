/** Fields that a caller may read: scopes and purpose together, field by field, through every way of selecting one. */
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Person } from '../mocks/people/index.ts';
import { people as population } from './kit/personas.ts';
import { startIssuer, OFFICER, type TestIssuer } from './kit/issuer.ts';
import { Running, uncached, type Triple } from './kit/running.ts';

const DOSSIER = 'H29.101-260131-0001';

/** Purposes that read no life status, and of one when the person died but not whether. */
const FURTHER_PURPOSES = [
  ['0.000077', 'who, IdentityAnswer.lifeStatus, LifeStatusAnswer.record, LifeStatus.dateOfDeath'],
  ['0.000078', 'who'],
].map(
  ([code, reads]) => `
  - code: '${code}'
    codeFrom: ours
    title: { vi: Thử nghiệm, en: Test }
    legalGround: thử nghiệm
    kind: procedure
    usedBy: { agencies: ['*'], applications: ['*'], roles: ['*'] }
    reads: [${reads}]
    dossier: required
    subjects: 10
`,
);

let issuer: TestIssuer;
let running: Running;
let an: Triple;
let child: Triple;
beforeAll(async () => {
  issuer = await startIssuer();
  const purposes = join(await mkdtemp(join(tmpdir(), 'lienthong-')), 'purposes.yml');
  await writeFile(purposes, (await readFile('config/purposes.yml', 'utf8')) + FURTHER_PURPOSES.join(''));
  running = await Running.start((config) =>
    uncached({ ...config, purposes, auth: { ...config.auth, issuers: [issuer.settings] } }),
  );
  an = await running.persona('Nguyễn Văn An');
  child = await running.persona('Nguyễn Minh Khôi');
});
afterAll(async () => {
  issuer.stop();
  await running.stop();
});
beforeEach(() => running.resetStats());
afterEach(() => running.clearFaults());

interface Answered {
  readonly citizen: unknown;
  /** Paths below `citizen`, each with its code. */
  readonly errors: readonly string[];
  readonly calls: Readonly<Record<string, number>>;
}

interface Asking {
  readonly subject?: Triple;
  readonly variables?: object;
  readonly fragments?: string;
}

/** Asks with the scopes alone, under a purpose that reads everything unless told otherwise. */
async function asked(
  selection: string,
  scopes: string,
  { purpose = '0.000000', ...asking }: Asking & { readonly purpose?: string } = {},
): Promise<Answered> {
  const token = await issuer.token({ ...OFFICER, scope: scopes });
  const headers = { authorization: `Bearer ${token}`, 'x-purpose': purpose, 'x-dossier': DOSSIER };
  return answered(selection, headers, asking);
}

async function answered(
  selection: string,
  headers: Readonly<Record<string, string>>,
  { subject = an, variables = {}, fragments = '' }: Asking = {},
): Promise<Answered> {
  const declared = fragments.includes('$yes') || selection.includes('$yes') ? ', $yes: Boolean = true' : '';
  const query = `query ($s: SubjectInput!${declared}) { citizen(subject: $s) { ${selection} } } ${fragments}`;
  const { status, body } = await running.ask<{ citizen: unknown }>(
    query,
    { s: subject, ...variables },
    headers,
    'nobody',
  );
  expect([status, body.data === undefined ? body.errors : []]).toEqual([200, []]);
  const stats = await running.mocks.stats();
  return {
    citizen: body.data?.citizen,
    errors: (body.errors ?? []).map(
      ({ path, extensions }) => `${path?.slice(1).join('.')} ${extensions.code}`,
    ),
    calls: Object.fromEntries(
      Object.entries(stats).flatMap(([id, { calls }]) => (calls > 0 ? [[id, calls]] : [])),
    ),
  };
}

describe('a field outside the caller’s scopes is null with FORBIDDEN at its path', () => {
  test('answers the other fields of the part', async () => {
    expect(await asked('identity { status record { fullName religion { code } } }', 'identity')).toEqual({
      citizen: { identity: { status: 'FOUND', record: { fullName: 'NGUYỄN VĂN AN', religion: null } } },
      errors: ['identity.record.religion FORBIDDEN'],
      calls: { population: 1 },
    });
  });

  test('does not ask a part without another selected field', async () => {
    expect(await asked('identity { record { religion { code } } }', 'identity')).toEqual({
      citizen: { identity: { record: { religion: null } } },
      errors: ['identity.record.religion FORBIDDEN'],
      calls: {},
    });
  });

  test('does not ask a source of which the caller may read nothing', async () => {
    expect(
      await asked(
        'identity { status } drivingLicences { status record { licences { number } } }',
        'identity',
      ),
    ).toEqual({
      citizen: { identity: { status: 'FOUND' }, drivingLicences: null },
      errors: ['drivingLicences FORBIDDEN'],
      calls: { population: 1 },
    });
  });

  test('does not ask a forbidden part that has its own upstream call', async () => {
    const { citizen, errors } = await asked(
      'healthInsurance { status visits { status } }',
      'health-insurance',
    );
    expect([citizen, errors]).toEqual([
      { healthInsurance: { status: 'FOUND', visits: null } },
      ['healthInsurance.visits FORBIDDEN'],
    ]);
    expect(await running.mocks.stats()).toMatchObject({ 'health-insurance': { calls: 1 } });
  });

  test('answers a part with its own upstream call without the rest of the source', async () => {
    expect(
      await asked('identity { lifeStatus { status } record { fullName } }', 'identity:life-status'),
    ).toMatchObject({
      citizen: { identity: { lifeStatus: { status: 'FOUND' }, record: null } },
      errors: ['identity.record FORBIDDEN'],
      calls: { population: 1 },
    });
  });

  test('forbids the whole answer when its status or provenance is forbidden', async () => {
    for (const field of ['status', 'provenance { source }', 'match { name }', 'failure { code }']) {
      expect(
        await asked(
          `drivingLicences { ${field} points { record { balances { remaining } } } }`,
          'driving-licence:points',
        ),
      ).toEqual({
        citizen: { drivingLicences: null },
        errors: ['drivingLicences FORBIDDEN'],
        calls: {},
      });
    }
  });

  test('computes completeness over the parts that were asked', async () => {
    const { citizen } = await asked(
      'completeness identity { status } drivingLicences { status }',
      'identity',
    );
    expect(citizen).toMatchObject({ completeness: 'COMPLETE' });
    expect(await asked('completeness drivingLicences { status }', 'identity')).toMatchObject({
      citizen: { completeness: 'NONE' },
      calls: {},
    });
  });

  test('forbids conflict values under the scopes of their fields', async () => {
    const { citizen, errors } = await asked('identity { status } conflicts { values { value } }', 'identity');
    expect([citizen, errors]).toEqual([
      { identity: { status: 'FOUND' }, conflicts: null },
      ['conflicts FORBIDDEN'],
    ]);
  });
});

describe('every way of selecting a forbidden field', () => {
  test.each<[string, string, string, readonly string[]]>([
    [
      'an alias',
      'identity { record { fullName: religion { code } } }',
      '',
      ['identity.record.fullName FORBIDDEN'],
    ],
    [
      'an alias of the answer beside one that is allowed',
      'a: identity { record { religion { code } } } b: identity { status }',
      '',
      ['a.record.religion FORBIDDEN'],
    ],
    [
      'a fragment within a fragment',
      '...one',
      'fragment one on Citizen { identity { ...two } } fragment two on IdentityAnswer { record { ...three } } fragment three on Identity { religion { code } }',
      ['identity.record.religion FORBIDDEN'],
    ],
    [
      'an inline fragment without a type',
      '... { identity { ... { record { ... on Identity { religion { code } } } } } }',
      '',
      ['identity.record.religion FORBIDDEN'],
    ],
    [
      'a fragment on the interface of all answers',
      'drivingLicences { ...answer }',
      'fragment answer on SourceAnswer { provenance { requestId } status }',
      ['drivingLicences FORBIDDEN'],
    ],
    [
      'a field that is merged from two selections',
      'identity { record { father { fullName } } } identity { record { father { identityNumber } } }',
      '',
      ['identity.record.father FORBIDDEN'],
    ],
    [
      'a condition that holds',
      'identity { record { religion @include(if: $yes) { code } } }',
      '',
      ['identity.record.religion FORBIDDEN'],
    ],
  ])('%s', async (_what, selection, fragments, errors) => {
    const answer = await asked(selection, 'identity', { fragments });
    expect(answer.errors).toEqual(errors);
    expect(JSON.stringify(answer.citizen)).not.toMatch(/"code"|"requestId"|Nguyễn/);
  });

  test('does not forbid a field whose condition is false', async () => {
    const selection = 'identity { record { fullName religion @skip(if: $yes) { code } } }';
    expect(await asked(selection, 'identity')).toEqual({
      citizen: { identity: { record: { fullName: 'NGUYỄN VĂN AN' } } },
      errors: [],
      calls: { population: 1 },
    });
    const other = await asked(selection, 'identity', { variables: { yes: false } });
    expect(other.errors).toEqual(['identity.record.religion FORBIDDEN']);
  });

  test('reveals nothing through `__typename` alone', async () => {
    expect(
      await asked('identity { __typename record { __typename religion { code } } }', 'identity'),
    ).toMatchObject({
      errors: ['identity.record.religion FORBIDDEN'],
      calls: {},
    });
  });
});

describe('relatives', () => {
  const FATHER =
    'civilStatus { record { birth { fullName father { fullName identityNumber citizen { completeness } } } } }';

  test('leaves relatives out of the person’s own record', async () => {
    const { citizen, errors } = await asked(FATHER, 'civil-status', { subject: child });
    expect([citizen, errors]).toEqual([
      { civilStatus: { record: { birth: { fullName: expect.any(String), father: null } } } },
      ['civilStatus.record.birth.father FORBIDDEN'],
    ]);
  });

  test('requires one scope for relatives’ numbers and another for a walk', async () => {
    const { citizen, errors } = await asked(FATHER, 'civil-status civil-status:family', { subject: child });
    expect(citizen).toEqual({
      civilStatus: {
        record: {
          birth: {
            fullName: expect.any(String),
            father: { fullName: an.fullName, identityNumber: null, citizen: null },
          },
        },
      },
    });
    expect(errors).toEqual([
      'civilStatus.record.birth.father.identityNumber FORBIDDEN',
      'civilStatus.record.birth.father.citizen FORBIDDEN',
    ]);
  });

  test('reports FORBIDDEN in each item of a list', async () => {
    const selection = 'civilStatus { record { marriages { spouse { fullName documentNumber } } } }';
    const { errors } = await asked(selection, 'civil-status civil-status:family');
    expect(errors).toEqual(['civilStatus.record.marriages.0.spouse.documentNumber FORBIDDEN']);
  });

  test('forbids a list as a whole when no field of it may be read', async () => {
    const selection = 'civilStatus { record { marriages { spouse { fullName } } } }';
    expect(await asked(selection, 'civil-status')).toMatchObject({
      citizen: { civilStatus: { record: { marriages: null } } },
      errors: ['civilStatus.record.marriages FORBIDDEN'],
      calls: {},
    });
  });
});

describe('the purpose', () => {
  const EVERYTHING =
    'identity identity:family identity:family-numbers identity:religion identity:life-status health-insurance';

  test('limits fields that the scopes allow', async () => {
    const selection =
      'identity { record { fullName father { fullName } religion { code } } } healthInsurance { status }';
    expect(await asked(selection, EVERYTHING, { purpose: '1.004222' })).toMatchObject({
      citizen: {
        identity: { record: { father: { fullName: expect.any(String) }, religion: null } },
        healthInsurance: null,
      },
      calls: { population: 1 },
    });
  });

  test('accepts a purpose code followed by an agency’s code', async () => {
    const { errors } = await asked('identity { status }', 'identity', { purpose: '1.004222.000.00.00.H29' });
    expect(errors).toEqual([]);
  });

  test('lets hospital reception read the card and the patient, without family and religion', async () => {
    const { citizen, errors } = await answered(
      `healthInsurance { status record { cardNumber valid } visits { status } }
       identity { record { fullName religion { code } father { fullName } } }
       socialInsurance { status } drivingLicences { status } civilStatus { status }`,
      await running.headersOf('receptionist'),
    );
    expect(citizen).toMatchObject({
      healthInsurance: { status: 'FOUND', record: { valid: true }, visits: null },
      identity: { record: { fullName: 'NGUYỄN VĂN AN', religion: null, father: null } },
      socialInsurance: null,
      drivingLicences: null,
      civilStatus: null,
    });
    expect(errors.toSorted()).toEqual(
      [
        'civilStatus',
        'drivingLicences',
        'healthInsurance.visits',
        'identity.record.father',
        'identity.record.religion',
        'socialInsurance',
      ].map((path) => `${path} FORBIDDEN`),
    );
    const { calls } = await answered('healthInsurance { status }', await running.headersOf('receptionist'));
    expect(Object.keys(calls).toSorted()).toEqual(['health-insurance', 'population']);
  });

  test('lets an audit purpose read nothing about a person', async () => {
    expect(
      await answered(
        'identity { status } civilStatus { record { death { diedOn } } }',
        await running.headersOf('auditor'),
      ),
    ).toMatchObject({ citizen: { identity: null, civilStatus: null }, calls: {} });
  });

  test('limits the number of people that a walk may reach', async () => {
    const walk =
      'civilStatus { record { birth { father { citizen { subject { fullName } } } mother { citizen { subject { fullName } } } } } }';
    const headers = {
      ...(await running.headersOf('officer')),
      'X-Purpose': '1.001193',
    };
    const one = await answered(walk, headers, { subject: child });
    expect(one.errors).toEqual([]);
    const people = (await running.people(4)).map(({ subject }) => subject);
    const query = `query ($c: SubjectInput!, $all: [SubjectInput!]!) {
      citizen(subject: $c) { ${walk} } citizens(subjects: $all) { completeness }
    }`;
    const { body } = await running.ask(query, { c: child, all: people }, headers, 'nobody');
    expect(body.errors?.map(({ path, extensions }) => [path?.at(-2), extensions.code])).toEqual([
      ['father', 'PURPOSE_FORBIDDEN'],
      ['mother', 'PURPOSE_FORBIDDEN'],
    ]);
  });

  test('limits the age of answers, whatever X-Max-Age allows', async () => {
    const cached = await running.replica();
    const callsUnder = async (purpose: string): Promise<number> => {
      await cached.resetStats();
      const headers = { 'X-Purpose': purpose, 'X-Max-Age': '3600' };
      const query = 'query ($s: SubjectInput!) { citizen(subject: $s) { civilStatus { status } } }';
      for (let times = 0; times < 3; times += 1) await cached.ask(query, { s: an }, headers);
      return (await cached.mocks.stats())['civil-status']?.calls ?? 0;
    };
    try {
      expect([await callsUnder('1.004222'), await callsUnder('1.000894')]).toEqual([1, 3]);
    } finally {
      await cached.stop();
    }
  });

  test('sends a source’s own code of the purpose', async () => {
    const asking = async (change: Parameters<typeof Running.start>[0], purpose: string) => {
      const other = await Running.start(change);
      try {
        const { body } = await other.ask<{ citizen: { identity: object } }>(
          'query ($s: SubjectInput!) { citizen(subject: $s) { identity { status failure { code } } } }',
          { s: an },
          { 'x-purpose': purpose },
        );
        return body.data?.citizen.identity;
      } finally {
        await other.stop();
      }
    };
    // The source's own code is not licensed; only the one of the purpose is.
    const unlicensed: Parameters<typeof Running.start>[0] = ({ sources, ...config }) => ({
      ...config,
      sources: Object.fromEntries(
        Object.entries(sources).map(([id, source]) => [id, { ...source, serviceCode: 'G99-XX99' }]),
      ),
    });
    expect(await asking(unlicensed, '1.001193')).toEqual({ status: 'FOUND', failure: null });
    expect(await asking(unlicensed, '1.004222')).toMatchObject({ failure: { code: 'NOT_LICENSED' } });
  });
});

describe('a mismatch', () => {
  const ANSWER =
    'drivingLicences { status match { name } failure { code } provenance { freshness sourceAsOf } record { licences { number } } } completeness';
  const stranger = () => ({ ...an, fullName: 'Hoàng Thị Khác Hẳn' });

  test('shows MISMATCH to a caller with the scope subject:mismatch', async () => {
    const { citizen } = await asked(ANSWER, 'driving-licence subject:mismatch', { subject: stranger() });
    expect(citizen).toMatchObject({ drivingLicences: { status: 'MISMATCH' } });
  });

  test('shows NOT_FOUND in place of MISMATCH to other callers', async () => {
    const nobody = { ...an, identityNumber: '001299999999' };
    const [mismatch, notFound] = [
      await asked(ANSWER, 'driving-licence', { subject: stranger() }),
      await asked(ANSWER, 'driving-licence', { subject: nobody }),
    ];
    expect(mismatch.citizen).toEqual(notFound.citizen);
    expect(mismatch.citizen).toMatchObject({
      drivingLicences: { status: 'NOT_FOUND' },
      completeness: 'COMPLETE',
    });
  });

  test('hides a mismatch in a part and one reported by the source itself', async () => {
    const parts =
      'healthInsurance { status visits { status } } identity { status lifeStatus { status } } socialInsurance { status }';
    const scopes = 'health-insurance health-insurance:visits identity identity:life-status social-insurance';
    await running.setFaults('population', [{ kind: 'wrongSubject' }]);
    const { citizen } = await asked(parts, scopes, { subject: stranger() });
    expect(JSON.stringify(citizen)).not.toContain('MISMATCH');
    expect(
      JSON.stringify((await asked(parts, `${scopes} subject:mismatch`, { subject: stranger() })).citizen),
    ).toContain('MISMATCH');
  });
});

describe('flags of a person', () => {
  const SCOPES =
    'identity identity:life-status civil-status civil-status:family civil-status:walk civil-status:family-numbers';
  let alive: Triple;
  let dead: Triple;
  let unknown: Triple;
  let missing: Triple;
  beforeAll(async () => {
    alive = an;
    dead = await running.persona('Bùi Văn Thành');
    unknown = someoneWhoIs('UNKNOWN');
    missing = someoneWhoIs('MISSING');
  });

  function someoneWhoIs(lifeStatus: Person['lifeStatus']): Triple {
    for (let index = 0; index < population.total; index += 1) {
      const person = population.at(index);
      if (person.lifeStatus === lifeStatus) return person.subject;
    }
    throw new Error(`Nobody is ${lifeStatus}.`);
  }

  /** The data, and the flags beside them. */
  async function flagsOf(
    query: string,
    variables: object,
    { scopes = SCOPES, purpose = '0.000000', requestId = 'flags-of-a-person' } = {},
  ) {
    const token = await issuer.token({ ...OFFICER, scope: scopes });
    const { body } = await running.ask<Readonly<Record<string, unknown>>>(
      query,
      variables,
      {
        authorization: `Bearer ${token}`,
        'x-purpose': purpose,
        'x-dossier': DOSSIER,
        'x-request-id': requestId,
      },
      'nobody',
    );
    const { extensions = {} } = body as { extensions?: Readonly<Record<string, unknown>> };
    return { data: body.data, flags: extensions['flags'], errors: body.errors };
  }
  const about = (selection: string) => `query ($s: SubjectInput!) { citizen(subject: $s) { ${selection} } }`;
  const BOTH = about('identity { record { flags } lifeStatus { status } }');

  test('are in the record and beside the data once the life status is asked', async () => {
    const told = async (s: Triple) => {
      const { data, flags } = await flagsOf(BOTH, { s });
      return [data, flags];
    };
    const shown = (flags: readonly string[] | null) => ({
      citizen: { identity: { record: { flags }, lifeStatus: { status: 'FOUND' } } },
    });
    const beside = (flags: readonly string[]) => [{ path: ['citizen'], flags }];
    expect(await told(dead)).toEqual([shown(['DEAD']), beside(['DEAD'])]);
    expect(await told(missing)).toEqual([shown(['MISSING']), beside(['MISSING'])]);
    expect(await told(alive)).toEqual([shown([]), undefined]);
    expect(await told(unknown)).toEqual([shown(null), undefined]);
  });

  test('ask nothing by themselves, and are not known then', async () => {
    await running.resetStats();
    const { data, flags } = await flagsOf(about('identity { record { flags } }'), { s: dead });
    expect([data, flags]).toEqual([{ citizen: { identity: { record: { flags: null } } } }, undefined]);
    expect(await running.mocks.stats()).toMatchObject({ population: { calls: 1 } });
  });

  test('have the path of each citizen, through aliases, lists and records', async () => {
    const query = `query ($s: SubjectInput!, $all: [SubjectInput!]!, $widow: SubjectInput!) {
      a: citizen(subject: $s) { b: identity { lifeStatus { status } } }
      citizens(subjects: $all) { ...life }
      widow: citizen(subject: $widow) {
        civilStatus { record { marriages { spouse { who: citizen { ...life } } } } }
      }
    }
    fragment life on Citizen { identity { lifeStatus { record { dateOfDeath } } } }`;
    const { flags, errors } = await flagsOf(query, {
      s: dead,
      all: [alive, missing, unknown, dead],
      widow: await running.persona('Lê Thị Sáu'),
    });
    expect(errors).toBeUndefined();
    expect(flags).toEqual([
      { path: ['a'], flags: ['DEAD'] },
      { path: ['citizens', 1], flags: ['MISSING'] },
      { path: ['citizens', 3], flags: ['DEAD'] },
      { path: ['widow', 'civilStatus', 'record', 'marriages', 0, 'spouse', 'who'], flags: ['DEAD'] },
    ]);
  });

  test.each<[string, { scopes?: string; purpose?: string }, string]>([
    ['without the scope of the life status', { scopes: 'identity' }, 'lifeStatus { status }'],
    [
      'under a purpose that reads another field of the life status',
      { purpose: '0.000077' },
      'lifeStatus { record { dateOfDeath } }',
    ],
    [
      'under a purpose that does not read the life status',
      { purpose: '0.000078' },
      'lifeStatus { record { status { code } } }',
    ],
  ])('are not shown to a caller %s', async (_who, caller, lifeStatus) => {
    const query = about(`identity { record { fullName flags } ${lifeStatus} }`);
    const { data, flags } = await flagsOf(query, { s: dead }, caller);
    expect([data, flags]).toMatchObject([
      { citizen: { identity: { record: { fullName: 'BÙI VĂN THÀNH', flags: null } } } },
      undefined,
    ]);
  });

  test('are not known where the source does not tell them about this person', async () => {
    const stranger = await flagsOf(BOTH, { s: { ...dead, fullName: 'Hoàng Thị Khác Hẳn' } });
    const nobody = await flagsOf(BOTH, { s: { ...dead, identityNumber: '001299999999' } });
    expect(stranger).toEqual(nobody);
    expect(stranger.flags).toBeUndefined();
    await running.setFaults('population', [{ kind: 'wrongSubject' }]);
    expect((await flagsOf(BOTH, { s: dead })).flags).toBeUndefined();
    await running.setFaults('population', [{ kind: 'malformed' }]);
    expect((await flagsOf(BOTH, { s: dead })).flags).toBeUndefined();
  });

  test('are on record as the field that they come from, selected or not', async () => {
    const fieldsOf = async (requestId: string) => {
      const { body } = await running.ask<{
        auditEntries: { edges: { node: { fields: string[]; denied: string[] | null } }[] };
      }>(
        'query ($r: ID) { auditEntries(filter: { request: $r, kinds: [INTENT] }) { edges { node { fields denied } } } }',
        { r: requestId },
        {},
        'auditor',
      );
      return body.data?.auditEntries.edges[0]?.node;
    };
    const dates = about('identity { lifeStatus { record { dateOfDeath } } }');
    await flagsOf(dates, { s: dead }, { requestId: 'flags-on-record' });
    const read = await fieldsOf('flags-on-record');
    expect(read?.fields).toEqual(expect.arrayContaining(['LifeStatus.dateOfDeath', 'LifeStatus.status']));
    await flagsOf(dates, { s: dead }, { requestId: 'flags-withheld', purpose: '0.000077' });
    const withheld = await fieldsOf('flags-withheld');
    expect(withheld?.fields).toContain('LifeStatus.dateOfDeath');
    expect(withheld?.fields).not.toContain('LifeStatus.status');
    expect(withheld?.denied).toBeNull();
  });
});

describe('flagged requests are answered', () => {
  const flags = () =>
    running.log.filter((line) => /officer asks about themselves|dossier with stranger/.test(line));
  const ask = async (dossier: string, subject: Triple, selection = 'identity { status }') => {
    const before = flags().length;
    const headers = {
      ...(await running.headersOf('officer')),
      'X-Purpose': '1.004222',
      'X-Dossier': dossier,
    };
    const { errors } = await answered(selection, headers, { subject });
    expect(errors).toEqual([]);
    return flags()
      .slice(before)
      .map((line) => (JSON.parse(line) as { security: string }).security);
  };

  test('flags a new person in a dossier, but not its first people or those reached from them', async () => {
    const dossier = 'H29.101-260131-0100';
    const walk = 'civilStatus { record { birth { father { citizen { subject { fullName } } } } } }';
    expect(await ask(dossier, child, walk)).toEqual([]);
    expect(await ask(dossier, an)).toEqual([]);
    const stranger = await running.persona('Đỗ Quang Vinh');
    expect(await ask(dossier, stranger)).toEqual(['dossier with stranger']);
    expect(await ask(dossier, stranger)).toEqual(['dossier with stranger']);
    expect(await ask('H29.101-260131-0101', stranger)).toEqual([]);
  });

  test('flags an officer who asks about themselves', async () => {
    const officer = { identityNumber: '079185000001', fullName: 'Trần Thị Cán Bộ', dateOfBirth: '1985' };
    expect(await ask('H29.101-260131-0102', officer)).toEqual(['officer asks about themselves']);
    expect(flags().join('')).not.toMatch(/079\d{9}|Trần|Nguyễn/);
  });
});

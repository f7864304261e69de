/** Health insurance through the gateway: expected answers field by field, few upstream calls, failures of its own. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { DemoCaller } from '../src/access/demo.ts';
import type { Config } from '../src/config/schema.ts';
import { createSchema } from '../src/gateway/schema.ts';
import type { Conflict, Match } from '../src/generated/types.ts';
import { loadSources } from '../src/sources/all.ts';
import type { FaultSetting } from '../dev/kit.ts';
import { expectEach } from './kit/expect-each.ts';
import { Running, uncached, type Triple, type ExpectedAnswer } from './kit/running.ts';
import { wholeSelection } from '../dev/truth.ts';

interface ExpectedPerson {
  readonly subject: Triple;
  readonly sources: Readonly<
    Record<'health-insurance', ExpectedAnswer & { readonly visits: ExpectedAnswer }>
  >;
}

interface Answer {
  readonly status: string;
  readonly match: Match | null;
  readonly failure: object | null;
  readonly record: Readonly<Record<string, unknown>> | null;
}

interface Citizen {
  readonly identity: { readonly status: string };
  readonly conflicts: readonly Conflict[];
  readonly healthInsurance: Answer & { readonly visits: Answer };
}

const ANSWER = 'status match { number name dateOfBirth } failure { code sourceCode retryable }';

let running: Running;
let whole: string;
let an: Triple;

beforeAll(async () => {
  running = await Running.start(uncached);
  an = await running.persona('Nguyễn Văn An');
  const schema = createSchema(await loadSources());
  whole = `
    conflicts { fact values { source value } }
    identity { status record { fullName dateOfBirth sex { code } } }
    drivingLicences { status record { licences { holderName holderDateOfBirth holderSex { code } } } }
    healthInsurance {
      ${ANSWER}
      record ${wholeSelection(schema, 'HealthInsurance')}
      visits { ${ANSWER} record ${wholeSelection(schema, 'HealthVisits')} }
    }`;
});
afterAll(() => running.stop());
beforeEach(() => running.resetStats());
afterEach(() => running.clearFaults());

async function expectedPeople(limit: number, options = ''): Promise<readonly ExpectedPerson[]> {
  const answer = await fetch(`${running.mocks.controlUrl}/population?limit=${limit}${options}`);
  return ((await answer.json()) as { people: readonly ExpectedPerson[] }).people;
}

async function citizens(
  subjects: readonly Triple[],
  selection: string,
  headers: Record<string, string> = {},
  gateway = running,
): Promise<readonly Citizen[]> {
  const answers: Citizen[] = [];
  for (let start = 0; start < subjects.length; start += 100) {
    const { body } = await gateway.ask<{ citizens: readonly Citizen[] }>(
      `query ($subjects: [SubjectInput!]!) { citizens(subjects: $subjects) { ${selection} } }`,
      { subjects: subjects.slice(start, start + 100) },
      { 'X-Max-Wait-Ms': '30000', ...headers },
    );
    expect(body.errors).toBeUndefined();
    answers.push(...(body.data?.citizens ?? []));
  }
  return answers;
}

async function citizen(
  headers: Record<string, string> = {},
  subject = an,
  gateway = running,
): Promise<Citizen> {
  const [answer] = await citizens([subject], whole, headers, gateway);
  if (!answer) throw new Error('nobody answered');
  return answer;
}

function asExpected({
  healthInsurance: { status, record, visits },
}: Citizen): ExpectedPerson['sources']['health-insurance'] {
  return { outcome: status, record, visits: { outcome: visits.status, record: visits.record } };
}

async function stats(): Promise<{ calls: number; tokens: number; contractBreaks: number }> {
  const { 'health-insurance': own } = (await running.stats()) as Readonly<
    Record<string, { calls: number; tokens: number; contractBreaks: number }>
  >;
  if (!own) throw new Error('no statistics');
  return own;
}

describe('the answer equals the expected health insurance answer', () => {
  test('for 600 ordinary citizens, whose sources agree', async () => {
    const people = [
      ...(await expectedPeople(300)),
      ...(await expectedPeople(150, '&offset=500000')),
      ...(await expectedPeople(150, '&offset=999850')),
    ];
    const answers = await citizens(
      people.map(({ subject }) => subject),
      whole,
    );
    expectEach(
      answers.map(asExpected),
      people.map(({ sources }) => sources['health-insurance']),
    );
    expect(answers.flatMap(({ conflicts }) => conflicts)).toEqual([]);
    expect(await stats()).toMatchObject({ contractBreaks: 0 });

    // Enough variety to try every step: cards of all kinds, spellings and precisions, people without a card.
    const codes = people.flatMap(({ sources }) => {
      const { record } = sources['health-insurance'] as { record: { resultCode: { code: string } } | null };
      return record ? [record.resultCode.code] : [];
    });
    expect([...new Set(codes)]).toEqual(
      expect.arrayContaining([
        '000',
        '001',
        '002',
        '003',
        '004',
        '010',
        '110',
        '120',
        '121',
        '122',
        '123',
        '124',
      ]),
    );
    const matches = answers.flatMap(({ healthInsurance }) => healthInsurance.match ?? []);
    expect(new Set(matches.map(({ number }) => number))).toEqual(new Set(['KEYED']));
    expect(new Set(matches.map(({ name }) => name))).toEqual(
      new Set(['EXACT', 'TONE_PLACEMENT', 'PUNCTUATION', 'UNACCENTED']),
    );
    expect(new Set(matches.map(({ dateOfBirth }) => dateOfBirth))).toEqual(new Set(['EXACT', 'PRECISION']));
    expect(new Set(answers.map(({ healthInsurance }) => healthInsurance.status))).toEqual(
      new Set(['FOUND', 'NOT_FOUND']),
    );
  });

  test('for 200 difficult citizens', async () => {
    const people = await expectedPeople(200, '&kind=difficult');
    const answers = await citizens(
      people.map(({ subject }) => subject),
      whole,
    );
    expectEach(
      answers.map(asExpected),
      people.map(({ sources }) => sources['health-insurance']),
    );
    const outcomes = people.map(({ sources }) => sources['health-insurance'].outcome);
    expect([...new Set(outcomes)]).toEqual(expect.arrayContaining(['FOUND', 'MISMATCH', 'NOT_ASKED']));
  });

  test('for a citizen asked by year of birth alone', async () => {
    const people = (await expectedPeople(60)).map((person) => ({
      ...person,
      subject: { ...person.subject, dateOfBirth: person.subject.dateOfBirth.slice(0, 4) },
    }));
    const answers = await citizens(
      people.map(({ subject }) => subject),
      whole,
    );
    expectEach(
      answers.map(asExpected),
      people.map(({ sources }) => sources['health-insurance']),
    );
  });
});

test('shows Nguyễn Văn An’s valid card, tied exactly', async () => {
  expect((await citizen()).healthInsurance).toMatchObject({
    status: 'FOUND',
    match: { number: 'KEYED', name: 'EXACT', dateOfBirth: 'EXACT' },
    failure: null,
    record: {
      valid: true,
      resultCode: { code: '000', name: 'Thông tin thẻ chính xác' },
      provinceOnCard: { code: '79', name: expect.stringContaining('Hồ Chí Minh') },
    },
    visits: { status: 'FOUND' },
  });
});

describe('no other person’s card is shown', () => {
  const nothing = { status: 'MISMATCH', match: null, failure: null, record: null };

  test.each<[string, Partial<Triple>]>([
    ['a wrong name', { fullName: 'Hoàng Thị Khác Hẳn' }],
    ['a name with the same initials', { fullName: 'Ngô Viết Ánh' }],
    ['a name with a word left out', { fullName: 'Nguyễn An' }],
    ['another day of birth', { dateOfBirth: '1985-03-13' }],
    ['another year of birth', { dateOfBirth: '1986' }],
  ])('for %s', async (_what, wrong) => {
    const { healthInsurance } = await citizen({}, { ...an, ...wrong });
    expect(healthInsurance).toMatchObject({ ...nothing, visits: nothing });
  });

  test('when the portal returns another person', async () => {
    await running.setFaults('health-insurance', [{ kind: 'wrongSubject' }]);
    const people = await expectedPeople(40);
    const answers = await citizens(
      people.map(({ subject }) => subject),
      whole,
    );
    for (const { healthInsurance } of answers) {
      expect(healthInsurance).toMatchObject({ ...nothing, visits: nothing });
    }
  });
});

describe('the number of portal calls is minimal', () => {
  test.each<[string, number]>([
    ['identity { status }', 0],
    ['healthInsurance { __typename }', 0],
    ['healthInsurance { status }', 1],
    ['healthInsurance { record { cardNumber } }', 1],
    // The visits name no person: the card ties them.
    ['healthInsurance { visits { status } }', 2],
    ['healthInsurance { record { cardNumber } visits { record { visits { arrivedAt } } } }', 2],
    ['a: healthInsurance { status } b: healthInsurance { record { valid } }', 1],
  ])('%s', async (selection, calls) => {
    await citizens([an], selection);
    expect(await stats()).toMatchObject({ calls });
  });

  test('makes 100 card calls for 100 citizens, none for visits, with one session at most', async () => {
    const subjects = (await expectedPeople(100)).map(({ subject }) => subject);
    await citizens(subjects, 'healthInsurance { status record { cardNumber valid } }');
    const { calls, tokens, contractBreaks } = await stats();
    expect({ calls, contractBreaks }).toEqual({ calls: 100, contractBreaks: 0 });
    expect(tokens).toBeLessThanOrEqual(1);
  });

  test('ties visits alone by a card that is not shown', async () => {
    const [answer] = await citizens([an], `conflicts { fact } healthInsurance { visits { ${ANSWER} } }`);
    expect(answer).toEqual({
      conflicts: [],
      healthInsurance: {
        visits: {
          status: 'FOUND',
          match: { number: 'KEYED', name: 'EXACT', dateOfBirth: 'EXACT' },
          failure: null,
        },
      },
    });
  });
});

describe('a fault of the portal stays its own', () => {
  const failed = (code: string, retryable: boolean) => ({
    status: 'UNAVAILABLE',
    failure: { code, retryable },
    // Nothing ties them.
    visits: { status: 'UNAVAILABLE', failure: { code: 'NOT_TIED', retryable }, record: null },
  });

  test.each<[object, object]>([
    [{ kind: 'down' }, failed('UNREACHABLE', true)],
    [{ kind: 'hang' }, failed('TIMEOUT', true)],
    [{ kind: 'error', status: 500 }, failed('UPSTREAM_ERROR', true)],
    [{ kind: 'malformed' }, failed('BAD_RESPONSE', false)],
    [
      { kind: 'latency', ms: 50 },
      { status: 'FOUND', failure: null, visits: { status: 'FOUND', failure: null } },
    ],
  ])('%j', async (fault, expected) => {
    await running.setFaults('health-insurance', [fault as FaultSetting]);
    const { healthInsurance, identity } = await citizen({ 'X-Max-Wait-Ms': '700' });
    expect(healthInsurance).toMatchObject(expected);
    expect(identity.status).toBe('FOUND');
    await running.clearFaults();
    expect((await citizen()).healthInsurance.status).toBe('FOUND');
  });
});

describe('refusals of the portal', () => {
  const asked = async (change?: (config: Config) => Config, as?: DemoCaller): Promise<Answer> => {
    const other = await Running.start(change, as && { demoCaller: as });
    try {
      return (await citizen({}, an, other)).healthInsurance;
    } finally {
      await other.stop();
    }
  };
  const officer = { identityNumber: '079185000001', fullName: 'Trần Thị Cán Bộ' };

  test.each([
    ['an officer who is not registered', { ...officer, identityNumber: '079185000009' }, '054'],
    ['an officer registered under another name', { ...officer, fullName: 'Trần Văn Khác' }, '055'],
  ])('%s', async (_who, as, sourceCode) => {
    const answer = await asked(undefined, { agency: 'H29.101', officer: as });
    expect(answer).toMatchObject({
      status: 'REFUSED',
      record: null,
      failure: { code: 'CALLER_NOT_REGISTERED', sourceCode, retryable: false },
    });
  });

  test('report an account with another password', async () => {
    const answer = await asked(({ sources, ...config }) => ({
      ...config,
      sources: Object.fromEntries(
        Object.entries(sources).map(([id, source]) => [
          id,
          { ...source, account: { username: '01234_BV', password: 'wrong' } },
        ]),
      ),
    }));
    expect(answer).toMatchObject({
      status: 'REFUSED',
      failure: { code: 'CALLER_NOT_REGISTERED', sourceCode: '401' },
    });
  });
});

test('logs neither personal data nor secrets, whatever fails', async () => {
  const faults: readonly FaultSetting[] = [
    { kind: 'error', status: 500 },
    { kind: 'malformed' },
    { kind: 'wrongSubject' },
    { kind: 'down' },
  ];
  for (const fault of faults) {
    await running.setFaults('health-insurance', [fault]);
    await citizen();
  }
  const log = running.log.join('\n');
  expect(log).toContain('source failed');
  expect(log).not.toMatch(/Nguyễn|NGUYEN|mock-bhyt-secret|id_token|password|[0-9a-f]{32}|079185000001/);
  expect(log).not.toContain(an.identityNumber);
});

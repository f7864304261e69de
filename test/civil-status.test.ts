/** Civil status through the gateway, against the running mock: what it shows, whom it shows, and how often it asks. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { expectEach } from './kit/expect-each.ts';
import { RunningSystem } from '../mocks/kit/running-system.ts';
import type { ExpectedAnswer } from '../mocks/kit/system.ts';
import type { People, Person } from '../mocks/people/index.ts';
import { system } from '../mocks/systems/civil-status/index.ts';
import { createSchema } from '../src/gateway/schema.ts';
import type { Match } from '../src/generated/types.ts';
import { loadSources } from '../src/sources/all.ts';
import { families, fatherOfMany, type Family } from './kit/families.ts';
import { people } from './kit/personas.ts';
import { Running, uncached, type SystemStats, type Triple } from './kit/running.ts';
import { wholeSelection } from '../dev/truth.ts';

interface Answer {
  readonly status: string;
  readonly match: Match | null;
  readonly record: unknown;
}

interface WithMarriages {
  readonly civilStatus: { readonly record: { readonly marriages: readonly MarriageRow[] } };
}

interface MarriageRow {
  readonly [field: string]: unknown;
  readonly spouse: {
    readonly identityNumber: string | null;
    readonly citizen: { readonly subject: Triple } | null;
  };
}

/** Families that the mock holds beside its own people, and everybody in them. */
const some = families(120);
const members = [...some.flatMap(({ father, mother, child }) => [father, mother, child]), fatherOfMany()];
const [family] = some;

/** One person held in every way that a person can be. */
const base = people.at(4711);
const odd: readonly Person[] = [
  { ...base, heldDifferently: { 'civil-status': { fullName: 'Lương Vĩnh Kỳ', tied: false } } },
  { ...base, heldDifferently: { 'civil-status': { dateOfBirth: '1931-01-02', tied: false } } },
  {
    ...base,
    heldDifferently: { 'civil-status': { sex: base.sex === 'MALE' ? 'FEMALE' : 'MALE', tied: true } },
  },
  { ...base, subject: { ...base.subject, fullName: 'Lương Vĩnh Kỳ' }, subjectKnown: false },
  { ...base, traits: ['corrected-birth'] },
  { ...base, traits: ['late-birth-registration'] },
  { ...base, dateOfDeath: '2025-02-03' },
];

let running: Running;
let register: RunningSystem;
let query: string;
let held: ReadonlyMap<string, Person>;

beforeAll(async () => {
  held = new Map(members.map((person) => [person.identityNumber, person]));
  const withFamilies: People = {
    ...people,
    byIdentityNumber: (number) => held.get(number) ?? people.byIdentityNumber(number),
  };
  register = await RunningSystem.start(system, withFamilies, 0);
  running = await Running.start((config) => {
    const { 'civil-status': settings, ...others } = config.sources;
    if (!settings) throw new Error('config/development.yml has no block civil-status');
    return uncached({
      ...config,
      sources: { ...others, 'civil-status': { ...settings, url: register.url } },
    });
  });
  const record = wholeSelection(createSchema(await loadSources()), 'CivilStatus', ['citizen']);
  query = `query ($subjects: [SubjectInput!]!) {
    citizens(subjects: $subjects) {
      civilStatus { status match { number name dateOfBirth } record ${record} }
    }
  }`;
});
afterAll(async () => {
  await running.stop();
  await register.close();
});

async function answers(subjects: readonly Triple[]): Promise<readonly Answer[]> {
  const found: Answer[] = [];
  for (let start = 0; start < subjects.length; start += 100) {
    const { body } = await running.ask<{ citizens: readonly { civilStatus: Answer }[] }>(
      query,
      {
        subjects: subjects.slice(start, start + 100),
      },
      { 'X-Max-Wait-Ms': '30000' },
    );
    expect(body.errors).toBeUndefined();
    found.push(...(body.data?.citizens ?? []).map(({ civilStatus }) => civilStatus));
  }
  return found;
}

function asExpected(found: readonly Answer[]): readonly ExpectedAnswer[] {
  return found.map(({ status, record }) => ({ outcome: status, record }) as ExpectedAnswer);
}

function calls(): SystemStats {
  return register.stats.view();
}

describe('shows the expected civil status answer, field by field', () => {
  test('for 600 ordinary citizens', async () => {
    const ordinary = [
      ...Array.from({ length: 300 }, (_, i) => people.at(i)),
      ...Array.from({ length: 300 }, (_, i) => people.at(500_000 + i)),
    ];
    const found = await answers(ordinary.map(({ subject }) => subject));
    const expected = ordinary.map(system.expectedAnswer);
    expectEach(asExpected(found), expected);
    expect(new Set(expected.map(({ outcome }) => outcome))).toEqual(new Set(['FOUND', 'NOT_FOUND']));
    const matches = found.flatMap(({ match }) => match ?? []);
    expect(matches.map(({ number }) => number)).toEqual(expect.arrayContaining(['EXACT', 'KEYED']));
    expect(matches.map(({ name }) => name)).toEqual(expect.arrayContaining(['EXACT', 'TONE_PLACEMENT']));
  });

  test('equal to the control address’s expectation', async () => {
    const listed = (await running.people(100, '&kind=difficult')) as readonly unknown[] as readonly {
      subject: Triple;
      sources: { 'civil-status': ExpectedAnswer };
    }[];
    const found = await answers(listed.map(({ subject }) => subject));
    expectEach(
      asExpected(found),
      listed.map(({ sources }) => sources['civil-status']),
    );
    expect(new Set(found.map(({ status }) => status))).toEqual(
      new Set(['FOUND', 'NOT_FOUND', 'MISMATCH', 'NOT_ASKED']),
    );
  });

  test('for 120 families: marriages, divorces, deaths, recognitions', async () => {
    const expected = members.map(system.expectedAnswer);
    expect(asExpected(await answers(members.map(({ subject }) => subject)))).toEqual(expected);
    const lists = expected.map(({ record }) => record as Record<string, readonly object[]>);
    const most = (name: string) => Math.max(...lists.map((record) => record[name]?.length ?? 0));
    expect(most('marriages')).toBe(2);
    expect(most('recognitions')).toBeGreaterThan(0);
    expect(most('maritalStatusConfirmations')).toBe(1);
    expect(lists.filter(({ death }) => death).length).toBeGreaterThan(5);
    expect(JSON.stringify(expected)).toContain('QĐST-HNGĐ');
  });

  test.each(odd.map((person, index) => [index, person] as const))(
    'for an odd person (%#)',
    async (_index, person) => {
      held = new Map([...held, [person.identityNumber, person]]);
      expect(asExpected(await answers([person.subject]))).toEqual([system.expectedAnswer(person)]);
    },
  );
});

test('matches the expected outcome for each deviation of the register', () => {
  expect(odd.map((person) => system.expectedAnswer(person).outcome)).toEqual([
    'MISMATCH',
    'MISMATCH',
    'FOUND',
    'MISMATCH',
    'FOUND',
    'FOUND',
    'FOUND',
  ]);
});

test('shows the same registration to both spouses, and leads to each other if it has a number', async () => {
  const couples = some.slice(0, 50).map(({ father, mother }) => [father, mother] as const);
  const { body } = await running.ask<{ citizens: readonly WithMarriages[] }>(
    `query ($subjects: [SubjectInput!]!) {
      citizens(subjects: $subjects) {
        civilStatus { record { marriages {
          registration { id number book registeredOn place }
          husband { fullName documentNumber } wife { fullName documentNumber }
          spouse { identityNumber citizen { subject { identityNumber } } }
        } } }
      }
    }`,
    { subjects: couples.flat().map(({ subject }) => subject) },
  );
  const first = (citizen: WithMarriages | undefined) => {
    const { spouse, ...row } = citizen?.civilStatus.record.marriages.at(-1) ?? { spouse: null };
    return { spouse, row };
  };
  const leads = couples.map(([father, mother], i) => {
    const [his, hers] = [first(body.data?.citizens[2 * i]), first(body.data?.citizens[2 * i + 1])];
    expect(his.row).toEqual(hers.row);
    const ways = [[his.spouse, mother] as const, [hers.spouse, father] as const];
    return ways.map(([spouse, { identityNumber, formerNumber }]) => {
      if (spouse?.identityNumber === null) expect(spouse.citizen).toBeNull();
      else expect([identityNumber, formerNumber]).toContain(spouse?.citizen?.subject.identityNumber);
      return spouse?.citizen?.subject.identityNumber.length;
    });
  });
  expect(new Set(leads.flat())).toEqual(new Set([12, 9, undefined]));
});

test('shows a correction beside the unchanged registration', async () => {
  const person: Person = { ...base, traits: ['corrected-birth'] };
  held = new Map([...held, [person.identityNumber, person]]);
  const [found] = await answers([person.subject]);
  const { birth, corrections } = (found?.record ?? {}) as {
    birth: { registration: Record<string, unknown>; placeOfOrigin: unknown };
    corrections: readonly {
      corrects: Record<string, unknown>;
      changes: readonly Record<string, unknown>[];
    }[];
  };
  const { id, number, book, registeredOn, place } = birth.registration;
  expect(corrections).toHaveLength(1);
  expect(corrections[0]?.corrects).toMatchObject({
    id,
    number,
    book,
    registeredOn,
    place,
    event: { code: 'KS' },
  });
  expect(corrections[0]?.changes).toEqual([
    { entry: 'Quê quán', before: birth.placeOfOrigin, after: expect.any(String) },
  ]);
});

test('reports a different sex as a conflict, not as a mismatch', async () => {
  const sex = base.sex === 'MALE' ? 'FEMALE' : 'MALE';
  const person: Person = { ...base, heldDifferently: { 'civil-status': { sex, tied: true } } };
  held = new Map([...held, [person.identityNumber, person]]);
  const { body } = await running.ask(
    `query ($subject: SubjectInput!) {
      citizen(subject: $subject) { identity { status } civilStatus { status } conflicts { fact values { source value } } }
    }`,
    { subject: person.subject },
  );
  expect(body.data).toMatchObject({
    citizen: {
      civilStatus: { status: 'FOUND' },
      conflicts: [
        {
          fact: 'SEX',
          values: expect.arrayContaining([{ source: 'CIVIL_STATUS', value: sex === 'MALE' ? '1' : '2' }]),
        },
      ],
    },
  });
});

describe('the number of civil status calls is minimal', () => {
  test('makes 2 calls for 100 citizens, with one token at most', async () => {
    register.stats.reset();
    await answers(Array.from({ length: 100 }, (_, i) => people.at(1000 + i).subject));
    expect(calls()).toMatchObject({ calls: 2, keys: 100, batchSizes: [50, 50], contractBreaks: 0 });
    expect(calls().tokens).toBeLessThanOrEqual(1);
  });

  test('makes one call for a child and one for both parents on a walk with their licences', async () => {
    const { father, mother, child } = theFamily();
    register.stats.reset();
    await running.resetStats();
    const parent = `{ citizen { subject { identityNumber fullName } drivingLicences { status record { licences { holderName } } } } }`;
    const { body } = await running.ask(
      `query ($subject: SubjectInput!) {
        citizen(subject: $subject) { civilStatus { record { birth { father ${parent} mother ${parent} } } } }
      }`,
      { subject: child.subject },
    );
    expect(body.errors).toBeUndefined();
    const walked = ({ identityNumber }: Person) => ({
      citizen: {
        subject: { identityNumber },
        drivingLicences: { status: expect.stringMatching(/^(FOUND|NOT_FOUND)$/) },
      },
    });
    expect(body.data).toMatchObject({
      citizen: { civilStatus: { record: { birth: { father: walked(father), mother: walked(mother) } } } },
    });
    expect(calls()).toMatchObject({ calls: 1, keys: 1 });
    expect(await running.stats()).toMatchObject({
      population: { calls: 0 },
      'driving-licence': { calls: 1, keys: 2, batchSizes: [2] },
    });
  });

  test('makes one call for all parents on a walk from several children', async () => {
    register.stats.reset();
    const parent = '{ citizen { civilStatus { status } } }';
    const { body } = await running.ask(
      `query ($subjects: [SubjectInput!]!) {
        citizens(subjects: $subjects) { civilStatus { record { birth { father ${parent} mother ${parent} } } } }
      }`,
      { subjects: some.slice(0, 20).map(({ child }) => child.subject) },
    );
    expect(body.errors).toBeUndefined();
    expect(calls()).toMatchObject({ calls: 2, batchSizes: [20, 40] });
  });

  test('does not follow a relative without a number or a full triple, and asks nothing', async () => {
    const kinship = { father: null, mother: null, marriages: [], children: [] };
    const mother = { fullName: 'Lê Thị Ba', identityNumber: null, formerNumber: null, nationality: null };
    const lone: Person = { ...people.at(1234), traits: ['late-birth-registration'], kinship, mother };
    held = new Map([...held, [lone.identityNumber, lone]]);
    register.stats.reset();
    await running.resetStats();
    const { body } = await running.ask(
      `query ($subject: SubjectInput!) {
        citizen(subject: $subject) {
          civilStatus { record { birth { mother { fullName citizen { identity { status } } } } } }
        }
      }`,
      { subject: lone.subject },
    );
    expect(body.data).toMatchObject({
      citizen: {
        civilStatus: { record: { birth: { mother: { fullName: expect.any(String), citizen: null } } } },
      },
    });
    expect(calls()).toMatchObject({ calls: 1 });
    expect((await running.stats()).population.calls).toBe(0);
  });
});

test('does not show another person’s record under the number asked', async () => {
  await register.setFaults([{ kind: 'wrongSubject', parameters: {}, times: null }]);
  const found = await answers(members.slice(0, 100).map(({ subject }) => subject));
  await register.setFaults([]);
  expect(found.map(({ status, record }) => ({ status, record }))).toEqual(
    found.map(() => ({ status: 'MISMATCH', record: null })),
  );
});

function theFamily(): Family {
  if (!family) throw new Error('there is no family');
  return family;
}

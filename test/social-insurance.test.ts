/** Answers about social insurance equal the truth about the people, with the fewest calls. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Conflict, Match } from '../src/generated/types.ts';
import { createSchema } from '../src/gateway/schema.ts';
import { loadSources } from '../src/sources/all.ts';
import type { HeldDifferently, Person, Trait } from '../mocks/people/person.ts';
import { booksOf } from '../mocks/systems/social-insurance/books.ts';
import { expectedAnswer } from '../mocks/systems/social-insurance/expected.ts';
import { json } from './kit/mock-calls.ts';
import { people as population } from './kit/personas.ts';
import type { FaultSetting } from '../dev/kit.ts';
import { expectEach } from './kit/expect-each.ts';
import { Running, uncached, type SystemStats, type Triple } from './kit/running.ts';
import { wholeSelection } from '../dev/truth.ts';

interface Answer {
  readonly status: string;
  readonly match: Match | null;
  readonly record: unknown;
  readonly failure: { readonly code: string } | null;
}

interface Citizen {
  readonly conflicts: readonly Conflict[];
  readonly socialInsurance: Answer & { readonly contributions: Answer };
}

interface ExpectedPart {
  readonly outcome: string;
  readonly record: unknown;
}

interface ExpectedPerson {
  readonly subject: Triple;
  readonly insurance: ExpectedPart & { readonly contributions: ExpectedPart };
}

const ANSWER = 'status match { number name dateOfBirth } failure { code }';

// Found before anything runs, so that no connection is kept waiting meanwhile.
const odd = Array.from({ length: 6000 }, (_, place) => population.at(place)).filter(
  (person) => booksOf(person).length > 1,
);

let running: Running;
let query: string;
let an: Triple;
beforeAll(async () => {
  running = await Running.start(uncached);
  an = await running.persona('Nguyễn Văn An');
  const schema = createSchema(await loadSources());
  query = `query ($subjects: [SubjectInput!]!) {
    citizens(subjects: $subjects) {
      conflicts { fact values { source value } }
      identity { status }
      socialInsurance {
        ${ANSWER}
        record ${wholeSelection(schema, 'SocialInsurance')}
        contributions { ${ANSWER} record ${wholeSelection(schema, 'Contributions')} }
      }
    }
  }`;
});
afterAll(() => running.stop());
beforeEach(() => running.resetStats());
afterEach(() => running.clearFaults());

async function expectedPeople(limit: number, options = ''): Promise<readonly ExpectedPerson[]> {
  const { people } = await json<{
    people: readonly { subject: Triple; sources: Record<string, ExpectedPerson['insurance']> }[];
  }>(fetch(`${running.mocks.controlUrl}/population?limit=${limit}${options}`));
  return people.flatMap(({ subject, sources }) => {
    const insurance = sources['social-insurance'];
    return insurance ? [{ subject, insurance }] : [];
  });
}

async function citizens(subjects: readonly Triple[]): Promise<readonly Citizen[]> {
  const answers: Citizen[] = [];
  for (let start = 0; start < subjects.length; start += 100) {
    const { body } = await running.ask<{ citizens: readonly Citizen[] }>(
      query,
      {
        subjects: subjects.slice(start, start + 100),
      },
      { 'X-Max-Wait-Ms': '30000' },
    );
    expect(body.errors).toBeUndefined();
    answers.push(...(body.data?.citizens ?? []));
  }
  return answers;
}

/** The gateway's answers in the form of the expected ones. */
function asExpected(answers: readonly Citizen[]): readonly ExpectedPerson['insurance'][] {
  const shown = ({ status, record }: Answer): ExpectedPart => ({ outcome: status, record });
  return answers.map(({ socialInsurance }) => ({
    ...shown(socialInsurance),
    contributions: shown(socialInsurance.contributions),
  }));
}

async function statsOfSource(): Promise<SystemStats | undefined> {
  const { systems } = await json<{ systems: Record<string, SystemStats> }>(
    fetch(`${running.mocks.controlUrl}/stats`),
  );
  return systems['social-insurance'];
}

test('gives 600 ordinary citizens the expected social insurance answers, without conflicts', async () => {
  const people = [...(await expectedPeople(300)), ...(await expectedPeople(300, '&offset=700000'))];
  expect(people).toHaveLength(600);
  const answers = await citizens(people.map(({ subject }) => subject));
  expectEach(
    asExpected(answers),
    people.map(({ insurance }) => insurance),
  );

  expect(answers.flatMap(({ conflicts }) => conflicts)).toEqual([]);
  expect(new Set(answers.map(({ socialInsurance }) => socialInsurance.status))).toEqual(
    new Set(['FOUND', 'NOT_FOUND']),
  );
  const matches = answers.flatMap(({ socialInsurance }) => socialInsurance.match ?? []);
  expect(matches.length).toBeGreaterThan(200);
  expect(matches.map(({ name }) => name)).toEqual(expect.arrayContaining(['EXACT', 'UNACCENTED']));
  expect(matches.map(({ number }) => number)).toEqual(expect.arrayContaining(['EXACT', 'KEYED']));
  expect(matches.map(({ dateOfBirth }) => dateOfBirth)).toEqual(
    expect.arrayContaining(['EXACT', 'PRECISION']),
  );
});

test('gives 200 difficult citizens the expected social insurance answers', async () => {
  const people = await expectedPeople(200, '&kind=difficult');
  const answers = await citizens(people.map(({ subject }) => subject));
  expectEach(
    asExpected(answers),
    people.map(({ insurance }) => insurance),
  );
  expect(people.map(({ insurance }) => insurance.outcome)).toEqual(
    expect.arrayContaining(['FOUND', 'NOT_FOUND', 'MISMATCH', 'NOT_ASKED']),
  );
});

test('gives people with two books, or with another person’s, the expected answers', async () => {
  expect(odd.length).toBeGreaterThan(20);
  const answers = await citizens(odd.map(({ subject }) => subject));
  expect(asExpected(answers)).toEqual(odd.map((person) => expectedAnswer(person)));
  const counts = answers.map(({ socialInsurance: { record } }) => {
    return (record as { participations: readonly unknown[] } | null)?.participations.length;
  });
  expect(new Set(counts)).toEqual(new Set([1, 2]));
});

test('makes two calls and takes one token at most for 100 citizens with both parts', async () => {
  const subjects = (await expectedPeople(100)).map(({ subject }) => subject);
  await citizens(subjects);
  expect(await statsOfSource()).toMatchObject({
    calls: 2,
    keys: 100,
    batchSizes: [50, 50],
    contractBreaks: 0,
  });
  expect((await statsOfSource())?.tokens).toBeLessThanOrEqual(1);
});

test('asks contributions alone without the participation', async () => {
  const { body } = await running.ask<{ citizen: { socialInsurance: { contributions: Answer } } }>(
    `query ($subject: SubjectInput!) {
      citizen(subject: $subject) { socialInsurance { contributions { status } } }
    }`,
    { subject: an },
  );
  expect(body.data?.citizen.socialInsurance.contributions.status).toBe('FOUND');
  expect(await statsOfSource()).toMatchObject({ calls: 1, keys: 1 });
});

test('limits periods by range and number in one call', async () => {
  const { body } = await running.ask<{
    citizen: { socialInsurance: { contributions: { record: Record<string, { fromMonth: string }[]> } } };
  }>(
    `query ($subject: SubjectInput!) {
      citizen(subject: $subject) {
        socialInsurance {
          contributions {
            record {
              all: periods { fromMonth toMonth }
              two: periods(first: 2) { fromMonth }
              late: periods(from: "2020-06") { fromMonth toMonth }
              early: periods(to: "2019") { fromMonth }
            }
          }
        }
      }
    }`,
    { subject: an },
  );
  const {
    all = [],
    two,
    late = [],
    early = [],
  } = body.data?.citizen.socialInsurance.contributions.record ?? {};
  expect(all.length).toBeGreaterThan(3);
  expect(all.map(({ fromMonth }) => fromMonth)).toEqual(
    all.map(({ fromMonth }) => fromMonth).toSorted((a, b) => (a < b ? 1 : -1)),
  );
  expect(two?.map(({ fromMonth }) => fromMonth)).toEqual(all.slice(0, 2).map(({ fromMonth }) => fromMonth));
  expect(late).toEqual(all.slice(0, late.length));
  expect(early.map(({ fromMonth }) => fromMonth)).toEqual(
    all.map(({ fromMonth }) => fromMonth).filter((month) => month < '2020'),
  );
  expect(late.length + early.length).toBeLessThanOrEqual(all.length + 1);
  expect(await statsOfSource()).toMatchObject({ calls: 1 });
});

describe('no other person’s insurance is shown', () => {
  test.each<[string, (subject: Triple) => Partial<Triple>]>([
    ['a wrong name', () => ({ fullName: 'Hoàng Thị Khác Hẳn' })],
    [
      'another year of birth',
      ({ dateOfBirth }) => ({ dateOfBirth: String(Number(dateOfBirth.slice(0, 4)) - 1) }),
    ],
    ['a number of somebody else', () => ({ identityNumber: '001199000017' })],
  ])('for %s', async (_what, wrong) => {
    const people = (await expectedPeople(100)).filter(({ insurance }) => insurance.outcome === 'FOUND');
    expect(people.length).toBeGreaterThan(20);
    const nothing = { status: expect.stringMatching(/^(NOT_FOUND|MISMATCH)$/), match: null, record: null };
    for (const { socialInsurance } of await citizens(
      people.map(({ subject }) => ({ ...subject, ...wrong(subject) })),
    )) {
      expect(socialInsurance).toMatchObject({ ...nothing, contributions: nothing });
    }
  });

  test('when the source returns another person', async () => {
    await running.setFaults('social-insurance', [{ kind: 'wrongSubject' }]);
    const people = await expectedPeople(50);
    for (const { socialInsurance } of await citizens([an, ...people.map(({ subject }) => subject)])) {
      expect(socialInsurance).toMatchObject({
        status: 'MISMATCH',
        record: null,
        contributions: { status: 'MISMATCH', record: null },
      });
    }
  });
});

test.each<[FaultSetting, string, string]>([
  [{ kind: 'down' }, 'UNAVAILABLE', 'UNREACHABLE'],
  [{ kind: 'error', status: 500 }, 'UNAVAILABLE', 'UPSTREAM_ERROR'],
  [{ kind: 'error', status: 429 }, 'UNAVAILABLE', 'THROTTLED'],
  [{ kind: 'malformed' }, 'UNAVAILABLE', 'BAD_RESPONSE'],
])('a bad day %j is this source’s alone', async (fault, status, code) => {
  await running.setFaults('social-insurance', [fault]);
  const { body } = await running.ask<{ citizens: readonly (Citizen & { identity: Answer })[] }>(query, {
    subjects: [an],
  });
  const [citizen] = body.data?.citizens ?? [];
  expect(citizen?.socialInsurance).toMatchObject({
    status,
    failure: { code },
    record: null,
    contributions: { status, failure: { code }, record: null },
  });
  expect(citizen?.identity.status).toBe('FOUND');
});

describe('facts of a person in the social insurance database', () => {
  const adult = population.personas[0]?.person ?? population.at(0);
  const child = { ...adult, dateOfBirth: '2015-06-01' };
  const summaryOf = (person: Person) =>
    expectedAnswer(person) as unknown as {
      outcome: string;
      record: { participations: readonly { status: { code: string }; holderSex: { code: string } }[] } | null;
      contributions: { outcome: string; record: { summaries: unknown[] } | null };
    };
  const held = (entry: HeldDifferently): Person => ({
    ...adult,
    heldDifferently: { 'social-insurance': entry },
  });
  const with_ = (trait: Trait): Person => ({ ...adult, traits: [trait] });

  test('decide the outcome: a child does not participate', () => {
    expect(summaryOf(child)).toMatchObject({ outcome: 'NOT_FOUND', contributions: { outcome: 'NOT_FOUND' } });
  });

  test('decide the outcome: another name, date of birth or sex', () => {
    const mismatch = { outcome: 'MISMATCH', record: null };
    const otherName = held({ fullName: 'Lương Vĩnh Kỳ', tied: false });
    const otherDate = held({ dateOfBirth: '1985-12-03', tied: false });
    expect(summaryOf(otherName)).toMatchObject({ ...mismatch, contributions: mismatch });
    expect(summaryOf(otherDate)).toMatchObject({ ...mismatch, contributions: mismatch });
    expect(summaryOf(held({ sex: 'FEMALE', tied: true }))).toMatchObject({
      outcome: 'FOUND',
      record: { participations: [{ holderSex: { code: '2' } }] },
      contributions: { outcome: 'FOUND' },
    });
  });

  test('decide the outcome: the dead participated until death', () => {
    const dead = { ...held({ tied: true }), dateOfDeath: '2020-03-05' };
    expect(summaryOf(dead).record?.participations.map(({ status }) => status.code)).toEqual(['5']);
    for (const { periods } of booksOf(dead)) {
      for (const { from, months } of periods) expect(from + months - 1).toBeLessThanOrEqual(2020 * 12 + 2);
    }
  });

  test('decide the outcome: a cancelled number leads to no person', () => {
    const subject = { ...adult.subject, identityNumber: '079085000000' };
    expect(summaryOf({ ...adult, subject }).outcome).toBe('NOT_FOUND');
  });

  test('put two years or more between two jobs', () => {
    const [book] = booksOf(with_('insurance-gap'));
    const gaps = (book?.periods ?? []).map(({ from }, i, all) => from - (all[i - 1]?.to ?? from - 1) - 1);
    expect(Math.max(...gaps)).toBeGreaterThanOrEqual(24);
  });

  test('give two numbers to a person with a double registration', () => {
    const { record, contributions } = summaryOf(with_('several-insurance-numbers'));
    expect(record?.participations).toHaveLength(2);
    expect(contributions.record?.summaries).toHaveLength(2);
  });
});

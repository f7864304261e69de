/** The gateway's answers equal the truth of the mocks' generator, field by field. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { answerSelection, asExpected } from '../dev/truth.ts';
import type { Source } from '../src/source-api/source.ts';
import { nameOf } from '../src/codes/coded-value.ts';
import { createSchema } from '../src/gateway/schema.ts';
import { loadSources } from '../src/sources/all.ts';
import type { Conflict, Match } from '../src/generated/types.ts';
import { expectEach } from './kit/expect-each.ts';
import { Running, type ExpectedPerson } from './kit/running.ts';

interface PartAnswer {
  readonly status: string;
  readonly match: Match | null;
  readonly record: unknown;
}

/** A source's answer, with the answers of its further parts under their fields. */
type SourceAnswer = PartAnswer & Readonly<Record<string, PartAnswer>>;

type CitizenAnswer = Readonly<Record<string, SourceAnswer>> & {
  readonly subject: ExpectedPerson['subject'];
  readonly completeness: string;
  readonly conflicts: readonly Conflict[];
};

let running: Running;
let served: readonly Source[];
let query: string;

beforeAll(async () => {
  // The query asks for everything of every source.
  const limits = { tokens: 100_000, selections: 100_000, cost: 1_000_000 };
  running = await Running.start((config) => ({ ...config, limits: { ...config.limits, ...limits } }));
  served = await loadSources();
  const schema = createSchema(served);
  query = `query ($subjects: [SubjectInput!]!) {
    citizens(subjects: $subjects) {
      subject { identityNumber fullName dateOfBirth }
      completeness
      conflicts { fact values { source value } }
      ${served.map((source) => answerSelection(schema, source)).join(' ')}
    }
  }`;
});
afterAll(() => running.stop());

async function citizens(people: readonly ExpectedPerson[]): Promise<readonly CitizenAnswer[]> {
  const answers: CitizenAnswer[] = [];
  for (let start = 0; start < people.length; start += 100) {
    const subjects = people.slice(start, start + 100).map(({ subject }) => subject);
    const { body } = await running.ask<{ citizens: readonly CitizenAnswer[] }>(
      query,
      { subjects },
      { 'X-Max-Wait-Ms': '30000' },
    );
    expect(body.errors).toBeUndefined();
    answers.push(...(body.data?.citizens ?? []));
  }
  return answers;
}

/** The gateway's answers in the form of the expected ones. */
function peopleAsExpected(
  answers: readonly CitizenAnswer[],
  people: readonly ExpectedPerson[],
): readonly unknown[] {
  return answers.map((answer, position) => ({
    index: people[position]?.index,
    subject: answer.subject,
    sources: Object.fromEntries(
      served.map((source) => [source.id, asExpected(source, answer[source.field])]),
    ),
  }));
}

const CURRENT = '2025-07-01';
const FORMER = 'before-2025-07-01';
const commune = { list: 'COMMUNE', version: CURRENT } as const;

interface ExpectedCode {
  readonly list: string;
  readonly version: string | null;
  readonly code: string;
  readonly name: string | null;
}

function communesIn(value: unknown): readonly ExpectedCode[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('list' in value) return value.list === 'COMMUNE' ? [value as ExpectedCode] : [];
  return Object.values(value).flatMap(communesIn);
}

test('answers as expected for 1,000 ordinary citizens across the population', async () => {
  const people = [
    ...(await running.people(800)),
    ...(await running.people(100, '&offset=500000')),
    ...(await running.people(100, '&offset=999900')),
  ];
  expect(people).toHaveLength(1000);
  const answers = await citizens(people);
  expectEach(peopleAsExpected(answers, people), people);

  // Some are dead, and some addresses are held in the codes of before 2025-07-01.
  const records = JSON.stringify(people.map(({ sources }) => sources.population));
  expect(records).toContain('"list":"LIFE_STATUS","version":null,"code":"2"');
  expect(records).toContain('"list":"DISTRICT","version":"before-2025-07-01"');
  // Places are of every kind: named by the lists of their day, though the code means another unit now, or by none.
  for (const source of ['population', 'social-insurance', 'civil-status', 'driving-licence']) {
    const codes = communesIn(
      people.map(({ sources }) => Object.entries(sources).filter(([id]) => id === source)),
    );
    const passedOn = ({ version, code, name }: ExpectedCode) =>
      version === FORMER && name !== null && ![null, name].includes(nameOf({ ...commune, code }, 'VI'));
    expect(codes.filter(passedOn).length).toBeGreaterThan(20);
    expect(codes.filter(({ version, name }) => version === FORMER && name === null).length).toBeGreaterThan(
      5,
    );
    const isDated = source === 'civil-status' || source === 'driving-licence';
    expect(codes.some(({ version }) => version === null)).toBe(!isDated);
    if (source !== 'social-insurance') expect(codes.some(({ version }) => version === CURRENT)).toBe(true);
  }

  // They agree across the sources, and their spellings and precisions differ enough to try every step of the tie.
  expect(new Set(answers.map(({ completeness }) => completeness))).toEqual(new Set(['COMPLETE']));
  expect(answers.flatMap(({ conflicts }) => conflicts)).toEqual([]);
  const matches = answers.flatMap((answer) => served.flatMap(({ field }) => answer[field]?.match ?? []));
  expect(matches.map(({ name }) => name)).toEqual(expect.arrayContaining(['EXACT', 'UNACCENTED']));
  expect(matches.map(({ number }) => number)).toEqual(expect.arrayContaining(['EXACT', 'KEYED']));
  expect(matches.map(({ dateOfBirth }) => dateOfBirth)).toEqual(
    expect.arrayContaining(['EXACT', 'PRECISION']),
  );
}, 120_000);

test('answers as expected for 200 difficult citizens, whose sources disagree', async () => {
  const people = await running.people(200, '&kind=difficult');
  const answers = await citizens(people);
  expectEach(
    peopleAsExpected(answers, people),
    people.map(({ index, subject, sources }) => ({ index, subject, sources })),
  );
  expect(new Set(people.map(({ sources }) => sources['driving-licence'].outcome))).toEqual(
    new Set(['FOUND', 'MISMATCH', 'NOT_ASKED']),
  );
  const facts = answers.flatMap(({ conflicts }) => conflicts.map(({ fact }) => fact));
  expect(facts).toContain('SEX');
});

/** Somebody whose name has words to change, and whose birth date every record holds to the day. */
function isFullyKnown({ subject, sources }: ExpectedPerson): boolean {
  const words = subject.fullName.split(' ');
  const { licences } = (sources['driving-licence'].record ?? { licences: [] }) as {
    licences: readonly { holderDateOfBirth: string }[];
  };
  return (
    subject.dateOfBirth.length === 10 &&
    words.length > 1 &&
    words.join() !== words.toReversed().join() &&
    licences.length > 0 &&
    licences.every(({ holderDateOfBirth }) => holderDateOfBirth === subject.dateOfBirth)
  );
}

describe('no other person’s data is shown', () => {
  const nothing = { status: expect.stringMatching(/^(NOT_FOUND|MISMATCH)$/), match: null, record: null };

  test.each<[string, (subject: ExpectedPerson['subject']) => Partial<ExpectedPerson['subject']>]>([
    ['a wrong name', () => ({ fullName: 'Hoàng Thị Khác Hẳn' })],
    [
      'a name with its words in another order',
      ({ fullName }) => ({ fullName: fullName.split(' ').toReversed().join(' ') }),
    ],
    ['a name with a word left out', ({ fullName }) => ({ fullName: fullName.split(' ').slice(1).join(' ') })],
    [
      'another year of birth',
      ({ dateOfBirth }) => ({ dateOfBirth: String(Number(dateOfBirth.slice(0, 4)) - 1) }),
    ],
    [
      'another day of birth',
      ({ dateOfBirth }) => ({
        dateOfBirth: `${dateOfBirth.slice(0, 8)}${dateOfBirth.endsWith('17') ? 18 : 17}`,
      }),
    ],
    ['a number of somebody else', () => ({ identityNumber: '001199000017' })],
  ])('for %s', async (_what, wrong) => {
    const people = (await running.people(200)).filter(isFullyKnown);
    expect(people.length).toBeGreaterThan(20);
    const asked = people.map((person) => ({
      ...person,
      subject: { ...person.subject, ...wrong(person.subject) },
    }));
    for (const answer of await citizens(asked)) {
      expect(answer['identity']).toMatchObject(nothing);
      expect(answer['drivingLicences']).toMatchObject({ ...nothing, points: { record: null } });
    }
  });
});

test('ties a year-only birth date to a full one of that year, and leaves it year-only', async () => {
  const people = (await running.people(100)).filter(({ subject }) => subject.dateOfBirth.length === 10);
  const asked = people.map((person) => ({
    ...person,
    subject: { ...person.subject, dateOfBirth: person.subject.dateOfBirth.slice(0, 4) },
  }));
  const answers = await citizens(asked);
  expectEach(peopleAsExpected(answers, asked), asked);
  expect(answers[0]?.subject.dateOfBirth).toMatch(/^\d{4}$/);
  expect(answers[0]?.['identity']?.match?.dateOfBirth).toBe('PRECISION');
});

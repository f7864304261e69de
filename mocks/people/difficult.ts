/**
 * People about whom the sources really disagree. Each case states by its construction what must come of it;
 * no outcome here is found by comparing names or dates.
 */
import { addYears, isYearOnly } from './calendar.ts';
import { rngOf } from './hash.ts';
import type { Generate, Given } from './generate.ts';
import { licenceOf } from './licence.ts';
import { blockSize, difficultBlock } from './numbers.ts';
import type { HeldDifferently, Licence, Person, Sex } from './person.ts';
import { unaccented } from './spelling.ts';

export const difficultTotal = 10_000;

interface Case {
  readonly name: string;
  readonly given?: Given;
  /** `other` is a person of the same age band with another number, name and date of birth. */
  readonly change: (person: Person, other: Person) => Partial<Person>;
}

/** Everybody here is an adult with licences and a name whose accents matter. */
const usual: Given = {
  ages: [22, 70],
  ethnicGroup: '01',
  surname: 'Nguyễn',
  licensed: true,
  formerNumber: true,
};

function eachLicence(
  person: Person,
  change: (licence: Licence) => Partial<Licence>,
): Pick<Person, 'licences'> {
  return { licences: person.licences.map((licence) => ({ ...licence, ...change(licence) })) };
}

/** A name that no spelling makes equal to the person's. */
function otherName(person: Person): string {
  return person.sex === 'MALE' ? 'Lương Vĩnh Kỳ' : 'Lương Vĩnh Kha';
}

/** Some date of birth two years off, at the same precision. */
function otherDate(date: string): string {
  return isYearOnly(date) ? String(Number(date) + 2) : addYears(date, 2);
}

function otherSex(sex: Sex): Sex {
  return sex === 'MALE' ? 'FEMALE' : 'MALE';
}

/** The sources that say of themselves what they hold differently about who somebody is; licences are rows. */
const holders = ['health-insurance', 'social-insurance', 'civil-status'] as const;

/** One source that holds somebody differently, in each of the ways in which it may. */
function heldDifferentlyBy(source: (typeof holders)[number]): readonly Case[] {
  const held = (difference: HeldDifferently): Partial<Person> => ({
    heldDifferently: { [source]: difference },
  });
  return [
    {
      name: `${source} with another date of birth`,
      change: ({ dateOfBirth }) => held({ tied: false, dateOfBirth: otherDate(dateOfBirth) }),
    },
    {
      name: `${source} with another name`,
      change: (person) => held({ tied: false, fullName: otherName(person) }),
    },
    {
      name: `${source} with another sex`,
      change: ({ sex }) => held({ tied: true, sex: otherSex(sex) }),
    },
  ];
}

const cases: readonly Case[] = [
  {
    name: 'licence with another year of birth',
    change: (person) =>
      eachLicence(person, () => ({ tied: false, holderDateOfBirth: otherDate(person.dateOfBirth) })),
  },
  {
    name: 'licence with another name',
    change: (person) => eachLicence(person, () => ({ tied: false, holderName: otherName(person) })),
  },
  {
    name: 'licence with another 12-digit number',
    change: (person, other) =>
      eachLicence(person, () => ({ tied: false, holderNumber: other.identityNumber })),
  },
  {
    name: "one of two licences is somebody else's",
    given: { ...usual, licences: [{ class: 'A1', issuedOn: '2022-03-04', status: '1' }] },
    change: (person, other) => ({
      licences: [
        ...person.licences,
        {
          ...licenceOf(rngOf(other.key), 'stray', other, {
            class: 'B2',
            issuedOn: '2023-06-07',
            status: '1',
          }),
          tied: false,
          holderName: otherName(person),
          holderNumber: other.identityNumber,
        },
      ],
    }),
  },
  {
    name: 'licence with another sex',
    change: (person) => eachLicence(person, () => ({ holderSex: otherSex(person.sex) })),
  },
  {
    name: 'licence without date of birth, name with accents',
    change: (person) =>
      eachLicence(person, () => ({ holderDateOfBirth: null, holderName: person.fullName.toUpperCase() })),
  },
  {
    name: 'licence without date of birth, name without accents',
    change: (person) =>
      eachLicence(person, () => ({
        tied: false,
        holderDateOfBirth: null,
        holderName: unaccented(person.fullName).toUpperCase(),
      })),
  },
  {
    name: 'asked by the former number',
    given: { ...usual, ages: [30, 70] },
    change: (person) => ({
      subject: { ...person.subject, identityNumber: person.formerNumber ?? person.identityNumber },
    }),
  },
  {
    name: 'asked by a wrong name',
    change: (person) => ({
      subject: { ...person.subject, fullName: otherName(person) },
      subjectKnown: false,
      ...eachLicence(person, () => ({ tied: false })),
      // They hold the right name, which is not the one asked by.
      heldDifferently: Object.fromEntries(holders.map((source) => [source, { tied: false }])),
    }),
  },
  ...holders.flatMap(heldDifferentlyBy),
];

export interface Difficult {
  /** The person at a place of the listing. */
  at(place: number): Person;
  caseAt(place: number): string;
}

function caseOf(place: number): Case {
  const found = cases[place % cases.length];
  if (found === undefined) throw new RangeError(`No difficult case at ${place}.`);
  return found;
}

export function difficultOf(generate: Generate): Difficult {
  return {
    at(place) {
      const { given = usual, change } = caseOf(place);
      const index = difficultBlock * blockSize + place;
      const person = generate.person(index, given);
      // Past the end of the listing, so that the other person is nobody who can be asked for.
      const other = generate.person(index + difficultTotal, usual);
      return { ...person, ...change(person, other) };
    },
    caseAt: (place) => caseOf(place).name,
  };
}

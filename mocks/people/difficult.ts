/**
 * People about whom the sources really disagree. Each case states its expected outcome by construction; no
 * outcome here is computed by comparing names or dates.
 */
import { readdirSync } from 'node:fs';
import { addYears, isYearOnly } from './calendar.ts';
import { rngOf } from './hash.ts';
import type { Generate, Given } from './generate.ts';
import { licenceOf } from './licence.ts';
import { BLOCK_SIZE, DIFFICULT_BLOCK } from './numbers.ts';
import type { HeldDifferently, Licence, Person, Sex } from './person.ts';
import { unaccented } from './spelling.ts';

export const DIFFICULT_TOTAL = 10_000;

interface Case {
  readonly name: string;
  readonly given?: Given;
  /** `other` is a person of the same age band with another number, name and date of birth. */
  readonly change: (person: Person, other: Person) => Partial<Person>;
}

/** Every person here is an adult with licences and a name with accents. */
const USUAL: Given = {
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

/** A name that no spelling variant makes equal to the person's. */
function otherName(person: Person): string {
  return person.sex === 'MALE' ? 'Lương Vĩnh Kỳ' : 'Lương Vĩnh Kha';
}

/** A date of birth two years off, at the same precision. */
function otherDate(date: string): string {
  return isYearOnly(date) ? String(Number(date) + 2) : addYears(date, 2);
}

function otherSex(sex: Sex): Sex {
  return sex === 'MALE' ? 'FEMALE' : 'MALE';
}

/** The population database is asked by the whole triple, and licences deviate by row. */
const OTHERWISE = ['population', 'driving-licence'];

/** The systems that can deviate in the person's identity as a whole. */
const HOLDERS = readdirSync(new URL('../systems/', import.meta.url)).filter((id) => !OTHERWISE.includes(id));

/** One source with a deviating identity, in each possible way. */
function heldDifferentlyBy(source: string): readonly Case[] {
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

const CASES: readonly Case[] = [
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
    given: { ...USUAL, licences: [{ class: 'A1', issuedOn: '2022-03-04', status: '1' }] },
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
    given: { ...USUAL, ages: [30, 70] },
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
      // The source has the right name, and the request has another one.
      heldDifferently: Object.fromEntries(HOLDERS.map((source) => [source, { tied: false }])),
    }),
  },
  ...HOLDERS.flatMap(heldDifferentlyBy),
];

export interface Difficult {
  /** The person at an index of the listing. */
  at(place: number): Person;
  caseAt(place: number): string;
}

function caseOf(place: number): Case {
  const found = CASES[place % CASES.length];
  if (found === undefined) throw new RangeError(`No difficult case at ${place}.`);
  return found;
}

export function difficultOf(generate: Generate): Difficult {
  return {
    at(place) {
      const { given = USUAL, change } = caseOf(place);
      const index = DIFFICULT_BLOCK * BLOCK_SIZE + place;
      const person = generate.person(index, given);
      // An index beyond the listing, so that the other person cannot be asked for.
      const other = generate.person(index + DIFFICULT_TOTAL, USUAL);
      return { ...person, ...change(person, other) };
    },
    caseAt: (place) => caseOf(place).name,
  };
}

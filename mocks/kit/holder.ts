/**
 * People as a source holds them, with what every source has of its own: a spelling of the name, a precision of
 * the date of birth, a number of either kind or none, and columns that databases of different age write
 * differently. All of it depends on person and source alone.
 */
import { chance, pick, pickWeighted, rngOf, type Rng } from '../people/hash.ts';
import type { Person } from '../people/index.ts';
import type { Sex } from '../people/person.ts';
import { capitals, otherTonePlacement, unaccented } from '../people/spelling.ts';
import { optionalColumn } from './columns.ts';
import type { Forms } from './table.ts';

export interface Holder {
  /** True if the row is the person's, by construction. */
  readonly tied: boolean;
  /** Of 12 or 9 digits; null where the source has none. */
  readonly number: string | null;
  readonly holderName: string;
  /** As precise as the source has it; null where it has none. */
  readonly holderDateOfBirth: string | null;
  readonly holderSex: Sex;
}

/** True if a source has a person: some of all people, and each whom a difficult case needs there. */
export function isHeld({ key, heldDifferently }: Person, id: string, perMille: number): boolean {
  return heldDifferently[id] !== undefined || chance(rngOf(key), `${id} held`, perMille);
}

/** The person as the source holds them; differently, where that is the case's own. */
export function holderOf(person: Person, id: string): Holder {
  const { key, subjectKnown: tied, identityNumber, formerNumber, heldDifferently } = person;
  const differently = heldDifferently[id];
  const { fullName, dateOfBirth, sex } = { ...person, ...differently };
  const rng = rngOf(key);
  const [year = ''] = dateOfBirth.split('-');
  const holderDateOfBirth = pickWeighted(rng, `${id} birth`, [
    [dateOfBirth, 80],
    [year, 18],
    // Without a date the name alone would tie a case in which the date differs.
    [differently ? dateOfBirth : null, 2],
  ]);
  const spelled = pick(rng, `${id} name`, [
    fullName,
    capitals(fullName),
    otherTonePlacement(fullName),
    unaccented(fullName),
  ]);
  return {
    tied: differently?.tied ?? tied,
    number: pickWeighted(rng, `${id} number`, [
      [identityNumber, 85],
      [formerNumber, 10],
      [null, 5],
    ]),
    // Without a date of birth a name ties by its accents.
    holderName: holderDateOfBirth === null ? fullName : spelled,
    holderDateOfBirth,
    holderSex: sex,
  };
}

export interface MixedForms extends Required<Forms> {
  /** Digits with or without blanks between them; empty or null for none. */
  readonly identityNumber: (number: string | null) => unknown;
}

/**
 * Forms of a database whose rows are of different age: what is absent is null, an empty text or left out, a
 * number is one or a text. Each column of a row draws its own.
 *
 * @param key of the person or the row
 * @param date the system's form of a date
 */
export function mixedForms(key: number, date: (date: string) => string): MixedForms {
  const rng: Rng = rngOf(key);
  const none = pick(rng, 'mixed none', ['', null]);
  const asText = chance(rng, 'mixed numbers', 500);
  return {
    date: (known) => (known === null ? none : date(known)),
    datePart: (part) =>
      part === null ? pick(rng, 'mixed no part', [0, '', null]) : asText ? part : Number(part),
    number: (value) => (asText && typeof value === 'number' ? String(value) : value),
    optional: optionalColumn(rng, (column) => `mixed ${column}`),
    identityNumber: (number) => {
      if (number === null) return none;
      return chance(rng, 'mixed blanks', 200) ? number.replace(/(\d{3})(?=\d)/g, '$1 ') : number;
    },
  };
}

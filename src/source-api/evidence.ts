/** Whose a row is, by the columns that say it, and persons within a record as subjects of their own. */
import { BadInput } from '../subject/bad-input.ts';
import type { IdentityNumber } from '../subject/identity-number.ts';
import type { PartialDate } from '../subject/partial-date.ts';
import { Subject } from '../subject/subject.ts';
import type { Evidence } from '../subject/tie.ts';
import { birthDate, digits, numberEvidence, tyingName, type Held } from '../transport/wire-values.ts';
import { Unread } from './draft.ts';
import { joined } from './plain-fields.ts';

/** Columns that tie a row; the date in one column, or in those of its day, its month and its year. */
interface TyingColumns<Column extends string> {
  readonly number: Column;
  readonly fullName: Column;
  readonly dateOfBirth: Column | readonly [day: Column, month: Column, year: Column];
}

type Tying<Column extends string> = { readonly [Name in Column]?: Held<string | number> };

/**
 * Reads the evidence of a row by its columns. The answer must repeat the number asked, so that a row without
 * a number is in a slot that cannot be confused.
 *
 * @returns throws SourceError BAD_RESPONSE when a column cannot be read
 */
export function evidenceIn<const Column extends string>({
  number,
  fullName,
  dateOfBirth,
}: TyingColumns<Column>): (row: Tying<Column>) => Evidence {
  const [first, ...further] = typeof dateOfBirth === 'string' ? [dateOfBirth] : dateOfBirth;
  return (row) => {
    const born = further.length > 0 ? joined([first, ...further].map((name) => row[name])) : row[first];
    const known = digits(row[number]);
    return {
      // A value that cannot be read as a number is no evidence, of its slot neither.
      ...(known instanceof Unread ? { numbers: [], keyed: false } : numberEvidence(known)),
      fullName: tyingName(digits(row[fullName]), fullName),
      dateOfBirth: birthDate(born, first).tied,
    };
  };
}

interface HeldPerson {
  readonly identityNumber: IdentityNumber | null;
  readonly fullName: string | null;
  readonly dateOfBirth: PartialDate | null;
}

/** A person within a record as a subject, for `walks`; null unless the record has what a question needs. */
export function heldSubject({ identityNumber, fullName, dateOfBirth }: HeldPerson): Subject | null {
  if (identityNumber === null || fullName === null || dateOfBirth === null) return null;
  try {
    return Subject.parse({ identityNumber, fullName, dateOfBirth });
  } catch (error) {
    if (error instanceof BadInput) return null;
    throw error;
  }
}

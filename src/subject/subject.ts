/**
 * The subject: the triple that names a person. Built only here, so every subject has been checked.
 */
import { BadInput } from './bad-input.ts';
import { holderNumber, type IdentityNumber } from './identity-number.ts';
import { parseFullName, tidyName } from './name.ts';
import { today, type PartialDate } from './partial-date.ts';

/** The three values, of which the schema's scalars have checked the number and the date. */
export interface SubjectFields {
  readonly identityNumber: IdentityNumber;
  readonly fullName: string;
  readonly dateOfBirth: PartialDate;
}

export class Subject implements SubjectFields {
  readonly identityNumber: IdentityNumber;
  /** As `parseFullName` reads it: what sources are asked for and records are compared with. */
  readonly fullName: string;
  /** NFC, blanks collapsed, otherwise as asked. */
  readonly askedName: string;
  readonly dateOfBirth: PartialDate;
  /**
   * True for the name of a scanned card that cuts long names, where it may be cut. Another subject than that
   * of the same letters typed: records are tied to it at PREFIX too.
   */
  readonly isNameCut: boolean;
  #key: string | undefined;

  private constructor({ identityNumber, fullName, dateOfBirth }: SubjectFields, isNameCut: boolean) {
    this.identityNumber = identityNumber;
    this.fullName = parseFullName(fullName);
    this.askedName = tidyName(fullName);
    this.dateOfBirth = dateOfBirth;
    this.isNameCut = isNameCut;
  }

  /** Tells subjects apart; held in memory only. The same text each time, so that maps hash it once. */
  get key(): string {
    return (this.#key ??= `${this.identityNumber}|${this.dateOfBirth}|${this.fullName}${this.cutMark}`);
  }

  /** See `holderNumber`. */
  get holderNumber(): IdentityNumber {
    return holderNumber(this.identityNumber);
  }

  /** Ends the name in keys, where it keeps a cut name apart; no name contains it. */
  get cutMark(): string {
    return this.isNameCut ? '<' : '';
  }

  /** @throws BadInput see `subjectRules` */
  static parse(fields: SubjectFields, { isNameCut = false } = {}): Subject {
    subjectRules.dateOfBirth(fields.dateOfBirth);
    return new Subject(fields, isNameCut);
  }
}

/** Rules of a subject's fields that go beyond their types. Each throws BadInput. */
export const subjectRules = {
  fullName: parseFullName,
  dateOfBirth: (date: PartialDate): void => {
    if (date > today()) throw new BadInput('NOT_IN_FUTURE');
  },
};

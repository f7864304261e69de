/**
 * Values of cards. Number, name and date of birth must be readable; any other value that cannot be read is
 * null and has a note.
 */
import type { NoteReason } from '../generated/enums.ts';
import { BadInput } from '../subject/bad-input.ts';
import { parseFullName, tidyName } from '../subject/name.ts';
import { isPartialDate, today, type PartialDate } from '../subject/partial-date.ts';
import type { CardNote, ScannedCard } from './card.ts';

/** A value of a card, null where there is none; with a reason where the text says more, or something else. */
export interface Read<Value> {
  readonly value: Value | null;
  readonly reason?: NoteReason;
}

export const UNREADABLE = { value: null, reason: 'UNREADABLE' } as const;

/** Fields that a format does not have. */
export const NO_FIELDS = {
  formerNumber: null,
  isNameCut: false,
  sex: null,
  residence: null,
  issuedOn: null,
  validFrom: null,
  expiresOn: null,
  facilityCode: null,
  area: null,
  fiveYearsFrom: null,
} satisfies Partial<ScannedCard>;

/** Notes of one card, in the order in which its fields are read. */
export class CardNotes {
  readonly list: CardNote[] = [];

  /** The value, noted where it could not be read in full. */
  of<Value>(field: keyof ScannedCard, { value, reason }: Read<Value>): Value | null {
    if (reason !== undefined) this.list.push({ field, reason });
    return value;
  }

  /** The value of a field that may be absent: nothing and `-` are no value. */
  optional<Value>(
    field: keyof ScannedCard,
    text: string | undefined,
    read: (text: string) => Read<Value>,
  ): Value | null {
    const written = text?.trim() ?? '';
    return written === '' || written === '-' ? null : this.of(field, read(written));
  }

  /** @throws BadInput `SCAN_DATE_OF_BIRTH` */
  dateOfBirth(read: Read<PartialDate>): PartialDate {
    const date = this.of('dateOfBirth', read);
    if (date === null || date > today()) throw new BadInput('SCAN_DATE_OF_BIRTH');
    return date;
  }
}

/** @throws BadInput `SCAN_CODE_PAGE` for a name with characters that no name has, `SCAN_NAME` */
export function fullNameOf(text: string): string {
  const name = tidyName(text);
  try {
    parseFullName(name);
  } catch {
    throw new BadInput(LOST_LETTER.test(name) ? 'SCAN_CODE_PAGE' : 'SCAN_NAME');
  }
  return name;
}

/** A question mark in place of a letter, or a sign beyond ASCII. */
const LOST_LETTER = /\?|[^\p{ASCII}\p{L}\p{M}\p{Zs}]/u;

/**
 * A date as precise as the card has it. Zeros stand for an unknown day or month (ours). A day that its month
 * does not have is read to the month.
 *
 * @param parts digits, with a leading zero or without; a part that the text does not have is empty
 */
export function dateOf({
  year = '',
  month = '',
  day = '',
}: Readonly<Record<string, string | undefined>>): Read<PartialDate> {
  if (Number(month) === 0) return Number(day) === 0 && isPartialDate(year) ? { value: year } : UNREADABLE;
  const toMonth = `${year}-${month.padStart(2, '0')}`;
  if (!isPartialDate(toMonth)) return UNREADABLE;
  if (Number(day) === 0) return { value: toMonth };
  const whole = `${toMonth}-${day.padStart(2, '0')}`;
  if (isPartialDate(whole)) return { value: whole };
  return Number(day) <= 31 ? { value: toMonth, reason: 'IMPOSSIBLE_DATE' } : UNREADABLE;
}

/** A reader of dates. @param form has groups for day, month and year */
export function dateIn(form: RegExp): (text: string) => Read<PartialDate> {
  return (text) => {
    const parts = form.exec(text)?.groups;
    return parts === undefined ? UNREADABLE : dateOf(parts);
  };
}

const MAX_RESIDENCE = 500;

/** Letters, digits and the signs of addresses, without a number as long as those of cards: another card's. */
const RESIDENCE = /^(?!.*[0-9]{9})[\p{L}\p{M}\p{N}\s,.;:'"’‘“”()/&#+°º–—-]+$/u;

/** An address, as it was on the day of issue. */
export function residenceOf(text: string): Read<string> {
  const residence = tidyName(text);
  if (residence.length > MAX_RESIDENCE) return { value: null, reason: 'TOO_LONG' };
  return RESIDENCE.test(residence) ? { value: residence } : UNREADABLE;
}

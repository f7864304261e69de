/**
 * Values as the sources write them, in the forms that several share. An empty value is none; a value that
 * cannot be what its field says makes the answer unreadable, named by the field and never by the value.
 */
import { SourceError } from '../ask/answer.ts';
import { isIdentityNumber, type IdentityNumber } from '../subject/identity-number.ts';
import { tidyName } from '../subject/name.ts';
import type { Evidence } from '../subject/tie.ts';
import { isFullDate, isPartialDate, type PartialDate } from '../subject/partial-date.ts';

/** Text in NFC with blanks collapsed; null when there is none. */
export function text(value: string | null | undefined): string | null {
  return tidyName(value ?? '') || null;
}

/** An identity number of either kind; null when there is none or it is of neither kind. */
export function identityNumber(value: string | null | undefined): IdentityNumber | null {
  const number = (value ?? '').trim();
  return isIdentityNumber(number) ? number : null;
}

/**
 * What a record's identity number says about whose it is. A number of another kind (passport, social insurance)
 * or none at all is no evidence; something that cannot be read as a number is evidence against nobody and for
 * nobody, so its slot does not speak for it either.
 */
export function numberEvidence(value: string | null | undefined): Pick<Evidence, 'numbers' | 'keyed'> {
  if (!value) return { numbers: [], keyed: true };
  if (isIdentityNumber(value)) return { numbers: [value], keyed: true };
  const written = value.normalize('NFKC').replace(/[\s.\p{Pd}]/gu, '');
  if (isIdentityNumber(written)) return { numbers: [written], keyed: true };
  return { numbers: [], keyed: written === '' || /^(\d{10}|[A-Z]\d{7})$/.test(written) };
}

/**
 * A date written `yyyyMMdd`, as precise as it is: zeros for an unknown day or month (inference from the
 * licence columns), all zeros or nothing for none.
 *
 * @throws SourceError BAD_RESPONSE
 */
export function compactDate(value: string | null | undefined, field: string): PartialDate | undefined {
  if (value === undefined || value === null || /^0*$/.test(value)) return undefined;
  const [, year = '', month = '00', day = '00'] = /^(\d{4})(?:(\d{2})(\d{2}))?$/.exec(value) ?? [];
  const date = month === '00' ? year : day === '00' ? `${year}-${month}` : `${year}-${month}-${day}`;
  if (!isPartialDate(date)) throw unreadable(field);
  return date;
}

/**
 * A calendar day written `yyyyMMdd`; null when there is none.
 *
 * @throws SourceError BAD_RESPONSE
 */
export function compactDay(value: string | null | undefined, field: string): string | null {
  const date = compactDate(value, field);
  if (date === undefined) return null;
  if (!isFullDate(date)) throw unreadable(field);
  return date;
}

/**
 * A moment in the form of XML Schema's dateTime; without a zone it is Việt Nam's time (BRIEF 1.3.2).
 *
 * @throws SourceError BAD_RESPONSE
 */
export function moment(value: string | undefined, field: string): string | undefined {
  if (value === undefined || value === '') return undefined;
  const date = new Date(/(Z|[+-]\d{2}:\d{2})$/.test(value) ? value : `${value}+07:00`);
  if (Number.isNaN(date.getTime())) throw unreadable(field);
  return date.toISOString();
}

function unreadable(field: string): SourceError {
  return new SourceError({ code: 'BAD_RESPONSE' }, `${field} cannot be read`);
}

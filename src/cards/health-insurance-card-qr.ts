/**
 * QR code of the health insurance card (thẻ BHYT): 15 fields of the old card, 17 of the new one, or an
 * older 10, of which the last is `$`. Nothing and `-` are no value.
 *
 * - 0, number: 15 characters of the old card, 10 digits of the new one [confirmed]
 * - 1, name: UTF-8 in hexadecimal, in NFC [confirmed]; UTF-16LE [confirmed in the code of a hospital]
 * - 2, date of birth: dd/MM/yyyy or yyyy, one digit of day and month too [confirmed]
 * - 3, sex: 1 male, 2 female [confirmed]
 * - 4, address: in hexadecimal [confirmed]
 * - 5, facility of primary care: `01 - 043` [confirmed]
 * - 6 and 7, first and last day of validity; the new card has no last day [confirmed]
 * - 8, day of issue [confirmed]
 * - 11, living area: K1, K2 or K3; 4 for none [memory]
 * - 12, five years without a break since [confirmed]
 *
 * Not read: management code (9), parent's name (10), a third person's; check string (13), whose rule is not
 * known; benefit level (14) and place of issue (15) [memory]. The code does not say whether the card is
 * valid today.
 */
import { BadInput } from '../subject/bad-input.ts';
import { TONE_MARKS } from '../subject/name.ts';
import type { CardReader, ScannedCard } from './card.ts';
import { typedBefore } from './damage/input-method.ts';
import { CardNotes, dateIn, fullNameOf, NO_FIELDS, residenceOf, UNREADABLE, type Read } from './fields.ts';

const FEWEST_FIELDS = 9;

export const healthInsuranceCardQr: CardReader = {
  format: 'HEALTH_INSURANCE_CARD_QR',
  matches: (scan) => {
    const fields = fieldsOf(scan);
    const [number = '', , birth = '', sex = ''] = fields;
    const hasHolder = cardDate(birth).value !== null && /^[12-]?$/.test(sex);
    return fields.length >= FEWEST_FIELDS && (numberOf(number) !== undefined || hasHolder);
  },
  read,
};

const cardDate = dateIn(/^(?:(?:(?<day>\d{1,2})\/)?(?<month>\d{1,2})\/)?(?<year>\d{4})$/);

/** The fields before the end mark. */
function fieldsOf(scan: string): readonly string[] {
  const fields = scan.split('|').map((field) => field.trim());
  return fields.at(-1) === '$' || fields.at(-1) === '' ? fields.slice(0, -1) : fields;
}

function read(scan: string): ScannedCard {
  const [written = '', name = '', birth = '', sex, address, facility, from, to, issued, , , area, fiveYears] =
    fieldsOf(scan);
  const number = numberOf(written);
  if (number === undefined) {
    throw new BadInput(
      /^\p{L}{2}(?=.*\P{ASCII})\p{L}?[0-9]+$/u.test(written) ? 'SCAN_INPUT_METHOD' : 'SCAN_NUMBER',
    );
  }
  const notes = new CardNotes();
  return {
    ...NO_FIELDS,
    format: 'HEALTH_INSURANCE_CARD_QR',
    number,
    fullName: nameOf(name),
    dateOfBirth: notes.dateOfBirth(cardDate(birth)),
    sex: notes.optional('sex', sex, sexOf),
    residence: notes.optional('residence', address, addressOf),
    issuedOn: notes.optional('issuedOn', issued, cardDate),
    validFrom: notes.optional('validFrom', from, cardDate),
    expiresOn: notes.optional('expiresOn', to, cardDate),
    facilityCode: notes.optional('facilityCode', facility, facilityOf),
    area: notes.optional('area', area, areaOf),
    fiveYearsFrom: notes.optional('fiveYearsFrom', fiveYears, cardDate),
    notes: notes.list,
  };
}

/** Object group, benefit level, province and social insurance number, or the last alone. */
const NUMBER = /^(?:[0-9]{10}|[A-Z]{2}[1-5][0-9]{12})$/;

function numberOf(text: string): string | undefined {
  const readings = typedBefore(text.toUpperCase()).filter((typed) => NUMBER.test(typed));
  return readings.length === 1 ? readings[0] : undefined;
}

/**
 * The name, if exactly one reads as such. An input method changes letters of a hexadecimal name, so that
 * several names can have been typed.
 *
 * @throws BadInput `SCAN_NAME`, `SCAN_INPUT_METHOD`
 */
function nameOf(text: string): string {
  if (/^[0-9a-f]*$/i.test(text)) {
    const [name, ...others] = textsOf(text).filter(isName);
    if (name === undefined || others.length > 0) throw new BadInput('SCAN_NAME');
    return name;
  }
  if (!/^[\p{L}\p{M}\p{N}]*$/u.test(text)) throw new BadInput('SCAN_NAME');
  const typed = typedBefore(text.toLowerCase()).flatMap(textsOf);
  const names = new Set(typed.filter((name) => isName(name) && isCardName(name)));
  const [name] = names;
  if (name === undefined || names.size > 1) throw new BadInput('SCAN_INPUT_METHOD');
  return name;
}

function isName(text: string): boolean {
  try {
    return fullNameOf(text) === text;
  } catch {
    return false;
  }
}

/**
 * True for a name of Vietnamese syllables in capitals, or with a capital at the beginning of its words. A key
 * that put a mark and lost it again leaves nothing, so that other names may be letters short.
 */
function isCardName(name: string): boolean {
  const words = name.split(' ');
  const isVietnamese = words.every((word) => SYLLABLE.test(withoutTone(word.toLowerCase())));
  return (
    isVietnamese && (name === name.toUpperCase() || words.every((word) => /^\p{Lu}\p{Ll}*$/u.test(word)))
  );
}

const SYLLABLE =
  /^(?:b|ch?|d|đ|g[hi]?|h|kh?|l|m|n(?:gh?|h)?|ph?|qu|r|s|t[hr]?|v|x)?[aăâeêioôơuưy]{1,3}(?:ch?|m|n[gh]?|p|t)?$/;

function withoutTone(word: string): string {
  return word.normalize('NFD').replace(TONE_MARKS, '').normalize('NFC');
}

/** The texts that these hexadecimal digits can be, without those that have characters that are not seen. */
function textsOf(hex: string): readonly string[] {
  if (!/^(?:[0-9a-f]{2})+$/i.test(hex)) return [];
  const bytes = Buffer.from(hex, 'hex');
  return ['utf-8', 'utf-16le'].flatMap((encoding) => {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes).normalize('NFC');
      return /[\p{C}\p{Zl}\p{Zp}]/u.test(text) ? [] : [text.replace(/\s+/g, ' ').trim()];
    } catch {
      return [];
    }
  });
}

function addressOf(text: string): Read<string> {
  const [address] = textsOf(text);
  return address === undefined ? UNREADABLE : residenceOf(address);
}

const SEXES: Readonly<Record<string, 'MALE' | 'FEMALE'>> = { 1: 'MALE', 2: 'FEMALE' };

function sexOf(text: string): Read<'MALE' | 'FEMALE'> {
  const value = SEXES[text];
  return value === undefined ? UNREADABLE : { value };
}

function facilityOf(text: string): Read<string> {
  const value = text.replace(/[\s–-]/g, '').toUpperCase();
  return /^[0-9]{2}[0-9A-Z]{3}$/.test(value) ? { value } : UNREADABLE;
}

function areaOf(text: string): Read<string> {
  if (text === '4') return { value: null };
  const value = text.toUpperCase();
  return /^K[123]$/.test(value) ? { value } : UNREADABLE;
}

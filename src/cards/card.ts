/**
 * Contents of a scanned card. They are what the card says, never what a source holds.
 */
import type { CardFormat, NoteReason } from '../generated/enums.ts';
import type { PartialDate } from '../subject/partial-date.ts';

export type { CardFormat };

export const CARD_FORMATS: readonly CardFormat[] = [
  'CITIZEN_CARD_QR',
  'IDENTITY_CARD_QR',
  'HEALTH_INSURANCE_CARD_QR',
  'IDENTITY_CARD_MRZ',
];

/** A field of the card that could not be read, or only in part; the card's other fields are unaffected. */
export interface CardNote {
  readonly field: keyof ScannedCard;
  readonly reason: NoteReason;
}

/** A field that the format does not have, or that is empty on this card, is null. */
export interface ScannedCard {
  readonly format: CardFormat;
  /** 12 digits; of a health insurance card its 10 digits or 15 characters. */
  readonly number: string;
  /** 9 digits. */
  readonly formerNumber: string | null;
  /** NFC, otherwise as the card has it; of a zone unaccented capitals. */
  readonly fullName: string;
  /** True for a zone whose name fills its line, so that the end of the name may be missing. */
  readonly isNameCut: boolean;
  readonly dateOfBirth: PartialDate;
  readonly sex: 'MALE' | 'FEMALE' | null;
  readonly residence: string | null;
  readonly issuedOn: PartialDate | null;
  readonly validFrom: PartialDate | null;
  /** Only where the card itself says it; never computed. */
  readonly expiresOn: PartialDate | null;
  /** Facility of primary care (nơi đăng ký KCB ban đầu), 5 characters. */
  readonly facilityCode: string | null;
  /** Living area (mã khu vực): K1, K2 or K3. */
  readonly area: string | null;
  /**
   * Day from which the holder has been insured for five years without a break (thời điểm đủ 5 năm liên
   * tục).
   */
  readonly fiveYearsFrom: PartialDate | null;
  readonly notes: readonly CardNote[];
}

/** A format of cards: how its text is recognised, and how it is read. */
export interface CardReader {
  readonly format: CardFormat;
  /** True for text of this format that may still have fields that cannot be read. */
  readonly matches: (scan: string) => boolean;
  /** @throws BadInput the rule that the number, the name, the date of birth or a check digit breaks */
  readonly read: (scan: string) => ScannedCard;
}

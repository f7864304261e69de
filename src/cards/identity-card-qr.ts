/**
 * QR code of the identity card (thẻ căn cước, from 07/2024): the fields of the citizen card and more,
 * eleven as a rule [confirmed]; another count is no error [ours].
 *
 * - 0 to 6: as on the citizen card [confirmed]
 * - 7 to 10: empty for an adult [confirmed]; otherwise a cancelled number or data of relatives [memory]
 *
 * Which of the two a number in 7 to 10 is cannot be told, so that these fields are neither shown nor used.
 */
import type { CardReader } from './card.ts';
import { FIELDS, isIdentityQr, readIdentityQr } from './citizen-card-qr.ts';

export const identityCardQr: CardReader = {
  format: 'IDENTITY_CARD_QR',
  matches: (scan) => isIdentityQr(scan) && scan.split('|').length > FIELDS,
  read: (scan) => readIdentityQr('IDENTITY_CARD_QR', scan),
};

/**
 * Scans of cards: the text that a reader takes from a QR code or a machine-readable zone. The text is read
 * strictly, so that no text leads to a person whom it does not name, and a refusal never quotes it.
 */
import { BadInput } from '../subject/bad-input.ts';
import type { CardFormat, CardReader, ScannedCard } from './card.ts';
import { citizenCardQr } from './citizen-card-qr.ts';
import { cleaned, framed } from './clean.ts';
import { mendCodePage } from './damage/code-page.ts';
import { mendBars, mendCapsLock, mendWidth, refuseOtherLayout } from './damage/keyboard-layout.ts';
import { healthInsuranceCardQr } from './health-insurance-card-qr.ts';
import { identityCardMrz } from './identity-card-mrz.ts';
import { identityCardQr } from './identity-card-qr.ts';
import { hasMarkup, ruleOfOther } from './other-codes.ts';

export { CARD_FORMATS, type CardFormat, type CardNote, type ScannedCard } from './card.ts';

const READERS: readonly CardReader[] = [
  identityCardMrz,
  citizenCardQr,
  identityCardQr,
  healthInsuranceCardQr,
];

/**
 * @param text as the reader gave it
 * @param formats those that are switched on
 * @throws BadInput a rule of its own for each reason: `SCAN_…`
 */
export function readScan(text: string, formats: ReadonlySet<CardFormat>): ScannedCard {
  const scan = mended(framed(text));
  const reader = readerOf(scan);
  if (reader === undefined) throw new BadInput(ruleOfOther(scan));
  if (reader !== identityCardMrz) refuseMore(scan);
  if (!formats.has(reader.format)) {
    throw new BadInput('SCAN_FORMAT_OFF', { setting: `scans.${reader.format}` });
  }
  return reader.read(scan);
}

function readerOf(scan: string): CardReader | undefined {
  return READERS.find(({ matches }) => matches(scan));
}

function isCard(text: string): boolean {
  return readerOf(text.normalize('NFC')) !== undefined;
}

/** True for a line that is a card, the beginning of one, or its number. */
function isOfCard(line: string): boolean {
  return isCard(line) || ['SCAN_INCOMPLETE', 'SCAN_NUMBER_ONLY', 'SCAN_PASSPORT'].includes(ruleOfOther(line));
}

/**
 * The text that the card has, without the damage of which there is only one possible origin.
 *
 * @throws BadInput by the kind of the damage
 */
function mended(framedText: string): string {
  const scan = mendWidth(cleaned(mendCodePage(framedText, isCard)));
  refuseOtherLayout(scan);
  return mendBars(mendCapsLock(scan), isCard);
}

/**
 * Refuses what stands beside the fields of one card.
 *
 * @throws BadInput `SCAN_SEVERAL_CARDS`, `SCAN_CONTROL_CHARACTERS`, `SCAN_MARKUP`
 */
function refuseMore(scan: string): void {
  const lines = scan.split('\n');
  if (lines.slice(1).some(isOfCard) || hasSecondCard(scan)) throw new BadInput('SCAN_SEVERAL_CARDS');
  if (lines.length > 1) throw new BadInput('SCAN_CONTROL_CHARACTERS');
  if (hasMarkup(scan)) throw new BadInput('SCAN_MARKUP');
}

/**
 * The beginning of a card behind the last field of another, or in a field where the other was cut: as far as
 * the sex, or as the name in hexadecimal; the beginning of a zone.
 */
const NEXT_CARD: readonly RegExp[] = [
  /^[^|]*[0-9]{12}\s*(?:\|[^|]*){3}\|\s*(?:nam|nữ|nu)\s*\|/i,
  /^(?:\$|[0-9]{8})?\s*(?:[0-9]{10}|[A-Z]{2}[0-9]{13})\|(?:[0-9a-f]{2}){3,}\|/i,
  /^[^|]*(?:[0-9]{10}|[A-Z]{2}[0-9]{13})\s*\|\s*(?:[0-9a-f]{2}){3,}\s*\|[0-9/\s]*[0-9]{4}\s*\|\s*[12]\s*\|/i,
  /^[^|]*IDVNM[0-9]{10}/i,
];

/** Fields of a card as far as its sex, of which none begins another card. */
const FIELDS_OF_PERSON = 5;

function hasSecondCard(scan: string): boolean {
  const fields = scan.split('|');
  return fields.some((_field, index) => {
    if (index < FIELDS_OF_PERSON) return false;
    const next = fields.slice(index, index + 6).join('|');
    return NEXT_CARD.some((beginning) => beginning.test(next));
  });
}

/**
 * Scans of cards: the text that a reader takes from a QR code or a machine-readable zone. The text is read
 * strictly, so that no text leads to a person whom it does not name, and a refusal never quotes it.
 */
import { BadInput } from '../subject/bad-input.ts';
import type { CardFormat, CardReader, ScannedCard } from './card.ts';
import { citizenCardQr } from './citizen-card-qr.ts';

export { CARD_FORMATS, type CardFormat, type CardNote, type ScannedCard } from './card.ts';

const READERS: readonly CardReader[] = [citizenCardQr];

/**
 * @param text as the reader gave it
 * @param formats those that are switched on
 * @throws BadInput a rule of its own for each reason: `SCAN_…`
 */
export function readScan(text: string, formats: ReadonlySet<CardFormat>): ScannedCard {
  const scan = text.normalize('NFC').trim();
  const reader = READERS.find(({ matches }) => matches(scan));
  if (reader === undefined) throw new BadInput('SCAN_UNKNOWN');
  if (!formats.has(reader.format)) throw new BadInput('SCAN_FORMAT_OFF');
  return reader.read(scan);
}

/**
 * Texts that were read in another code page than the reader sent. The bytes are still there if every
 * character leads back to one of them, so that the text can be read again.
 */
import { BadInput } from '../../subject/bad-input.ts';
import { LETTER } from '../../subject/name.ts';

/** Code pages of one byte, and of two, that UTF-8 is read as: by Windows, or by decoders that guess. */
const SINGLE_BYTE = ['windows-1252', 'windows-1258', 'iso-8859-15', 'macintosh'];
const DOUBLE_BYTE = ['big5', 'shift_jis'];

/** Characters of East Asian code pages. */
const EAST_ASIAN =
  /[\u3000-\u9FFF\uAC00-\uD7AF\uE000-\uFAFF\uFF61-\uFF9F]|\p{Script=Han}|\p{Script=Bopomofo}/u;

/** Remains of UTF-8 that no page leads back from, for bytes are lost. */
const REMAINS = /[\u0080-\u009F\uFFFD]|á[º»]|Ã[\u00A0-\u00BF]|Æ[°¡]|Ä[‘ƒ]/;

/** A letter beyond those of the peoples of Viet Nam (Čư, Ƀlĕ), of Đ and of double width. */
const FOREIGN = String.raw`(?!${LETTER}|[ƀɃčČñÑŏŎĕĔĭĬŭŬðÐɖƉ\uFF00-\uFFEF])(?=\P{ASCII})\p{L}`;

/** Any other page shows the bytes of a letter as such a letter and another sign. */
const FOREIGN_BESIDE_ANOTHER = new RegExp(String.raw`${FOREIGN}\P{ASCII}|\P{ASCII}${FOREIGN}`, 'u');

/** A tone mark of code page 1258 as page 1252 shows it, after a vowel that has no such letter behind it. */
const VIETNAMESE_AS_WESTERN = /Þ|þ|(?<!q)(?:[aeiuyâêôãõý]|(?<![ôo])o)[ÌìÒò](?<!giò)/i;

/** Such a tone mark in another case than its word, or as a letter that Vietnamese does not have. */
const OTHER_CASE = /[Þþ]|\p{Ll}[ÌÒ]|\p{Lu}{2}[ìò]/u;

/** A text that begins with the number of a card. */
const CARD = /^(?:[0-9]{10}|[0-9]{12}|[A-Z]{2}[0-9]{13})[^0-9]/;

/**
 * The text as the reader sent it, if there is exactly one that reads as a card; the same text if it shows no
 * damage.
 *
 * @throws BadInput `SCAN_CODE_PAGE`
 */
export function mendCodePage(scan: string, isCard: (text: string) => boolean): string {
  if (/^\p{ASCII}*$/u.test(scan)) return scan;
  const pages = EAST_ASIAN.test(scan) ? DOUBLE_BYTE : SINGLE_BYTE;
  const sent = pages.map((page) => decoded('utf-8', bytesOf(page, scan)));
  const readings = likely(sent.filter((text) => text !== undefined && isWhole(text) && isCard(text)));
  const [reading] = readings;
  // Bytes that were taken for letters twice are fewer each time.
  if (reading !== undefined && readings.size === 1) return mendCodePage(reading, isCard);
  const vietnamese = VIETNAMESE_AS_WESTERN.test(scan) ? readAsVietnamese(scan) : undefined;
  const isVietnamese = vietnamese !== undefined && isCard(vietnamese);
  if (isVietnamese && OTHER_CASE.test(scan)) return vietnamese;
  const isDamaged =
    readings.size > 1 ||
    isVietnamese ||
    REMAINS.test(scan) ||
    EAST_ASIAN.test(scan) ||
    // Without bars a keyboard layout may have put another letter for each.
    (scan.includes('|') && FOREIGN_BESIDE_ANOTHER.test(scan));
  if (isDamaged && CARD.test(scan)) throw new BadInput('SCAN_CODE_PAGE');
  return scan;
}

/** The texts, without those that have letters of no Vietnamese name beside others that have none. */
function likely(texts: readonly (string | undefined)[]): ReadonlySet<string | undefined> {
  const different = new Set(texts);
  if (different.size <= 1) return different;
  return new Set(texts.filter((text) => text !== undefined && VIETNAMESE.test(text.normalize('NFC'))));
}

const VIETNAMESE = new RegExp(`^(?:\\P{L}|${LETTER})*$`, 'u');

/** False where a mark has no letter: no reader sends such a text. */
function isWhole(text: string): boolean {
  return !/\p{M}/u.test(text.normalize('NFC'));
}

/** The text of page 1258 that page 1252 was taken for; undefined if a tone mark then has no vowel. */
function readAsVietnamese(scan: string): string | undefined {
  const text = decoded('windows-1258', bytesOf('windows-1252', scan))?.normalize('NFC');
  return text === undefined || /\p{M}|[^aeiouyăâêôơư\P{L}]\p{M}/iu.test(text) ? undefined : text;
}

function decoded(encoding: string, bytes: Uint8Array | undefined): string | undefined {
  if (bytes === undefined) return undefined;
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The bytes of a text in a code page; undefined if a character has none there, or several. */
function bytesOf(page: string, text: string): Uint8Array | undefined {
  const table = tableOf(page);
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.charCodeAt(0);
    const own = code < 0x80 ? [code] : table.get(character);
    // Readers without the page pass its unused bytes on as controls of the same value.
    const sent = own ?? (code < 0xa0 ? [code] : undefined);
    if (sent === undefined || sent.length === 0) return undefined;
    bytes.push(...sent);
  }
  return Uint8Array.from(bytes);
}

/** By page: the bytes of each character, none where there are several ways to write it. */
const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

function tableOf(page: string): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(page);
  if (known !== undefined) return known;
  const table = new Map<string, readonly number[]>();
  const written = sequencesOf(page);
  const lines = Uint8Array.from(written.flatMap((bytes) => [...bytes, LINE_FEED]));
  for (const [index, character] of new TextDecoder(page).decode(lines).split('\n').entries()) {
    const isOne = /^[^\uFFFD]$/u.test(character);
    if (isOne) table.set(character, table.has(character) ? [] : (written[index] ?? []));
  }
  tables.set(page, table);
  return table;
}

const LINE_FEED = 0x0a;

/** All sequences of bytes that may be a character beyond ASCII. */
function sequencesOf(page: string): readonly (readonly number[])[] {
  const firsts = Array.from({ length: 0x80 }, (_, index) => 0x80 + index);
  const alone = firsts.map((first) => [first]);
  if (SINGLE_BYTE.includes(page)) return alone;
  const seconds = Array.from({ length: 0xff - 0x40 }, (_, index) => 0x40 + index);
  return [...alone, ...firsts.flatMap((first) => seconds.map((second) => [first, second]))];
}

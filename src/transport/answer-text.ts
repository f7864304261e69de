/**
 * The text of an answer. Text in another encoding than its own would turn names into other names, so what
 * cannot be told for sure is not read.
 */
import { parse } from 'content-type';
import { SourceError } from '../source-api/answer.ts';
import { rootPart } from './multipart.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * @param contentType value of the header, if there is one
 * @returns the text without a byte order mark; of a message of several parts that of its root
 * @throws SourceError BAD_RESPONSE
 */
export function textOf(bytes: Uint8Array, contentType: string | undefined): string {
  const { type, parameters } = contentType === undefined ? NO_TYPE : parse(contentType);
  if (type === 'multipart/related') {
    const root = rootPart(bytes, parameters);
    return decode(root.body, parse(root.type).parameters['charset']);
  }
  return decode(bytes, parameters['charset']);
}

const NO_TYPE: ReturnType<typeof parse> = { type: '', index: 0, parameters: {} };

/**
 * UTF-16 shows in its first two bytes, whatever is declared: both XML and JSON begin with an ASCII character.
 * Then whatever is UTF-8 is read as such, since servers declare other encodings by default and text in them
 * is practically never UTF-8 by chance.
 */
function decode(bytes: Uint8Array, charset: string | undefined): string {
  const utf16 = utf16Of(bytes);
  if (utf16) return decodeAs(utf16, bytes);
  try {
    return utf8.decode(bytes);
  } catch {
    const declared = charset ?? declaredByXml(bytes);
    if (declared === undefined) throw unreadable('is not UTF-8');
    return decodeAs(eightBitOf(declared), bytes);
  }
}

function utf16Of([first, second]: Uint8Array): string | undefined {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  return (first === 0xfe && second === 0xff) || (first === 0 && second !== 0) ? 'utf-16be' : undefined;
}

/** The Vietnamese code page, and the one that is meant by ISO-8859-1 (WHATWG Encoding, 4.2). */
const EIGHT_BIT = new Set(['windows-1258', 'windows-1252']);

function eightBitOf(charset: string): string {
  try {
    const { encoding } = new TextDecoder(charset);
    if (EIGHT_BIT.has(encoding)) return encoding;
  } catch {
    // It is no encoding that is known.
  }
  throw unreadable('is neither UTF-8 nor in an encoding that is read');
}

/**
 * Controls and signs that no Vietnamese text has. One in TCVN3 that is declared to be in another encoding is
 * full of them.
 */
const FOREIGN = /[\u0080-\u009F¡-©«-¯±-´¶-¹»-¿×÷]/;

function decodeAs(encoding: string, bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw unreadable(`is not in ${encoding}`);
  }
  if (!EIGHT_BIT.has(encoding)) return text;
  if (FOREIGN.test(text)) throw unreadable('is not in the encoding that it declares');
  // The Vietnamese code page has marks apart from their letters.
  return text.normalize('NFC');
}

/** As far as the declaration of an XML document may reach. */
const LONGEST_DECLARATION = 200;

function declaredByXml(bytes: Uint8Array): string | undefined {
  const beginning = Buffer.from(bytes.subarray(0, LONGEST_DECLARATION)).toString('latin1');
  return /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(beginning)?.[1];
}

function unreadable(what: string): SourceError {
  return new SourceError({ code: 'BAD_RESPONSE' }, `the answer ${what}`);
}

/**
 * Messages of several parts (RFC 2387), as SOAP with attachments and MTOM are sent: the root is read. No
 * source of ours sends attachments, and what one would mean nobody has said, so a message with one is not
 * read.
 */
import { SourceError } from '../source-api/answer.ts';

export interface Part {
  readonly type: string;
  readonly body: Uint8Array;
}

/** Content-Transfer-Encodings that leave a part as it is. */
const PLAIN = /^(7bit|8bit|binary)?$/i;

/**
 * @param parameters of the Content-Type
 * @throws SourceError BAD_RESPONSE
 */
export function rootPart(message: Uint8Array, parameters: Readonly<Record<string, string>>): Part {
  const { boundary = '', start } = parameters;
  if (boundary === '') throw refused('has no boundary');
  // One character a byte, so that what is binary stays as it is.
  const text = `\r\n${Buffer.from(message).toString('latin1')}`;
  const [, ...sections] = text.split(new RegExp(`\\r?\\n--${RegExp.escape(boundary)}(?=--|[ \\t]*\\r?\\n)`));
  if (sections.at(-1)?.startsWith('--') !== true) throw refused('is cut short');
  const [first, ...others] = sections.slice(0, -1).map(partOf);
  if (!first) throw refused('has no parts');
  if (others.length > 0) throw refused('has attachments, which are not read');
  if (start !== undefined && first.id !== '' && bare(first.id) !== bare(start))
    throw refused('lacks its root');
  if (!PLAIN.test(first.encoding)) throw refused('has an encoded root');
  return { type: first.type, body: Buffer.from(first.body, 'latin1') };
}

/** Some write the name of a part without the brackets that belong to it. */
function bare(id: string): string {
  return id.replace(/^<(.*)>$/, '$1');
}

function partOf(section: string) {
  const [head, body] = split(section.replace(/^[ \t]*\r?\n/, ''));
  const field = (name: string) =>
    new RegExp(`^${name}:(.*(?:\\r?\\n[ \\t].*)*)`, 'im').exec(head)?.[1]?.replaceAll(/\s+/g, ' ').trim() ??
    '';
  return {
    type: field('Content-Type'),
    id: field('Content-ID'),
    encoding: field('Content-Transfer-Encoding'),
    body,
  };
}

/** Head and body, with an empty line between them; a part may have no head. */
function split(section: string): readonly [string, string] {
  const none = /^\r?\n/.exec(section);
  if (none) return ['', section.slice(none[0].length)];
  const end = /\r?\n\r?\n/.exec(section);
  return end ? [section.slice(0, end.index), section.slice(end.index + end[0].length)] : [section, ''];
}

function refused(what: string): SourceError {
  return new SourceError({ code: 'BAD_RESPONSE' }, `the multipart answer ${what}`);
}

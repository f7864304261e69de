/**
 * XML as the sources send it, in SOAP or inside another format. It is parsed as text values only; document
 * type declarations are refused, so no entity of a sender's making is ever expanded.
 */
import { XMLParser } from 'fast-xml-parser';
import { SourceError } from '../ask/answer.ts';

export type XmlElement = Readonly<Record<string, unknown>>;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

/**
 * @param repeated names of elements that may stand more than once and so become lists
 * @param attributes names of attributes that matter; others are passed over, so that `xsi:type` or `xsi:nil` leave a text a text
 * @returns a function that reads a document and gives its root by its local name; values are text, attributes have `@` before their names
 * @throws SourceError BAD_RESPONSE (from the returned function)
 */
export function xmlReader(
  repeated: readonly string[],
  attributes: readonly string[] = [],
): (document: string) => XmlElement {
  const parser = new XMLParser({
    removeNSPrefix: true,
    parseTagValue: false,
    parseAttributeValue: false,
    ignoreAttributes: (name) => !attributes.includes(name),
    attributeNamePrefix: '@',
    trimValues: true,
    htmlEntities: true,
    isArray: (name) => repeated.includes(name),
    // Else the path to each element is written out, for functions above that do not ask for it.
    jPath: false,
  });
  return (document) => {
    if (document.includes('<!DOCTYPE'))
      throw new SourceError({ code: 'BAD_RESPONSE' }, 'document type declared');
    const root = parse(parser, document);
    if (!isElement(root)) throw new SourceError({ code: 'BAD_RESPONSE' }, 'not an XML document');
    return root;
  };
}

export function isElement(value: unknown): value is XmlElement {
  return typeof value === 'object' && value !== null;
}

function parse(parser: XMLParser, document: string): unknown {
  try {
    return parser.parse(document, true);
  } catch {
    throw new SourceError({ code: 'BAD_RESPONSE' }, 'not well-formed XML');
  }
}

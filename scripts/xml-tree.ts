/** Parses an XML document into a plain tree in document order. Only element names lose their prefixes. */
import { XMLParser } from 'fast-xml-parser';
import { isObject } from '#lienthong/lib/is-object';

export interface XmlNode {
  name: string;
  attributes: Record<string, string>;
  children: XmlNode[];
  /** The element's own text, trimmed; empty if there is none. */
  text: string;
}

const parser = new XMLParser({
  preserveOrder: true,
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/** Root element of the document. @throws Error if there is none */
export function parseXml(text: string): XmlNode {
  const parsed: unknown = parser.parse(text, true);
  const root = toNodes(parsed)[0];
  if (root === undefined) throw new Error('The document has no root element');
  return root;
}

// Ordered form of the parser: [{ 'xs:element': [...children], ':@': { name: 'A' } }, { '#text': '...' }]
function toNodes(items: unknown): XmlNode[] {
  if (!Array.isArray(items)) return [];
  return items.filter(isObject).flatMap((item) => {
    const [tag, children] = Object.entries(item).find(([key]) => key !== ':@') ?? [];
    if (tag === undefined || tag === '#text') return [];
    return [
      {
        name: tag.slice(tag.indexOf(':') + 1),
        attributes: toAttributes(item[':@']),
        children: toNodes(children),
        text: toText(children),
      },
    ];
  });
}

function toAttributes(value: unknown): Record<string, string> {
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text)]))
    : {};
}

function toText(children: unknown): string {
  if (!Array.isArray(children)) return '';
  const texts = children.filter(isObject).map((child) => child['#text']);
  return texts
    .filter((text) => typeof text === 'string')
    .join(' ')
    .trim();
}

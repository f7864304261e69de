/**
 * XML as the sources send it, in SOAP or inside another format. It is parsed as text values only; document
 * type declarations are refused, so no entity of a sender's making is ever expanded.
 */
import { SaxesParser } from 'saxes';
import { SourceError } from '../source-api/answer.ts';

export { escapeUTF8 as escapeXml } from 'entities/escape';

export type XmlElement = Readonly<Record<string, unknown>>;

/**
 * @param repeated names of elements that may occur more than once and become lists
 * @param attributes names of attributes that matter; others are passed over, so that `xsi:type` or `xsi:nil`
 * leave a text a text
 * @returns a function that reads a document and gives its root by its local name; an element without children
 * is its text, trimmed;
 *   in others attributes have `@` before their names, and text beside children is `#text`
 * @throws SourceError BAD_RESPONSE (from the returned function)
 */
export function xmlReader(
  repeated: readonly string[],
  attributes: readonly string[] = [],
): (document: string) => XmlElement {
  const lists = new Set(repeated);
  return (document) => read(document, lists, attributes);
}

export function isElement(value: unknown): value is XmlElement {
  return typeof value === 'object' && value !== null;
}

/** Content of an element read so far. */
class OpenElement {
  /** None as long as it may turn out to be mere text. */
  children: Record<string, unknown> | undefined;
  text = '';

  /** A second child of the same name makes a list of them, which the contract may or may not expect. */
  add(name: string, value: unknown, isList: boolean): void {
    this.children ??= nothing();
    const held = this.children[name];
    if (Array.isArray(held)) held.push(value);
    else if (held === undefined) this.children[name] = isList ? [value] : value;
    else this.children[name] = [held, value];
  }

  value(): unknown {
    const text = this.text.trim();
    if (!this.children) return text;
    if (text) this.children['#text'] = text;
    return this.children;
  }
}

function read(document: string, lists: ReadonlySet<string>, attributes: readonly string[]): XmlElement {
  const root = new OpenElement();
  let element = root;
  const around: OpenElement[] = [];
  const addText = (text: string) => {
    element.text += text;
  };
  const parser = new SaxesParser({ position: false });
  parser.on('error', () => refuse('not well-formed XML'));
  parser.on('doctype', () => refuse('document type declared'));
  parser.on('opentag', (tag) => {
    around.push(element);
    element = new OpenElement();
    for (const name of attributes) {
      const value = tag.attributes[name];
      if (value !== undefined) element.add(`@${name}`, value, false);
    }
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', ({ name: prefixed }) => {
    const value = element.value();
    element = around.pop() ?? root;
    const name = prefixed.slice(prefixed.indexOf(':') + 1);
    element.add(name, value, lists.has(name));
  });
  // Some senders put a byte order mark or blank lines before the declaration, where XML allows nothing.
  parser.write(document.trimStart()).close();
  return root.children ?? nothing();
}

/** No name that a sender chooses finds anything but what was sent. */
function nothing(): Record<string, unknown> {
  return { __proto__: null };
}

function refuse(reason: string): never {
  throw new SourceError({ code: 'BAD_RESPONSE' }, reason);
}

/**
 * Checks XML against the XML Schemas of a contract with libxml2, and no code of the gateway or the mock
 * systems. Responses are open: unknown elements are removed and counted first. libxml2 quotes values and
 * reports lines only, so each element gets its own line, and only the rule is read from a libxml2 message.
 */
import { escapeUTF8 } from 'entities/escape';
import { XMLParser } from 'fast-xml-parser';
import { validateXML } from 'xmllint-wasm';
import { isObject } from '#lienthong/lib/is-object';
import { parseXml, type XmlNode } from '../xml-tree.ts';
import { printable, type Checked, type Finding } from './finding.ts';

export interface SchemaFile {
  readonly fileName: string;
  readonly contents: string;
}

/** One message, and whether unknown elements are allowed in it. */
export interface XmlMessage {
  readonly text: string;
  readonly open: boolean;
}

/** A message in its reformatted text. */
interface Written {
  readonly text: string;
  /** Path of the element on each line. */
  readonly paths: readonly string[];
  readonly extras: readonly string[];
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  trimValues: false,
  cdataPropName: '#cdata',
  ignoreDeclaration: true,
  ignorePiTags: true,
});

export class XmlSchemas {
  readonly #main: SchemaFile;
  readonly #imported: readonly SchemaFile[];
  readonly #names: ReadonlySet<string>;
  /** Text of all schemas. */
  readonly #text: string;

  constructor(files: readonly SchemaFile[]) {
    const isImported = ({ fileName }: SchemaFile) =>
      files.some(({ contents }) => contents.includes(`schemaLocation="${fileName}"`));
    const [main, ...others] = files.filter((file) => !isImported(file));
    if (main === undefined || others.length > 0) throw new Error('One schema must import all the others.');
    this.#main = main;
    this.#imported = files.filter(isImported);
    this.#names = new Set(files.flatMap(({ contents }) => namesIn(parseXml(contents))));
    this.#text = files.map(({ contents }) => contents).join('\n');
  }

  /** Checks all messages at once, because starting libxml2 takes longer than checking. */
  async check(messages: readonly XmlMessage[]): Promise<readonly Checked[]> {
    const written = messages.map((message) => this.#write(message));
    const found: Finding[][] = messages.map(() => []);
    const readable = written.flatMap((one, i) => (one ? [{ fileName: `${i}.xml`, contents: one.text }] : []));
    if (readable.length > 0) {
      const { errors } = await validateXML({
        xml: readable,
        schema: [this.#main],
        preload: this.#imported,
      });
      for (const { message, loc } of errors) {
        // Further lines of a libxml2 message only quote more of the input.
        if (loc === null) continue;
        const i = Number.parseInt(loc.fileName, 10);
        found[i]?.push(
          findingOf(message, written[i]?.paths[loc.lineNumber - 1] ?? '', (word) =>
            this.#text.includes(word),
          ),
        );
      }
    }
    return written.map((one, i) => {
      if (!one) return { findings: [{ path: '', rule: 'must be well-formed XML' }], extras: [] };
      return { findings: found[i] ?? [], extras: one.extras };
    });
  }

  #write({ text, open }: XmlMessage): Written | undefined {
    // A document type could expand entities.
    if (text.includes('<!DOCTYPE')) return undefined;
    const paths = [''];
    const extras: string[] = [];
    const isExtra = (name: string, path: string) => open && path !== '' && !this.#names.has(name);
    const attributesOf = (value: unknown, path: string): string =>
      Object.entries(isObject(value) ? value : {})
        .filter(([name]) => {
          if (!isExtra(localName(name), path) || /^xmlns(:|$)/.test(name)) return true;
          extras.push(printable(name));
          return false;
        })
        .map(([name, content]) => ` ${name}="${onOneLine(String(content)).replaceAll('"', '&quot;')}"`)
        .join('');
    const write = (items: unknown, path: string): string => {
      if (!Array.isArray(items)) return '';
      return items
        .filter(isObject)
        .map((item) => {
          const [tag = '', content] = Object.entries(item).find(([key]) => key !== ':@') ?? [];
          if (tag === '#text') return onOneLine(String(content));
          if (tag === '#cdata') return onOneLine(escapeUTF8(textIn(content)));
          const name = localName(tag);
          if (isExtra(name, path)) {
            extras.push(printable(name));
            return '';
          }
          const here = path === '' ? printable(name) : `${path}/${printable(name)}`;
          const attributes = attributesOf(item[':@'], here);
          paths.push(here);
          return `<${tag}${attributes}\n>${write(content, here)}</${tag}>`;
        })
        .join('');
    };
    try {
      return { text: write(parser.parse(text, true), ''), paths, extras };
    } catch {
      return undefined;
    }
  }
}

/** All names of elements and attributes in the schemas. */
function namesIn(node: XmlNode): string[] {
  const own = /^(element|attribute)$/.test(node.name) ? [node.attributes['name'] ?? ''] : [];
  return [...own, ...node.children.flatMap(namesIn)];
}

function localName(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1);
}

function onOneLine(text: string): string {
  return text.replaceAll('\n', '&#10;');
}

function textIn(items: unknown): string {
  const texts = Array.isArray(items) ? items.filter(isObject).map((item) => item['#text']) : [];
  return texts.filter((text) => typeof text === 'string').join('');
}

/**
 * libxml2's rules in our words. Each pattern begins at the fixed words of a message, in front of any value,
 * and captures only text that libxml2 took from the schema.
 */
const RULES: readonly (readonly [RegExp, (taken: string) => string])[] = [
  [
    /^\[facet 'pattern'\] .* is not accepted by the pattern '(.*)'\.$/,
    (form) => `must match pattern "${form}"`,
  ],
  [/^\[facet '(\w+)'\]/, (facet) => `must keep its ${facet}`],
  [/^This element is not expected\. Expected is (.*)\.$/, (names) => `is not expected here, but ${names}`],
  [/^This element is not expected\./, () => 'is not expected here'],
  [/^Missing child element\(s\)\. Expected is (.*)\.$/, (names) => `must hold ${names}`],
  [/^'.*' is not a valid value of the [a-z ]*type '([\w:]+)'\.$/, (type) => `must be a value of ${type}`],
  [/^Character content/, () => 'must not hold text'],
  [/^Element content/, () => 'must not hold elements'],
  [/^No matching global/, () => 'is not an element of the contract'],
];

/** @param isOfSchema whether the schema contains a word, so that it may be printed */
function findingOf(message: string, path: string, isOfSchema: (word: string) => boolean): Finding {
  const [, attribute, words = ''] =
    /^Schemas validity error : Element '[^']*'(?:, attribute '(\w+)')?: (.*)$/.exec(message) ?? [];
  const place = attribute === undefined ? path : `${path}/@${printable(attribute)}`;
  for (const [pattern, rule] of RULES) {
    const match = pattern.exec(words);
    const taken = listed(match?.[1]) ?? [match?.[1] ?? ''];
    if (match && taken.every(isOfSchema)) return { path: place, rule: rule(taken.join(', ')) };
  }
  return { path: place, rule: 'breaks the contract' };
}

/** The local names of `one of ( {namespace}A, {namespace}B )`; undefined if the text is no such list. */
function listed(text = ''): readonly string[] | undefined {
  const [, list] = /^(?:one of )?\( (.*) \)$/.exec(text) ?? [];
  return list?.split(', ').map((name) => name.replace(/^\{[^}]*\}/, ''));
}

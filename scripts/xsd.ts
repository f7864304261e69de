/**
 * Converts the XML Schemas of a SOAP contract into JSON Schemas of the objects that the gateway's XML reader
 * (saxes, `src/transport/xml.ts`) makes of such messages: every leaf a string, attributes as "@name", an
 * empty element as "". One kind of validator thus serves all sources. Only the subset that the contracts use
 * is supported; any other construct is refused by name.
 */
import type { JsonSchema } from './json-schema.ts';
import { parseXml, type XmlNode } from './xml-tree.ts';
import {
  attribute,
  describe,
  elementType,
  localName,
  maxOccurs,
  qualifiedName,
  typeOf,
  unsupported,
  type Context,
} from './xsd-types.ts';

export interface XsdFile {
  /** The file's name without folder and extension; distinguishes equal names of two files. */
  name: string;
  text: string;
}

export interface XsdSchemas {
  /** One definition per global element and named type, in the order of the files. */
  definitions: Record<string, JsonSchema>;
  /**
   * Sorted names of the elements that may repeat. The XML reader must make arrays of these and of no others.
   */
  repeated: string[];
}

/**
 * Converts all XSD files of one contract together. @throws Error with file and construct for an unsupported
 * construct
 */
export function convertXsd(files: readonly XsdFile[]): XsdSchemas {
  const documents = files.map(({ name, text }) => ({ name, root: parseXml(text) }));
  const globals = documents.flatMap(({ name, root }) => globalsOf(name, root));
  // The XML reader makes arrays by name alone, so a name that repeats anywhere is an array everywhere.
  const repeated = new Set(documents.flatMap(({ root }) => repeatedNames(root, false)));
  const definitions: Record<string, JsonSchema> = {};
  for (const { name, root } of documents) {
    const own = globals.filter(({ file }) => file === name);
    const context: Context = {
      file: name,
      repeated,
      isBuiltin: ({ prefix }) => namespaceOf(root, prefix) === XML_SCHEMA,
      refTo(kind, { prefix, local }) {
        const isOwn = namespaceOf(root, prefix) === root.attributes['targetNamespace'];
        const target = isOwn && own.find((global) => global.kind === kind && global.name === local);
        if (!target) throw new Error(`${name}.xsd: "${prefix}:${local}" is no ${kind} of this file`);
        return { $ref: `#/$defs/${definitionName(target, globals)}` };
      },
    };
    // Elements first: if one has the name of its type, the type's definition serves both.
    for (const global of own.toSorted((a, b) => a.kind.localeCompare(b.kind))) {
      const schema =
        global.kind === 'element' ? elementType(global.node, context) : typeOf(global.node, context);
      definitions[definitionName(global, globals)] = describe(global.node, schema);
    }
  }
  return { definitions, repeated: [...repeated].toSorted() };
}

interface Global {
  file: string;
  kind: 'element' | 'type';
  name: string;
  /** Name of its definition, unless another file has the same. */
  key: string;
  node: XmlNode;
}

function globalsOf(file: string, root: XmlNode): Global[] {
  const globals = root.children.filter(({ name }) => name !== 'annotation' && name !== 'import');
  const types = new Set(
    globals.filter(({ name }) => name.endsWith('Type')).map(({ attributes }) => attributes['name']),
  );
  return globals.map((node) => {
    if (!['element', 'complexType', 'simpleType'].includes(node.name)) throw unsupported(file, node.name);
    const name = attribute(file, node, 'name');
    const kind = node.name === 'element' ? 'element' : 'type';
    const type = qualifiedName(node.attributes['type'] ?? '').local;
    const clashes = kind === 'element' && types.has(name) && type !== name;
    return { file, kind, name, key: clashes ? `${name}Element` : name, node };
  });
}

function definitionName({ file, key }: Global, globals: readonly Global[]): string {
  const isClear = globals.every((other) => other.key !== key || other.file === file);
  return isClear ? key : pascalCase(file) + key;
}

function repeatedNames(node: XmlNode, withinRepeated: boolean): string[] {
  const repeats = withinRepeated || maxOccurs(node) > 1;
  const own = node.name === 'element' && repeats ? [localName(node)] : [];
  // Only groups pass their repetition on; elements inside a repeated element occur once in each.
  const passedOn = repeats && ['sequence', 'choice', 'all'].includes(node.name);
  return [...own, ...node.children.flatMap((child) => repeatedNames(child, passedOn))];
}

const XML_SCHEMA = 'http://www.w3.org/2001/XMLSchema';

function namespaceOf(root: XmlNode, prefix: string): string | undefined {
  return root.attributes[prefix === '' ? 'xmlns' : `xmlns:${prefix}`];
}

function pascalCase(name: string): string {
  return name.replaceAll(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9]?)/g, (_, first: string) => first.toUpperCase());
}

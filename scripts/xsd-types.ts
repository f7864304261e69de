/**
 * Elements and complex types of an XML Schema as object schemas with their properties and required
 * properties.
 */
import type { JsonSchema } from './json-schema.ts';
import type { XmlNode } from './xml-tree.ts';
import { builtinType, simpleType } from './xsd-simple-types.ts';

/** The `source` of the appinfo that marks a field as `tying` or `deciding`. */
const FIELD_KIND = 'urn:lienthong:field-kind';

/** State of the conversion of one file. */
export interface Context {
  file: string;
  repeated: ReadonlySet<string>;
  isBuiltin(name: QualifiedName): boolean;
  refTo(kind: 'element' | 'type', name: QualifiedName): JsonSchema;
}

export interface QualifiedName {
  /** Empty if the name has none. */
  prefix: string;
  local: string;
}

export function elementType(node: XmlNode, context: Context): JsonSchema {
  const schema = declaredType(node, context);
  if (node.attributes['nillable'] !== 'true') return schema;
  const nil: JsonSchema = { type: 'object', properties: { '@nil': { type: 'string', enum: ['true', '1'] } } };
  return { anyOf: [{ ...nil, required: ['@nil'] }, schema] };
}

function declaredType(node: XmlNode, context: Context): JsonSchema {
  const { ref, type } = node.attributes;
  if (ref !== undefined) return context.refTo('element', qualifiedName(ref));
  if (type !== undefined) return namedType(type, context);
  const inner = node.children.find(({ name }) => name.endsWith('Type'));
  return inner === undefined ? { type: 'string' } : typeOf(inner, context);
}

function namedType(type: string, context: Context): JsonSchema {
  const name = qualifiedName(type);
  return context.isBuiltin(name) ? builtinType(context.file, name.local) : context.refTo('type', name);
}

export function typeOf(node: XmlNode, context: Context): JsonSchema {
  return node.name === 'simpleType'
    ? simpleType(context.file, node, (base) => namedType(base, context))
    : complexType(node, context);
}

function complexType(node: XmlNode, context: Context): JsonSchema {
  const content = emptyContent();
  for (const child of node.children) {
    if (child.name === 'attribute') addAttribute(content, child, context);
    else if (child.name !== 'annotation') addParticle(content, child, context, false);
  }
  const { properties, required, conditions } = content;
  const object: JsonSchema = { type: 'object', properties };
  if (required.length > 0) object.required = required;
  if (conditions.length > 0) object.allOf = conditions;
  // `<X/>` is parsed as "", which is valid only if nothing inside is required.
  return isEmptiable(content) ? { anyOf: [{ type: 'string', const: '' }, object] } : object;
}

/** Requirements of a group of elements on its parent object. */
interface Content {
  properties: Record<string, JsonSchema>;
  required: string[];
  /** One per choice: the branches that are present. */
  conditions: JsonSchema[];
}

function emptyContent(): Content {
  return { properties: {}, required: [], conditions: [] };
}

function isEmptiable({ required, conditions }: Content): boolean {
  return required.length === 0 && conditions.length === 0;
}

function addAttribute(content: Content, node: XmlNode, context: Context): void {
  const name = `@${attribute(context.file, node, 'name')}`;
  content.properties[name] = describe(node, elementType(node, context));
  if (node.attributes['use'] === 'required') content.required.push(name);
}

// A particle is an element or a group of particles. An optional group adds its properties but no
// requirements.
function addParticle(content: Content, node: XmlNode, context: Context, withinRepeated: boolean): void {
  const optional = node.attributes['minOccurs'] === '0';
  const repeats = withinRepeated || maxOccurs(node) > 1;
  if (node.name === 'annotation') return;
  if (node.name === 'any') {
    // xs:any: unknown elements are always allowed; a required one needs at least one property.
    if (!optional) content.conditions.push({ minProperties: 1 });
    return;
  }
  if (node.name === 'element') {
    const name = localName(node);
    content.properties[name] = elementSchema(node, context, withinRepeated);
    if (!optional) content.required.push(name);
    return;
  }
  if (node.name !== 'sequence' && node.name !== 'all' && node.name !== 'choice') {
    throw unsupported(context.file, node.name);
  }
  const group = emptyContent();
  if (node.name === 'choice') addBranches(group, node, context, repeats);
  else for (const child of node.children) addParticle(group, child, context, repeats);
  Object.assign(content.properties, group.properties);
  if (optional) return;
  content.required.push(...group.required);
  content.conditions.push(...group.conditions);
}

function addBranches(group: Content, choice: XmlNode, context: Context, repeats: boolean): void {
  const children = choice.children.filter(({ name }) => name !== 'annotation');
  const branches = children.map((child) => {
    const branch = emptyContent();
    addParticle(branch, child, context, repeats);
    Object.assign(group.properties, branch.properties);
    return branch;
  });
  if (branches.some(isEmptiable)) return; // nothing at all is a valid choice, too
  const alternatives = branches.map(({ required, conditions }) => ({
    ...(required.length > 0 && { required }),
    ...(conditions.length > 0 && { allOf: conditions }),
  }));
  group.conditions.push(repeats ? { anyOf: alternatives } : { oneOf: alternatives });
}

function elementSchema(node: XmlNode, context: Context, withinRepeated: boolean): JsonSchema {
  const items = elementType(node, context);
  if (!context.repeated.has(localName(node))) return describe(node, items);
  const most = withinRepeated ? Infinity : maxOccurs(node);
  const least = Number(node.attributes['minOccurs'] ?? 1);
  return describe(node, {
    type: 'array',
    items,
    ...(least > 1 && { minItems: least }),
    ...(most < Infinity && { maxItems: most }),
  });
}

export function describe(node: XmlNode, schema: JsonSchema): JsonSchema {
  const notes = node.children.find(({ name }) => name === 'annotation')?.children ?? [];
  const texts = notes.filter(({ name }) => name === 'documentation').map(({ text }) => text);
  const description = texts.join('\n').replaceAll(/\s+/g, ' ');
  const kind = notes.find(({ name, attributes: { source } }) => name === 'appinfo' && source === FIELD_KIND);
  const marked = kind ? { 'x-kind': kind.text, ...schema } : schema;
  return description === '' ? marked : { description, ...marked };
}

export function localName(element: XmlNode): string {
  return qualifiedName(element.attributes['name'] ?? element.attributes['ref'] ?? '').local;
}

export function qualifiedName(name: string): QualifiedName {
  const colon = name.indexOf(':');
  return { prefix: name.slice(0, Math.max(colon, 0)), local: name.slice(colon + 1) };
}

export function maxOccurs({ attributes: { maxOccurs: most = '1' } }: XmlNode): number {
  return most === 'unbounded' ? Infinity : Number(most);
}

export function attribute(file: string, node: XmlNode, name: string): string {
  const value = node.attributes[name];
  if (value === undefined) throw new Error(`${file}.xsd: xs:${node.name} has no attribute "${name}"`);
  return value;
}

export function unsupported(file: string, construct: string): Error {
  return new Error(`${file}.xsd: xs:${construct} is not known to scripts/xsd.ts`);
}

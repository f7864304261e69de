/**
 * Simple types of an XML Schema: built-in types and their restrictions. All of them are strings on the wire.
 */
import type { JsonSchema } from './json-schema.ts';
import type { XmlNode } from './xml-tree.ts';

const TEXT: JsonSchema = { type: 'string' };
const INTEGER: JsonSchema = { type: 'string', pattern: '^[+-]?\\d+$' };
const ZONE = '(?:Z|[+-]\\d{2}:\\d{2})?';
const DATE = '-?\\d{4,}-\\d{2}-\\d{2}';
const TIME = '\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?';

const BUILTINS: Readonly<Record<string, JsonSchema>> = {
  string: TEXT,
  normalizedString: TEXT,
  token: TEXT,
  anyURI: TEXT,
  NMTOKEN: TEXT,
  QName: TEXT,
  ID: TEXT,
  base64Binary: TEXT,
  boolean: { type: 'string', enum: ['true', 'false', '1', '0'] },
  integer: INTEGER,
  long: INTEGER,
  int: INTEGER,
  short: INTEGER,
  nonNegativeInteger: { type: 'string', pattern: '^\\+?\\d+$' },
  positiveInteger: { type: 'string', pattern: '^\\+?0*[1-9]\\d*$' },
  decimal: { type: 'string', pattern: '^[+-]?(?:\\d+\\.?\\d*|\\.\\d+)$' },
  gYear: { type: 'string', pattern: `^-?\\d{4,}${ZONE}$` },
  date: { type: 'string', pattern: `^${DATE}${ZONE}$` },
  time: { type: 'string', pattern: `^${TIME}${ZONE}$` },
  dateTime: { type: 'string', pattern: `^${DATE}T${TIME}${ZONE}$` },
};

/** The schema of a built-in type, named without its prefix. */
export function builtinType(file: string, name: string): JsonSchema {
  const schema = BUILTINS[name];
  if (schema === undefined) throw new Error(`${file}.xsd: type xs:${name} is not known to scripts/xsd.ts`);
  return schema;
}

/** The schema of an xs:simpleType; `resolve` returns the schema of its base. */
export function simpleType(file: string, node: XmlNode, resolve: (base: string) => JsonSchema): JsonSchema {
  const restriction = node.children.find(({ name }) => name === 'restriction');
  const base = restriction?.attributes['base'];
  if (restriction === undefined || base === undefined) {
    throw new Error(
      `${file}.xsd: an xs:simpleType that is no restriction of a base is not known to scripts/xsd.ts`,
    );
  }
  const own = facets(file, restriction);
  const inherited = resolve(base);
  // A base that is a reference, or that sets one of the same keywords, is combined with allOf.
  return Object.keys(own).some((key) => key in inherited) || inherited.$ref !== undefined
    ? { type: 'string', allOf: [inherited], ...own }
    : { ...inherited, ...own };
}

function facets(file: string, restriction: XmlNode): JsonSchema {
  const schema: JsonSchema = {};
  const patterns: string[] = [];
  for (const { name, attributes } of restriction.children) {
    const value = attributes['value'] ?? '';
    if (name === 'pattern') patterns.push(value);
    else if (name === 'enumeration') schema.enum = [...(schema.enum ?? []), value];
    else if (name === 'length') Object.assign(schema, { minLength: Number(value), maxLength: Number(value) });
    else if (name === 'minLength' || name === 'maxLength') schema[name] = Number(value);
    else if (name !== 'annotation' && name !== 'whiteSpace') {
      throw new Error(`${file}.xsd: facet xs:${name} is not known to scripts/xsd.ts`);
    }
  }
  if (patterns.length > 0) schema.pattern = anchored(file, patterns);
  return schema;
}

// XSD patterns match the whole value, and several are alternatives; JSON Schema's match anywhere. Constructs
// that differ otherwise between the two dialects are refused.
function anchored(file: string, patterns: readonly string[]): string {
  for (const pattern of patterns) {
    if (/\\[icIC]|-\[|^\^|\$$/.test(pattern) || !isUnicodeRegExp(pattern)) {
      throw new Error(
        `${file}.xsd: pattern "${pattern}" means something else in JavaScript; write it in simpler terms`,
      );
    }
  }
  const [only = ''] = patterns;
  return patterns.length === 1 && !only.includes('|') ? `^${only}$` : `^(?:${patterns.join('|')})$`;
}

function isUnicodeRegExp(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').flags === 'u';
  } catch {
    return false;
  }
}

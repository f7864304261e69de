/**
 * Generates a TypeScript file from the contract of a source: the types of its messages and the JSON Schemas
 * (2020-12) that validate them at run time. The contract is the only definition of the wire
 * format.
 */
import { parse as parsePath } from 'node:path';
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { isObject } from '../src/lib/is-object.ts';
import { mapSchema, mapValues, type Json } from '../src/transport/json-schema.ts';
import { definitionsOf, sourceCodePattern, wireSchemas } from '../src/transport/openapi-schemas.ts';
import { asRead, MAY_BE_UNREAD } from '../src/transport/read-schema.ts';
import { contractFiles } from './contract/contract.ts';
import { convertXsd } from './xsd.ts';
import { parseXml } from './xml-tree.ts';

/** Unformatted text of the generated file for the source `id`. */
export async function generateWire(id: string): Promise<string> {
  const { names, openapi, xsd } = contractFiles(id);
  const files = names.filter((name) => /\.xsd$|^openapi\.yaml$/.test(name));
  if (files.length === 0) throw new Error(`contracts/${id} has neither an *.xsd nor an openapi.yaml.`);
  const schemaFiles = xsd.map(({ fileName, contents }) => ({
    name: parsePath(fileName).name,
    text: contents,
  }));
  const { definitions: ofXml, repeated } = convertXsd(schemaFiles);
  const definitions = disjoint(id, ofXml, openapi ? definitionsOf(openapi) : {});
  const parts = [
    `// Generated from ${files.map((file) => `contracts/${id}/${file}`).join(', ')}; do not edit.
    import type { Unread } from '../../source-api/draft.ts';`,
    await compileTypes(asRead(definitions)),
    `/** JSON Schemas of the same messages, each under "${id}#/$defs/<name>". */
    export const schemas = ${JSON.stringify(wireSchemas(id, definitions))};`,
  ];
  const sourceCodes = [
    ...schemaFiles.flatMap(({ text }) => codesInXsd(text)),
    ...(openapi ? [sourceCodePattern(openapi) ?? []].flat() : []),
  ];
  if (sourceCodes.length > 0) {
    parts.push(
      `/** Format of the source's codes; other text in their place is not passed on. */
      export const sourceCodes = new RegExp(${JSON.stringify(`^(?:${sourceCodes.join('|')})$`)});`,
    );
  }
  if (xsd.length > 0) {
    parts.push(
      `/** Elements that may repeat: the XML reader must make arrays of these, and of no others. */
      export const repeated: readonly string[] = ${JSON.stringify(repeated)};`,
    );
  }
  return parts.join('\n\n');
}

const CODES_IN_XSD = 'urn:lienthong:source-code-pattern';

function codesInXsd(text: string): readonly string[] {
  return parseXml(text)
    .children.filter(({ name }) => name === 'annotation')
    .flatMap(({ children }) => children)
    .filter(({ name, attributes }) => name === 'appinfo' && attributes['source'] === CODES_IN_XSD)
    .map((appinfo) => appinfo.text);
}

/** A folder may contain both kinds, because a JSON response can carry an XML document as text. */
function disjoint(id: string, ofXml: object, ofJson: Json): Json {
  const twice = Object.keys(ofXml).find((name) => name in ofJson);
  if (twice !== undefined)
    throw new Error(`contracts/${id} names "${twice}" both in XSD and in openapi.yaml.`);
  return { ...ofXml, ...ofJson };
}

// The root type `Wire` names every message once and so maps a schema's name to its type.
async function compileTypes(definitions: Readonly<Record<string, unknown>>): Promise<string> {
  const names = Object.keys(definitions);
  const root: JSONSchema = {
    description: 'Every message and part of one, by the name of its schema.',
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, { $ref: `#/$defs/${name}` }])),
    required: names,
    $defs: mapValues({ ...definitions }, (schema) => mapSchema(schema, toTypeSchema)),
  };
  const types = await compile(root, 'Wire', {
    // The contract allows extra fields by default; the types do not name them.
    additionalProperties: false,
    bannerComment: '',
    format: false,
    ignoreMinAndMaxItems: true,
    unknownAny: true,
  });
  return types.replaceAll(PLACEHOLDER_LINE, (_, prefix: string, type: string) => {
    return `[column: \`${prefix}\${string}\`]: ${type} | undefined`;
  });
}

// The part of a schema that TypeScript can express. Requirements between properties (a choice) are left to
// the validator, and so are extra fields: an index signature would hide every misspelt property.
function toTypeSchema({ [MAY_BE_UNREAD]: isUncertain, ...schema }: Json): Json {
  if (isUncertain === true) {
    const { description, ...held } = schema;
    const anyOf = [toTypeSchema(held), { tsType: 'Unread' }];
    return description === undefined ? { anyOf } : { description, anyOf };
  }
  const { $ref, additionalProperties, patternProperties, ...rest } = schema;
  const result: Json = Object.fromEntries(
    Object.entries(rest).flatMap(([keyword, value]) => {
      if (!['allOf', 'anyOf', 'oneOf'].includes(keyword) || !Array.isArray(value)) return [[keyword, value]];
      const kept = value.filter((member) => !isCondition(member));
      return kept.length > 0 ? [[keyword, kept]] : [];
    }),
  );
  if (isObject(additionalProperties)) result['additionalProperties'] = additionalProperties;
  if (isObject(patternProperties)) {
    const columns = Object.entries(patternProperties).map(([pattern, inner]) => [
      placeholder(pattern),
      inner,
    ]);
    const properties = isObject(rest['properties']) ? rest['properties'] : {};
    result['properties'] = { ...properties, ...Object.fromEntries(columns) };
  }
  // The compiler loses the name of a referenced type that has its own description, unless it is wrapped.
  if (typeof $ref === 'string')
    return Object.keys(result).length > 0 ? { ...result, allOf: [{ $ref }] } : { $ref };
  return result;
}

function isCondition(schema: unknown): boolean {
  return isObject(schema) && Object.keys(schema).every((keyword) => CONDITION_KEYWORDS.has(keyword));
}

const CONDITION_KEYWORDS = new Set(['required', 'minProperties', 'allOf', 'anyOf', 'oneOf']);

// A family of columns such as `^NgayTT_[A-Z0-9]{1,3}$` becomes an index signature of its literal prefix. The
// compiler cannot write one, so a placeholder property is replaced afterwards.
function placeholder(pattern: string): string {
  const prefix = /^\^(\w+)/.exec(pattern)?.[1];
  if (prefix === undefined)
    throw new Error(`patternProperties "${pattern}" must begin with "^" and a literal prefix`);
  return `columns:${prefix}`;
}

const PLACEHOLDER_LINE = /"columns:(\w+)"\?: ([^;\n]+)/g;

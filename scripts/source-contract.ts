/**
 * Rules for the columns of a contract that a schema cannot check: open lists, bounds,
 * required columns, and whose numbers a column has. Where a contract cannot decide, nothing is reported.
 */
import { namedType, readSourceForm, type RecordType } from '../src/graphql/source-form.ts';
import { numberFields, type NumberMarks } from '../src/graphql/number-fields.ts';
import type { SchemaRules } from '../src/graphql/schema-rules.ts';
import { isObject } from '../src/lib/is-object.ts';
import { mapSchema, type Json } from '../src/transport/json-schema.ts';
import { definitionsOf } from '../src/transport/openapi-schemas.ts';
import { FIELD_KIND, recordsIn } from '../src/transport/read-schema.ts';
import { contractFiles } from './contract/contract.ts';
import { marksOf } from './numbers.ts';
import { convertXsd } from './xsd.ts';

export interface SourceContract {
  readonly id: string;
  /** Of the OpenAPI document. */
  readonly ofJson: Json;
  readonly ofXml: Json;
  /** True where the envelope is that of the platform, so that its lists are ours to bound. */
  readonly isOfPlatform: boolean;
  readonly marks: NumberMarks;
  /** Its part of the schema, in source form. */
  readonly sdl: string;
}

export function readContract(id: string, sdl: string): SourceContract {
  const { openapi, xsd } = contractFiles(id);
  const { definitions } = convertXsd(
    xsd.map(({ fileName, contents }) => ({ name: fileName.replace(/\.xsd$/, ''), text: contents })),
  );
  const ofJson = openapi ? definitionsOf(openapi) : {};
  const isOfPlatform = 'TraCuuRequest' in ofJson;
  return { id, ofJson, ofXml: { ...definitions }, isOfPlatform, marks: marksOf(id), sdl };
}

/** A column in a definition of a record. */
interface ContractColumn {
  readonly definition: string;
  readonly name: string;
  readonly schema: Json;
  /** The schema that a reference of the column leads to. */
  readonly target: Json;
  readonly isRequired: boolean;
  readonly isOfJson: boolean;
  /** True if it takes some values only. */
  readonly isClosed: boolean;
}

/** A line for each fault: its place, the fault, and what to do. */
export function contractFaults(contract: SourceContract, rules: SchemaRules): readonly string[] {
  const columns = columnsOf(contract);
  const faults = [
    ...columns.flatMap((column) => columnFaults(column, contract)),
    ...unmarkedFields(contract),
    ...undecidedFields(columns, contract),
    ...openNumbers(columns, contract, rules),
  ];
  return [...new Set(faults)];
}

function columnsOf({ ofJson, ofXml }: SourceContract): readonly ContractColumn[] {
  const definitions = { ...ofXml, ...ofJson };
  return [...recordsIn(definitions)].flatMap((definition) => {
    const schema = definitions[definition];
    if (!isObject(schema)) return [];
    const required = namesRequired(schema);
    return propertiesIn(schema).flatMap(([name, column]) =>
      isObject(column)
        ? {
            definition,
            name,
            schema: column,
            target: targetOf(column, definitions),
            isRequired: required.has(name),
            isOfJson: definition in ofJson,
            isClosed: hasEnum(column, definitions),
          }
        : [],
    );
  });
}

/** Properties of the objects in a definition, and not those of conditions, which describe no column. */
function propertiesIn(definition: Json): readonly (readonly [name: string, schema: unknown])[] {
  const found: [string, unknown][] = [];
  const described = mapSchema(definition, ({ if: _if, not: _not, ...schema }) => schema);
  mapSchema(described, (schema) => {
    if (isObject(schema['properties'])) found.push(...Object.entries(schema['properties']));
    return schema;
  });
  return found;
}

/** Names that the definition requires, always or under a condition. */
function namesRequired(definition: Json): ReadonlySet<unknown> {
  const names = new Set<unknown>();
  mapSchema(definition, (schema) => {
    const { required, dependentRequired } = schema;
    const lists = [required, ...(isObject(dependentRequired) ? Object.values(dependentRequired) : [])];
    for (const name of lists.flat()) names.add(name);
    return schema;
  });
  return names;
}

function targetOf(schema: Json, definitions: Json): Json {
  const name = typeof schema['$ref'] === 'string' ? schema['$ref'].replace('#/$defs/', '') : undefined;
  const target = name === undefined ? undefined : definitions[name];
  return isObject(target) ? { ...targetOf(target, definitions), ...schema } : schema;
}

function columnFaults(
  { definition, name, schema, target, isRequired, isOfJson, isClosed }: ContractColumn,
  { id, isOfPlatform, marks }: SourceContract,
): readonly string[] {
  const place = `contracts/${id}/: ${definition}.${name}`;
  const kind = schema[FIELD_KIND];
  const isNeeded = kind === 'tying' || kind === 'deciding';
  const types = [target['type']].flat();
  return [
    ...(isClosed
      ? [`${place} has an enum, and lists of codes are open: bound its length instead, by maxLength`]
      : []),
    ...(isOfJson && isOfPlatform && types.includes('array') && target['maxItems'] === undefined
      ? [`${place} is a list without an end: bound it by maxItems`]
      : []),
    ...(isOfJson && isNeeded && !isRequired
      ? [
          `${place} is ${kind} and not required, so that one that is renamed passes for one without a value: ` +
            'add it to required, and let it be empty or null where it may be',
        ]
      : []),
    ...(kind !== 'tying' && takesPersonalNumbers(target) && !marks.has(name)
      ? [`${place} has 12 digits and does not say whose: add x-number-of, person or thing`]
      : []),
  ];
}

/** Of the value or of the elements of a list; properties are columns of their own. */
function hasEnum(column: Json, definitions: Json): boolean {
  const schema = targetOf(column, definitions);
  const { items, allOf, anyOf, oneOf } = schema;
  return (
    'enum' in schema ||
    [items, allOf, anyOf, oneOf].flat().some((inner) => isObject(inner) && hasEnum(inner, definitions))
  );
}

/** The pattern takes personal numbers, and neither dates nor numbers of other lengths. */
function takesPersonalNumbers({ pattern }: Json): boolean {
  if (typeof pattern !== 'string') return false;
  const form = new RegExp(pattern, 'u');
  const others = ['20200131', '1234567890', '12345678901', '20200131083015', 'A'];
  return form.test('001090000018') && !others.some((other) => form.test(other));
}

/** Plain codes whose column decides wherever the contract has it, and which do not say so. */
function undecidedFields(columns: readonly ContractColumn[], { id, sdl }: SourceContract): readonly string[] {
  const decides = (name: string | undefined) => {
    const named = columns.filter((column) => column.name === name);
    return named.length > 0 && named.every(({ schema }) => schema[FIELD_KIND] === 'deciding');
  };
  return [...readSourceForm(sdl).records].flatMap(([type, { fields }]) =>
    fields.flatMap(({ node, wire: { column, custom, decides: isSaid } }) =>
      namedType(node.type) === 'CodedValue' && decides(column) && custom !== true && isSaid !== true
        ? [
            `schema/${id}.graphql: ${type}.${node.name.value} has the column ${column}, which decides: add decides: true to @wire, or custom: true and decide it in the mapping`,
          ]
        : [],
    ),
  );
}

/** Fields of identity numbers whose column has no mark of a person. */
function unmarkedFields({ id, marks, sdl }: SourceContract): readonly string[] {
  const marked = new Map(numberFields(sdl, marks));
  return [...readSourceForm(sdl).records].flatMap(([type, { fields }]) =>
    fields.flatMap(({ node, wire }) => {
      const column = wire.column ?? wire.from;
      const coordinate = `${type}.${node.name.value}`;
      const isUnmarked =
        namedType(node.type) === 'IdentityNumber' &&
        column !== undefined &&
        marked.get(coordinate) !== 'person';
      return isUnmarked
        ? [
            `contracts/${id}/: ${column} is the column of ${coordinate}, a person's number: add x-number-of: person`,
          ]
        : [];
    }),
  );
}

/** Numbers of others than the subject whose scope is that of the record. */
function openNumbers(
  columns: readonly ContractColumn[],
  { id, marks, sdl }: SourceContract,
  { guarded }: SchemaRules,
): readonly string[] {
  const people = new Set(
    numberFields(sdl, marks).flatMap(([coordinate, owner]) => (owner === 'person' ? [coordinate] : [])),
  );
  return [...readSourceForm(sdl).records].flatMap(([type, record]) =>
    record.fields.flatMap(({ node, wire }) => {
      const coordinate = `${type}.${node.name.value}`;
      const scopes = guarded.get(coordinate)?.flat() ?? [];
      const isOpen = !scopes.some((scope) => scope.endsWith(':family-numbers'));
      return people.has(coordinate) && isOpen && !mayTie(wire.column ?? wire.from ?? '', record, columns)
        ? [
            `schema/${id}.graphql: ${coordinate} is the number of a person whom the record is not tied to: ` +
              'give its @wire a scope that ends in :family-numbers',
          ]
        : [];
    }),
  );
}

/** True if the column of a field ties a record in a definition that can be that of the field's type. */
function mayTie(column: string, { fields }: RecordType, columns: readonly ContractColumn[]): boolean {
  const own = fields.flatMap(({ wire }) => wire.column ?? []).filter((name) => /^\w+$/.test(name));
  const fitting = columns.filter(
    ({ definition, name }) =>
      isColumn(column, name) &&
      own.every((other) => columns.some((one) => one.definition === definition && one.name === other)),
  );
  const possible = fitting.length > 0 ? fitting : columns.filter(({ name }) => isColumn(column, name));
  return possible.length === 0 || possible.some(({ schema }) => schema[FIELD_KIND] !== undefined);
}

/** @param written a column, one in each role (`*HoTen`), or words that begin with one */
function isColumn(written: string, name: string): boolean {
  const [column = ''] = /^[\w*]+/.exec(written) ?? [];
  return column.startsWith('*') ? name.endsWith(column.slice(1)) : name === column;
}

/**
 * The part of the schema that a package may bring: its own types, its values of SourceId and CodeList, and
 * one field of Citizen. Everything else would change what other sources show, and who may read it.
 */
import {
  GraphQLError,
  Kind,
  parse,
  visit,
  type DefinitionNode,
  type DocumentNode,
  type EnumTypeExtensionNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  type NameNode,
  type ObjectTypeExtensionNode,
  type TypeNode,
} from 'graphql';

/** Names that are taken: those of the gateway, and of packages before this one. */
export interface TakenNames {
  readonly types: Set<string>;
  /** Scalars and enums of the gateway. */
  readonly leaves: Set<string>;
  readonly sourceIds: Set<string>;
  readonly codeLists: Set<string>;
  readonly citizenFields: Set<string>;
}

/** The names that a package adds. */
export interface OwnNames {
  readonly types: readonly string[];
  readonly codeLists: readonly string[];
  /** Of Citizen. */
  readonly field: string;
}

type Field = FieldDefinitionNode | InputValueDefinitionNode;

/**
 * Types of the gateway that fields of a package may have. A union or an interface would hide whose fields
 * they are.
 */
const SHARED_TYPES: ReadonlySet<string> = new Set(['CodedValue', 'Address']);
const DIRECTIVES: ReadonlySet<string> = new Set(['answer', 'wire', 'walk', 'deprecated']);
/** Root types that the gateway does not have, and a package neither. */
const ROOTS: readonly string[] = ['Mutation', 'Subscription'];
const SCALARS: ReadonlySet<string> = new Set(['Int', 'Float', 'String', 'Boolean', 'ID']);

export function takenNames(schema: DocumentNode): TakenNames {
  const taken: TakenNames = {
    types: new Set([...SCALARS, ...ROOTS]),
    leaves: new Set(SCALARS),
    sourceIds: new Set(),
    codeLists: new Set(),
    citizenFields: new Set(),
  };
  for (const definition of schema.definitions) {
    if ('name' in definition && definition.name) {
      const { value } = definition.name;
      if (definition.kind.endsWith('Definition')) taken.types.add(value);
      if (isLeaf(definition)) taken.leaves.add(value);
      if (value === 'SourceId') addAll(taken.sourceIds, valuesOf(definition));
      if (value === 'CodeList') addAll(taken.codeLists, valuesOf(definition));
      if (value === 'Citizen') addAll(taken.citizenFields, fieldsOf(definition).map(nameOf));
    }
  }
  return taken;
}

/**
 * Checks the SDL of a package, as it is written.
 *
 * @param taken gets the names that the package adds
 * @returns faults, each a predicate of schema.graphql with the remedy
 */
export function readOwnSchema(
  id: string,
  sdl: string,
  taken: TakenNames,
): { readonly names: OwnNames; readonly faults: readonly string[] } {
  const faults: string[] = [];
  let document: DocumentNode;
  try {
    document = parse(sdl);
  } catch (error) {
    const line = error instanceof GraphQLError ? (error.locations?.[0]?.line ?? '?') : '?';
    return { names: NOTHING, faults: [`is no GraphQL at line ${line} — correct it`] };
  }
  const types: string[] = [];
  const codeLists: string[] = [];
  const sourceIds: string[] = [];
  const fields: Field[] = [];
  for (const definition of document.definitions) {
    const { kind } = definition;
    if (OWN_KINDS.has(kind) && 'name' in definition && definition.name) {
      const { value } = definition.name;
      if (taken.types.has(value) || types.includes(value)) {
        faults.push(
          `defines ${value}, which is a type of the gateway or of another package — rename the type`,
        );
      } else if (!TYPE_NAME.test(value)) {
        faults.push(`defines ${value} — begin with a capital and use letters and digits alone`);
      }
      types.push(value);
    } else if (kind === Kind.ENUM_TYPE_EXTENSION && EXTENDED_ENUMS.has(nameOf(definition))) {
      (nameOf(definition) === 'SourceId' ? sourceIds : codeLists).push(...valuesOf(definition));
      faults.push(...extensionFaults(definition));
    } else if (kind === Kind.OBJECT_TYPE_EXTENSION && nameOf(definition) === 'Citizen') {
      fields.push(...fieldsOf(definition));
      faults.push(...extensionFaults(definition));
    } else {
      faults.push(refused(definition));
    }
  }
  const [field] = fields;
  const own = new Set(types);
  faults.push(
    ...sourceIdFaults(id, sourceIds, taken),
    ...codeLists
      .filter((list, index) => taken.codeLists.has(list) || codeLists.indexOf(list) !== index)
      .map((list) => `adds ${list} to CodeList, which has it — rename the list`),
    ...citizenFaults(fields, own, taken),
    ...document.definitions.flatMap((definition) => typeFaults(definition, own, taken)),
    ...directiveFaults(document),
  );
  addAll(taken.types, types);
  addAll(taken.codeLists, codeLists);
  addAll(taken.sourceIds, sourceIds);
  if (field) taken.citizenFields.add(nameOf(field));
  return { names: { types, codeLists, field: field ? nameOf(field) : '' }, faults: [...new Set(faults)] };
}

/** A federated graph has types of its own, whose names have a low line. */
const TYPE_NAME = /^[A-Z][A-Za-z0-9]*$/;

const OWN_KINDS: ReadonlySet<DefinitionNode['kind']> = new Set([
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
]);
const EXTENDED_ENUMS: ReadonlySet<string> = new Set(['SourceId', 'CodeList']);

const NOTHING: OwnNames = { types: [], codeLists: [], field: '' };

/** `driving-licence` is DRIVING_LICENCE in the schema. */
export function sourceIdOf(id: string): string {
  return id.toUpperCase().replaceAll('-', '_');
}

function sourceIdFaults(id: string, added: readonly string[], { sourceIds }: TakenNames): readonly string[] {
  const wanted = sourceIdOf(id);
  if (sourceIds.has(wanted)) return [`adds ${wanted} to SourceId, which has it — rename the source`];
  if (added.length === 1 && added[0] === wanted) return [];
  return [`adds ${added.join(', ') || 'nothing'} to SourceId — add ${wanted} and nothing else`];
}

function citizenFaults(
  fields: readonly Field[],
  own: ReadonlySet<string>,
  { citizenFields }: TakenNames,
): readonly string[] {
  const [field] = fields;
  if (!field || fields.length > 1) {
    return [`adds ${fields.length} fields to Citizen — add one, whose type is the answer of the source`];
  }
  const name = nameOf(field);
  if (citizenFields.has(name)) return [`adds ${name} to Citizen, which has it — rename the field`];
  // Non-null would take the whole citizen away where the caller may not read the field.
  const isAnswer = field.type.kind === Kind.NAMED_TYPE && own.has(field.type.name.value);
  return isAnswer ? [] : [`Citizen.${name} is not of a nullable type of the package — correct its type`];
}

function refused(definition: DefinitionNode): string {
  const name = 'name' in definition && definition.name ? ` ${definition.name.value}` : '';
  const what = definition.kind
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/ type | object /g, ' ');
  return `contains ${/^[aeio]/.test(what) ? 'an' : 'a'} ${what}${name} — a package adds objects, enums and inputs of its own, values of SourceId and CodeList, and one field of Citizen`;
}

/** Types of the gateway carry data of others, or have rules of their own. */
function typeFaults(
  definition: DefinitionNode,
  own: ReadonlySet<string>,
  { leaves }: TakenNames,
): readonly string[] {
  const type = 'name' in definition ? (definition.name?.value ?? '') : '';
  const isKnown = (name: string) => own.has(name) || leaves.has(name);
  const interfaces = definition.kind === Kind.OBJECT_TYPE_DEFINITION ? (definition.interfaces ?? []) : [];
  return [
    ...interfaces.map(
      ({ name }) => `${type} implements ${name.value} — mark the type of an answer with @answer`,
    ),
    ...fieldsOf(definition).flatMap((field) => {
      const coordinate = `${type}.${nameOf(field)}`;
      const name = namedType(field.type);
      const isShared = SHARED_TYPES.has(name);
      const isWalk = name === 'Citizen' && field.directives?.some((one) => nameOf(one) === 'walk') === true;
      const mend = name === 'Citizen' ? 'mark it with @walk' : 'use a type of the package';
      return [
        ...(isKnown(name) || isShared || isWalk ? [] : [`${coordinate} is of type ${name} — ${mend}`]),
        ...inputFaults(
          coordinate,
          field.kind === Kind.FIELD_DEFINITION ? (field.arguments ?? []) : [],
          isKnown,
        ),
      ];
    }),
  ];
}

function inputFaults(
  coordinate: string,
  inputs: readonly InputValueDefinitionNode[],
  isKnown: (name: string) => boolean,
): readonly string[] {
  return inputs.flatMap((input) => {
    const name = namedType(input.type);
    if (isKnown(name)) return [];
    return [
      `${coordinate}(${nameOf(input)}:) is of type ${name} — use a scalar, an enum or an input of the package`,
    ];
  });
}

function extensionFaults(definition: EnumTypeExtensionNode | ObjectTypeExtensionNode): readonly string[] {
  const name = nameOf(definition);
  const interfaces = definition.kind === Kind.OBJECT_TYPE_EXTENSION ? (definition.interfaces ?? []) : [];
  return [
    ...(interfaces.length > 0 ? [`adds an interface to ${name} — remove it`] : []),
    ...((definition.directives ?? []).length > 0 ? [`adds a directive to ${name} — remove it`] : []),
  ];
}

/** Directives that a source does not have. Scopes are checked in the whole schema, where each is at its field. */
function directiveFaults(document: DocumentNode): readonly string[] {
  const faults: string[] = [];
  visit(document, {
    Directive: (directive) => {
      const name = nameOf(directive);
      if (!DIRECTIVES.has(name)) faults.push(`uses @${name} — remove it`);
    },
  });
  return faults;
}

function isLeaf({ kind }: DefinitionNode): boolean {
  return kind === Kind.SCALAR_TYPE_DEFINITION || kind === Kind.ENUM_TYPE_DEFINITION;
}

function valuesOf(definition: DefinitionNode): readonly string[] {
  return 'values' in definition ? (definition.values ?? []).map(nameOf) : [];
}

function fieldsOf(definition: DefinitionNode): readonly Field[] {
  return 'fields' in definition ? (definition.fields ?? []) : [];
}

function nameOf({ name }: { readonly name: NameNode }): string {
  return name.value;
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

function addAll(set: Set<string>, names: readonly string[]): void {
  for (const name of names) set.add(name);
}

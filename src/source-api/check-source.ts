/** Checks sources when they are loaded. A broken definition is refused by name, with the remedy. */
import { Kind, type DocumentNode } from 'graphql';
import { Failure } from '../lib/user-error.ts';
import type { WireModule } from './host.ts';
import { formFaults } from './definition-form.ts';
import { SOURCE_POLICIES } from './policies.ts';
import type { Part, Source, SourceDefinition } from './source.ts';

/** Form of a source's id. */
export const SOURCE_ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** More subjects would make one call the size of a register. */
const LARGEST_BATCH = 1000;

/** Version of the interface for sources. */
export const API_VERSION = 1;

/**
 * @param wire the contract of a package; a source of this repository has its own
 * @param schema its part of the schema, in source form
 * @throws Failure that lists what is wrong with the definition itself
 */
export function loaded(
  definition: SourceDefinition,
  version: string,
  wire: WireModule | undefined = definition.contract.module,
  schema = '',
): Source {
  const malformed = formFaults(definition);
  const faults = malformed.length > 0 ? malformed : definitionFaults(definition, wire);
  if (!wire || faults.length > 0) throw refusal(definition, faults);
  const numberKinds = definition.numberKinds.filter((kind) => typeof kind === 'string');
  return { ...definition, numberKinds, wire, version, schema };
}

/**
 * @param document the whole schema
 * @throws Failure that lists every source that does not fit the schema, or another source
 */
export function checkSources(sources: readonly SourceDefinition[], document: DocumentNode): void {
  const types = typesIn(document);
  for (const source of sources) {
    const others = sources.filter((other) => other !== source);
    const faults = [
      ...schemaFaults(source, types),
      ...unaskedFaults(source, types),
      ...walkFaults(source, types),
      ...foreignFaults(source, others, types),
      ...twinFaults(source, others),
    ];
    if (faults.length > 0) throw refusal(source, faults);
  }
  for (const field of walksIn(types)) {
    const hasFunction = sources.some(({ walks = {} }) => walks[field.type]?.[field.name] !== undefined);
    if (hasFunction) continue;
    throw new Failure(
      `${field.type}.${field.name} has @walk, and no source has it in its walks — add it there.`,
    );
  }
}

/** Fields that lead from a record to a citizen. */
function walksIn({ fields }: Types) {
  return [...fields]
    .filter(([type]) => type !== 'Query')
    .flatMap(([type, own]) =>
      [...own].flatMap(([name, named]) => (named === 'Citizen' ? [{ type, name }] : [])),
    );
}

function refusal({ id }: SourceDefinition, faults: readonly string[]): Failure {
  return new Failure(`The source ${id} cannot be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
}

/** Faults that the definition has by itself. */
function definitionFaults(source: SourceDefinition, wire: WireModule | undefined): readonly string[] {
  const { apiVersion, id, name, parts, numberKinds, batchSize, officerRefusals, settings } = source;
  if (apiVersion !== API_VERSION) {
    return [
      `apiVersion: is ${String(apiVersion)}, and this gateway has ${API_VERSION} — take a version of the source for it`,
    ];
  }
  const strangeCodes = (officerRefusals ?? []).filter((code) => wire?.sourceCodes.test(code) === false);
  const taken = Object.keys(settings.properties).filter((key) => COMMON_KEYS.has(key));
  return [
    ...(wire ? [] : ['contract: is missing — pass the generated module to contract()']),
    ...(SOURCE_ID.test(id) ? [] : ['id: is not in lower case with hyphens — correct it']),
    ...(name.vi && name.en ? [] : ['name: lacks a language — write vi and en']),
    ...(Number.isInteger(batchSize) && batchSize >= 1
      ? []
      : ['batchSize: is no whole number above 0 — write 1 for a source without a batch']),
    ...(batchSize > LARGEST_BATCH ? [`batchSize: is above ${LARGEST_BATCH} — write a smaller one`] : []),
    ...(numberKinds.length > 0 ? [] : ['numberKinds: is empty — name the numbers that the source takes']),
    ...numberKinds.flatMap((kind) =>
      typeof kind === 'string'
        ? []
        : [
            `numberKinds: ${kind.name} is a kind of its own, which subjects do not have yet — use PERSONAL, FORMER_CARD or HEALTH_INSURANCE`,
          ],
    ),
    ...strangeCodes.map(
      (code) =>
        `officerRefusals: ${code} does not fit the pattern of the contract's codes — correct it, or x-source-code-pattern`,
    ),
    ...taken.map((key) => `settings: ${key} is a key of every source — name it otherwise`),
    ...parts.flatMap(partFaults),
    ...(parts[0].field === undefined
      ? []
      : [`parts.${parts[0].name}.field: the main part is answered in the field of the source — remove it`]),
    ...parts
      .slice(1)
      .filter(({ field }) => field === undefined)
      .map((part) => `parts.${part.name}.field: is missing — name the field of its answer`),
    ...parts.flatMap((part, index) => [
      ...(part.source === source.sourceId
        ? []
        : [`parts.${part.name}: is of the source ${part.source} — name its parts in defineSource`]),
      ...(parts.findIndex((other) => other.name === part.name) === index
        ? []
        : [`parts.${part.name}: is the name of two parts — rename one`]),
      ...(!part.tiedBy || parts.slice(0, index).includes(part.tiedBy)
        ? []
        : [`parts.${part.name}.tiedBy: is no part before it — name one of this source`]),
    ]),
  ];
}

/** Keys of the configuration that a source may not have as its own. */
const COMMON_KEYS = new Set([
  ...Object.keys(SOURCE_POLICIES),
  'url',
  'connections',
  'maxResponseBytes',
  'tls',
  'proxy',
  'events',
  'parts',
  'package',
]);

const LIFETIMES: readonly string[] = ['ttl', 'negativeTtl', 'staleFor'];

/** Of the configuration too: thirty days. */
const LONGEST_LIFE = 2_592_000;

function partFaults({
  name,
  cache = {},
  arguments: given,
  tiedBy,
  audience,
}: Part<unknown>): readonly string[] {
  const path = `parts.${name}`;
  return [
    ...(/^[A-Za-z][A-Za-z0-9-]*$/.test(name)
      ? []
      : [`${path}: is no name of a part — use letters and hyphens`]),
    ...(given ? [`${path}.arguments: arguments of parts are not asked yet — remove them`] : []),
    ...Object.entries(cache).flatMap(([key, seconds]) => [
      ...(LIFETIMES.includes(key) ? [] : [`${path}.cache.${key}: is no lifetime — remove it`]),
      ...(Number.isFinite(seconds) && seconds >= 0 && seconds <= LONGEST_LIFE
        ? []
        : [`${path}.cache.${key}: is no number of seconds up to ${LONGEST_LIFE} — correct it`]),
    ]),
    ...(tiedBy && tiedBy.audience !== audience
      ? [`${path}.audience: is another than that of ${tiedBy.name}, which ties it — give both the same`]
      : []),
  ];
}

/** Fields of object types with the names of their types, and values of enums. */
interface Types {
  /** Names of the types that implement SourceAnswer. */
  readonly answers: ReadonlySet<string>;
  readonly fields: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly enums: ReadonlyMap<string, ReadonlySet<string>>;
}

function typesIn({ definitions }: DocumentNode): Types {
  const fields = new Map<string, Map<string, string>>();
  const enums = new Map<string, Set<string>>();
  const answers = new Set<string>();
  for (const definition of definitions) {
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION) {
      const known = fields.get(definition.name.value) ?? new Map<string, string>();
      for (const { name, type } of definition.fields ?? []) {
        let named = type;
        while (named.kind !== Kind.NAMED_TYPE) named = named.type;
        known.set(name.value, named.name.value);
      }
      fields.set(definition.name.value, known);
      const isAnswer = definition.interfaces?.some(({ name }) => name.value === 'SourceAnswer') === true;
      if (isAnswer) answers.add(definition.name.value);
    }
    if (definition.kind === Kind.ENUM_TYPE_DEFINITION || definition.kind === Kind.ENUM_TYPE_EXTENSION) {
      const known = enums.get(definition.name.value) ?? new Set<string>();
      for (const { name } of definition.values ?? []) known.add(name.value);
      enums.set(definition.name.value, known);
    }
  }
  return { answers, fields, enums };
}

/** Names of the definition that the schema does not have. */
function schemaFaults(source: SourceDefinition, { fields: types, enums, answers }: Types): readonly string[] {
  const { id, sourceId, field, parts, fields = {}, walks = {} } = source;
  const answer = types.get('Citizen')?.get(field);
  const places = `schema/${id}.graphql`;
  return [
    ...(enums.get('SourceId')?.has(sourceId)
      ? []
      : [`sourceId: ${sourceId} is no value of SourceId — add it to ${places}, or correct it`]),
    ...(answer === undefined
      ? [`field: Citizen has no field ${field} — add it to ${places}, or correct it`]
      : parts
          .filter((part) => part.field !== undefined && !types.get(answer)?.has(part.field))
          .map(
            (part) =>
              `parts.${part.name}: ${answer} has no field ${part.field} — add it to ${places}, or correct field`,
          )),
    ...parts.flatMap(({ name, field: own, flags }) => {
      const type = answer === undefined || own === undefined ? answer : types.get(answer)?.get(own);
      const record = types.get(type ?? '')?.get('record');
      return flags && record !== undefined && !types.get(record)?.has(flags.from)
        ? [`parts.${name}.flags: ${record} has no field ${flags.from} — add it to ${places}, or correct from`]
        : [];
    }),
    ...parts.flatMap(({ name, field: own }) => {
      const type = own === undefined || answer === undefined ? undefined : types.get(answer)?.get(own);
      return type === undefined || answers.has(type)
        ? []
        : [`parts.${name}: ${answer}.${own} is no answer — give its type @answer, or correct field`];
    }),
    ...Object.entries({ fields, walks }).flatMap(([key, functions]) =>
      Object.entries(functions).flatMap(([type, own]) =>
        Object.keys(own)
          .filter((name) => !types.get(type)?.has(name))
          .map((name) => `${key}: there is no field ${type}.${name} — add it to ${places}, or correct it`),
      ),
    ),
  ];
}

/** Fields of the answer that lead to a further answer, which no part of the source gives. */
function unaskedFaults(
  { id, field, parts }: SourceDefinition,
  { answers, fields }: Types,
): readonly string[] {
  const answer = fields.get('Citizen')?.get(field) ?? '';
  return [...(fields.get(answer) ?? [])]
    .filter(([name, type]) => answers.has(type) && !parts.some((part) => part.field === name))
    .map(
      ([name, type]) =>
        `parts: no part has the field ${name}, where ${answer}.${name} is an answer, ${type} — add the part, or remove the field from schema/${id}.graphql`,
    );
}

/** Functions of walks from fields that have no @walk. */
function walkFaults({ walks = {} }: SourceDefinition, { fields }: Types): readonly string[] {
  return Object.entries(walks).flatMap(([type, functions]) =>
    Object.keys(functions)
      .filter((name) => (fields.get(type)?.get(name) ?? 'Citizen') !== 'Citizen')
      .map((name) => `walks: ${type}.${name} has no @walk in the schema — add it, or remove the function`),
  );
}

/**
 * Functions at types of others would take the place of the gateway's own resolvers, and of those of another
 * source.
 */
function foreignFaults(
  { field, fields = {}, walks = {} }: SourceDefinition,
  others: readonly SourceDefinition[],
  types: Types,
): readonly string[] {
  const own = typesBelow([field], types);
  const shared = typesBelow(
    others.map((other) => other.field),
    types,
  );
  return Object.entries({ fields, walks }).flatMap(([key, functions]) =>
    Object.keys(functions)
      .filter((type) => types.fields.has(type))
      .flatMap((type) => {
        if (!own.has(type) || shared.has(type))
          return [`${key}: ${type} is no type of this source alone — remove the functions`];
        // The gateway answers them, once a record is tied.
        return types.answers.has(type) ? [`${key}: ${type} is an answer — remove the functions`] : [];
      }),
  );
}

/** Names of the object types that fields of a citizen lead to, without other citizens. */
function typesBelow(fields: readonly string[], types: Types): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (name: string | undefined): void => {
    const inner = name === undefined || name === 'Citizen' ? undefined : types.fields.get(name);
    if (name === undefined || !inner || found.has(name)) return;
    found.add(name);
    for (const next of inner.values()) visit(next);
  };
  for (const field of fields) visit(types.fields.get('Citizen')?.get(field));
  return found;
}

function twinFaults(source: SourceDefinition, others: readonly SourceDefinition[]): readonly string[] {
  return (['id', 'sourceId', 'field'] as const).flatMap((key) => {
    const twin = others.find((other) => other[key] === source[key]);
    return twin ? [`${key}: ${source[key]} is that of the source ${twin.id} too — name it otherwise`] : [];
  });
}

/**
 * Reads the purposes file. It is checked whole against the schema and the sources, and every fault is told by
 * its path: a purpose that reads a field which does not exist, or one that nothing it reads leads to, is a
 * mistake.
 */
import { dirname } from 'node:path';
import { getNamedType, isObjectType, type GraphQLSchema } from 'graphql';
import Type, { type Static } from 'typebox';
import type { Source } from '../../source-api/source.ts';
import { checkValue, ConfigError, readYaml } from '../../lib/config-file.ts';
import type { Mode } from '../../lib/mode.ts';
import { fits } from '../../lib/glob.ts';
import { coordinateOf, type SchemaRules } from '../../graphql/schema-rules.ts';
import { DEVELOPMENT_PURPOSE, type Purpose } from './purpose.ts';

const closed = { additionalProperties: false };
const Words = Type.String({ minLength: 1, maxLength: 500 });
const Patterns = Type.Array(Type.String({ pattern: '^[!-~]{1,100}$' }), { minItems: 1 });
const Reads = Type.Array(Words, { description: 'Names of groups, `Type.field`, or `Type.*`.' });

const ServiceAccount = Type.Object(
  {
    agency: Type.String({ pattern: '^[A-Z0-9.]{1,40}$' }),
    officer: Type.Object(
      { identityNumber: Type.String({ pattern: '^[0-9]{12}$' }), fullName: Words },
      closed,
    ),
  },
  closed,
);

const PurposeEntry = Type.Object(
  {
    code: Type.String({ pattern: String.raw`^\d\.\d{6}$` }),
    codeFrom: Type.Enum(['confirmed', 'memory', 'ours'], { description: 'Where the code comes from.' }),
    title: Type.Object({ vi: Words, en: Words }, closed),
    legalGround: Words,
    kind: Type.Enum(['procedure', 'self', 'audit', 'reconcile']),
    usedBy: Type.Object(
      { agencies: Patterns, applications: Patterns, roles: Patterns },
      { ...closed, description: 'Patterns; a caller must fit each of the three.' },
    ),
    reads: Reads,
    dossier: Type.Enum(['required', 'optional']),
    subjects: Type.Integer({ minimum: 1, maximum: 1000 }),
    maxAgeSeconds: Type.Optional(Type.Record(Type.String(), Type.Integer({ minimum: 0 }))),
    serviceCodes: Type.Optional(Type.Record(Type.String(), Type.Record(Type.String(), Words))),
    serviceAccounts: Type.Optional(Type.Record(Type.String(), ServiceAccount)),
  },
  closed,
);

const PurposesFile = Type.Object(
  { groups: Type.Record(Type.String(), Reads), purposes: Type.Array(PurposeEntry) },
  closed,
);

type Entry = Static<typeof PurposeEntry>;

/** Written out by code; in development mode the built-in purpose is among them. @throws ConfigError */
export async function loadPurposes(
  file: string,
  rules: SchemaRules,
  sources: readonly Source[],
  mode: Mode,
): Promise<ReadonlyMap<string, Purpose>> {
  const { groups, purposes } = checkValue(file, PurposesFile, await readYaml(file), {}, dirname(file));
  const faults: string[] = [];
  const expanded = groupsOfPackages(sources, rules, faults);
  for (const [name, reads] of Object.entries(groups)) {
    if (expanded.has(name)) faults.push(`groups.${name}: is a group of a package — rename one of the two`);
    expanded.set(name, expand(reads, `groups.${name}`, rules, faults));
  }
  const byCode = new Map<string, Purpose>();
  if (mode === 'development') byCode.set(DEVELOPMENT_PURPOSE.code, DEVELOPMENT_PURPOSE);
  for (const [index, entry] of purposes.entries()) {
    const path = `purposes[${index}]`;
    if (entry.code === DEVELOPMENT_PURPOSE.code) {
      faults.push(`${path}.code: 0.000000 is built into development mode — use another code`);
    } else if (byCode.has(entry.code)) {
      faults.push(`${path}.code: stands for an earlier purpose too — use each code once`);
    }
    const reads = expand(entry.reads, `${path}.reads`, rules, faults, expanded);
    for (const coordinate of unreachable(rules.schema, reads)) {
      faults.push(`${path}.reads: nothing that is read leads to ${coordinate} — add what does`);
    }
    faults.push(...sourceFaults(entry, path, sources), ...kindFaults(entry, path));
    if (entry.kind !== 'audit' && reads.has('Query.auditEntries')) {
      faults.push(`${path}.reads: Query.auditEntries is for kind audit only — remove it`);
    }
    byCode.set(entry.code, toPurpose(entry, reads));
  }
  if (faults.length > 0) throw new ConfigError(file, faults);
  return byCode;
}

type Groups = ReadonlyMap<string, ReadonlySet<string>>;

/** The groups that come with packages. */
function groupsOfPackages(
  sources: readonly Source[],
  rules: SchemaRules,
  faults: string[],
): Map<string, ReadonlySet<string>> {
  const groups = sources.flatMap(({ id, package: own }) =>
    Object.entries(own?.groups ?? {}).map(
      ([name, reads]) =>
        [name, expand(reads, `sources.${id}.package: groups.${name}`, rules, faults)] as const,
    ),
  );
  return new Map(groups);
}

/** Expands names of groups to guarded coordinates. */
function expand(
  names: readonly string[],
  path: string,
  { guarded }: SchemaRules,
  faults: string[],
  groups: Groups = new Map(),
): ReadonlySet<string> {
  const found = names.map((name, index) => {
    const named = groups.get(name) ?? [...guarded.keys()].filter((coordinate) => isNamed(name, coordinate));
    const isNothing = !groups.has(name) && [...named].length === 0;
    const rule =
      groups.size > 0
        ? 'is no group and no guarded field — correct it, or add the group'
        : 'is no guarded field — correct it';
    if (isNothing) faults.push(`${path}[${index}]: ${name} ${rule}`);
    return [...named];
  });
  return new Set(found.flat());
}

/** A purpose that reads a code also reads the text in its place. */
function isNamed(name: string, coordinate: string): boolean {
  return (
    name === coordinate ||
    `${name}Text` === coordinate ||
    (name.endsWith('.*') && coordinate.startsWith(name.slice(0, -1)))
  );
}

/** Coordinates that cannot be selected, because no readable field leads to them. */
function unreachable(schema: GraphQLSchema, reads: ReadonlySet<string>): readonly string[] {
  const reached = new Set<string>();
  const seen = new Set<string>();
  const walk = (typeName: string): void => {
    const type = schema.getType(typeName);
    if (!isObjectType(type) || seen.has(typeName)) return;
    seen.add(typeName);
    for (const field of Object.values(type.getFields())) {
      const coordinate = coordinateOf(type, field.name);
      if (!reads.has(coordinate)) continue;
      reached.add(coordinate);
      walk(getNamedType(field.type).name);
    }
  };
  walk('Query');
  walk('Citizen');
  return [...reads].filter((coordinate) => !reached.has(coordinate));
}

/** Key of the service account of the sources that have none of their own. */
const EVERY_SOURCE = '*';

function sourceFaults(entry: Entry, path: string, sources: readonly Source[]): readonly string[] {
  const known = sources.map(({ id }) => id);
  return (['maxAgeSeconds', 'serviceCodes', 'serviceAccounts'] as const).flatMap((key) =>
    Object.keys(entry[key] ?? {})
      .filter((id) => !known.includes(id) && !(key === 'serviceAccounts' && id === EVERY_SOURCE))
      .map((id) => `${path}.${key}.${id}: is no source — the sources are ${known.join(', ')}`),
  );
}

function kindFaults({ kind, serviceAccounts, serviceCodes }: Entry, path: string): readonly string[] {
  const orphans = Object.keys(serviceAccounts ?? {}).filter(() => kind !== 'self');
  return [
    ...orphans.map((id) => `${path}.serviceAccounts.${id}: is for kind self only — remove it`),
    ...Object.entries(serviceCodes ?? {}).flatMap(([id, byAgency]) =>
      Object.keys(byAgency).length > 0
        ? []
        : [`${path}.serviceCodes.${id}: is empty — add an agency or remove it`],
    ),
  ];
}

function toPurpose(entry: Entry, reads: ReadonlySet<string>): Purpose {
  const { code, title, legalGround, kind, usedBy, dossier, subjects } = entry;
  const { maxAgeSeconds, serviceCodes, serviceAccounts } = entry;
  return {
    code,
    title,
    legalGround,
    kind,
    usedBy,
    dossierRequired: dossier === 'required',
    subjects,
    reads: (coordinate) => reads.has(coordinate),
    maxAgeSeconds: (sourceId) => maxAgeSeconds?.[sourceId],
    // The first pattern that fits the agency, in the order written.
    serviceCode: (sourceId, agency) =>
      Object.entries(serviceCodes?.[sourceId] ?? {}).find(([pattern]) => fits([pattern], agency))?.[1],
    serviceAccount: (sourceId) => serviceAccounts?.[sourceId] ?? serviceAccounts?.[EVERY_SOURCE],
  };
}

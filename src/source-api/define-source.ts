/**
 * A source is one value, made by `defineSource`. The gateway derives from it what it has to know about the
 * source: resolvers, cache entries, scopes, audit names, status and examples.
 */
import type { Static, TObject } from 'typebox';
import type { SourceId } from '../generated/enums.ts';
import type { Text } from '../messages.ts';
import type { NumberKind } from '../subject/identity-number.ts';
import type { Subject } from '../subject/subject.ts';
import type { Contract, Host } from './host.ts';
import type { SourcePolicies } from './policies.ts';
import type { Connector, FieldsOf, OwnNumberKind, Part, SourceDefinition, SourceSettings } from './source.ts';

/** A part as its author writes it: with names in place of what `defineSource` fills in. */
export interface PartOptions<Rec> extends Omit<Part<Rec>, 'source' | 'name' | 'field' | 'tiedBy'> {
  /**
   * Field of the source's answer with this part's own answer. Default: the name of the part. The main part is
   * answered in the field of the source and has none.
   */
  readonly field?: string;
  /**
   * Name of the part that ties this one, where the wire of this one names no person: its records are
   * `unnamed`.
   */
  readonly tiedBy?: string;
}

/** Parts by name. The first is the main part. */
export type PartMap = Readonly<Record<string, PartOptions<unknown>>>;

/** A part with this record. */
export function part<Rec>(options: PartOptions<Rec>): PartOptions<Rec> {
  return options;
}

/** Record of a part. */
export type PartRecord<Options> = Options extends PartOptions<infer Rec> ? Rec : never;

/** The settings of a source: its own keys, and those of every source. */
export type SettingsOf<Settings extends TObject> = Static<Settings> & SourceSettings & SourcePolicies;

export interface SourceOptions<Settings extends TObject, Parts extends PartMap, Wire> {
  /** Version of this interface. */
  readonly apiVersion: 1;
  /** As in the configuration and the folder's name, e.g. `driving-licence`. */
  readonly id: string;
  /** As in the schema's enum SourceId, e.g. `DRIVING_LICENCE`. */
  readonly sourceId: string;
  readonly name: Text;
  /** Field of Citizen with this source's answer. */
  readonly field: string;
  readonly numberKinds: readonly (NumberKind | OwnNumberKind)[];
  /** The most subjects of one call; 1, the default, means one call a question. */
  readonly batchSize?: number;
  /**
   * Codes of the source that refuse a single officer. Any other refusal covers all officers of the agency and
   * purpose. null if the wire does not name the officer.
   */
  readonly officerRefusals: readonly string[] | null;
  readonly contract: Contract<Wire>;
  /** The source's own keys in the configuration, beside those that every source has. */
  readonly settings: Settings;
  readonly parts: Parts;
  /**
   * Fields that are computed from their parent and arguments, by type and field; all others are read from the
   * record.
   */
  readonly fields?: FieldsOf<unknown>;
  /** Fields that lead from a person within a record to the same person as a citizen, by type and field. */
  readonly walks?: FieldsOf<Subject | null>;
  connect(
    this: void,
    settings: SettingsOf<Settings>,
    host: Host<Wire>,
  ): Connector<keyof Parts & string, PartRecord<Parts[keyof Parts]>>;
}

/** A source whose parts are known to the type. */
export interface DefinedSource<Parts extends PartMap = PartMap> extends SourceDefinition {
  /** The part of a name. */
  part<Name extends keyof Parts & string>(this: void, name: Name): Part<PartRecord<Parts[Name]>>;
}

/** @throws TypeError when a part names another one that there is not */
export function defineSource<Settings extends TObject, Parts extends PartMap, Wire>(
  options: SourceOptions<Settings, Parts, Wire>,
): DefinedSource<Parts> {
  const { parts: own, batchSize = 1, connect, ...others } = options;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the schema is asked for it when the source is loaded
  const source = options.sourceId as SourceId;
  const parts = new Map<string, Part<unknown>>();
  for (const [name, { field, tiedBy: tying, ...rest }] of Object.entries(own)) {
    const tiedBy = tying === undefined ? undefined : parts.get(tying);
    if (tying !== undefined && !tiedBy) {
      throw new TypeError(
        `${options.id}: part ${name} is tied by ${tying}, which is no part before it — correct tiedBy`,
      );
    }
    const ownField = parts.size === 0 ? field : (field ?? name);
    parts.set(name, {
      ...rest,
      source,
      name,
      ...(ownField && { field: ownField }),
      ...(tiedBy && { tiedBy }),
    });
  }
  const [main, ...further] = parts.values();
  if (!main) throw new TypeError(`${options.id}: has no parts — name at least one`);
  return {
    ...others,
    sourceId: source,
    batchSize,
    parts: [main, ...further],
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it is called with settings checked against its own, and with a host of its own contract
    connect: connect as SourceDefinition['connect'],
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each name of the type is a key of the parts, with the record of the type
    part: (name) => parts.get(name) as Part<PartRecord<Parts[typeof name]>>,
  };
}

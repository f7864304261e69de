/**
 * A source as the gateway uses it: its parts, the number of subjects that one call carries, and the connector
 * that asks it. `defineSource` makes it; nothing else about a source is known outside its folder.
 */
import type { TObject } from 'typebox';
import type { AccountPath } from '../fairness/shared-pool.ts';
import type { IdentityFlag, SourceId } from '../generated/enums.ts';
import type { Text } from '../messages.ts';
import type { NumberKind } from '../subject/identity-number.ts';
import type { PartialDate } from '../subject/partial-date.ts';
import type { Subject } from '../subject/subject.ts';
import type { Evidence } from '../subject/tie.ts';
import type { ClientTlsFiles } from '../lib/client-tls.ts';
import type { Failure } from './answer.ts';
import type { AskedFor } from './asked-for.ts';
import type { Finished, Note } from './draft.ts';
import type { Contract, Host, WireModule } from './host.ts';
import type { CachePolicy } from './policies.ts';

/** A piece of a source with its own upstream content, asked only when selected. */
export interface Part<Rec> {
  readonly source: SourceId;
  readonly name: string;
  /** Field of the source's answer that contains this part's own answer; none for the main part. */
  readonly field?: string;
  /**
   * The part that ties this one, where the wire of this one names no person: its records are `unnamed`. They
   * are shown only together with a tied record of that part about the same triple, and kept and flown under
   * the triple.
   */
  readonly tiedBy?: Part<unknown>;
  /** Lifetimes of cached answers in seconds, where the configuration says nothing. */
  readonly cache?: Partial<CachePolicy>;
  /** `self`: only citizens may ask for the part, about themselves. Default: callers with its scope. */
  readonly audience?: 'self';
  /** Arguments of the part's field, which belong to the question and to the cache key. */
  readonly arguments?: TObject;
  /**
   * Puts two tied rows of one person together; a source that returns several people for one question has only
   * one tied.
   */
  merge(this: void, a: Rec, b: Rec): Rec;
  /** The notes of one tied row within the record that it became a part of; the row's own when left out. */
  notesWithin?(this: void, whole: Rec, row: Finished<Rec>): readonly Note[];
  /** Facts in the record that other sources have too. */
  facts?(this: void, record: Rec): Facts;
  readonly flags?: Flags<Rec>;
}

/** Flags of the person, which applications find in the answer without reading the record. */
export interface Flags<Rec> {
  /** Field of the record that they are derived from: who may not read it gets none. */
  readonly from: string;
  /** null where the record does not tell. */
  of(this: void, record: Rec): readonly IdentityFlag[] | null;
}

/** The question for one part about one subject. */
export interface Question<Name extends string = string> {
  readonly part: Part<unknown> & { readonly name: Name };
  readonly subject: Subject;
  /** Arguments of the part's field, as its `arguments` allow them. */
  readonly arguments?: Readonly<Record<string, unknown>>;
  /** Numbers of the subject of kinds that the source declares, by the name of the kind. */
  readonly ownNumbers?: Readonly<Record<string, string>>;
}

/** On whose behalf the sources are asked; they demand it and keep it. */
export interface Caller {
  /** Agency code (mã định danh), e.g. `H29.101`. */
  readonly agency: string;
  /** Personal number and name of the officer who asks. */
  readonly officer: { readonly identityNumber: string; readonly fullName: string };
  /** Procedure code (mã thủ tục) and dossier code (mã hồ sơ), where the request names them. */
  readonly purpose: string | undefined;
  readonly dossier: string | undefined;
  /** Code of the purpose at the source (MaDVC); default: the one in the source's configuration. */
  readonly serviceCode?: string;
  /** Whose share of the source the call takes; the wire does not carry it. */
  readonly account?: AccountPath;
}

/** One upstream call: questions about at most `batchSize` subjects. */
export interface Call<Name extends string = string> {
  readonly questions: readonly Question<Name>[];
  readonly caller: Caller;
  /** The id under which the source is asked (mã yêu cầu), unique per call. */
  readonly requestId: string;
  /** The requests on whose behalf it is made, so far; for the log alone. */
  readonly askedFor?: () => AskedFor;
  readonly signal: AbortSignal;
}

/** A row that may be about the subject, with what it says about whose it is. */
export interface Candidate<Rec> extends Finished<Rec> {
  readonly evidence: Evidence;
  /** Versions of the record on later days, in their order. A cached answer shows the version of its own day. */
  readonly later?: readonly Later<Rec>[];
}

/** Version of a record from a day of Việt Nam on, by the dates in it. */
export interface Later<Rec> extends Finished<Rec> {
  readonly from: string;
}

/** A record with nothing in it about whose it is. */
export type Unnamed<Rec = unknown> = Finished<Rec>;

/** A row that could not be read and may be about the subject. */
export interface LostRow extends Note {
  /** Evidence for other persons in the row: if it is tied to one of them, the row was read and is not lost. */
  readonly unlessTied?: readonly Evidence[];
}

/**
 * Reply to one question: rows (none means not found), a record that another part's answer must tie, the
 * source's statement that the number belongs to another person, or a failure of this slot only, with a detail
 * for the log that contains no value.
 */
export type Reply<Rec = unknown> =
  | {
      readonly candidates: readonly Candidate<Rec>[];
      readonly asOf?: string;
      readonly lost?: readonly LostRow[];
    }
  | { readonly unnamed: Unnamed<Rec>; readonly asOf?: string }
  | { readonly mismatch: true }
  | { readonly failure: Failure; readonly detail?: string };

/** Speaks one source's wire protocol. */
export interface Connector<Name extends string = string, Rec = unknown> {
  /**
   * @returns one reply per question, in the order asked
   * @throws SourceError when the whole call failed
   */
  ask(call: Call<Name>): Promise<readonly Reply<Rec>[]>;
  close(): Promise<void>;
}

/** Takes its own parent and arguments, which the schema has checked. */
export type FieldFunction<Value> = (parent: never, args: never) => Value;

/** Functions by type and field of the schema. */
export type FieldsOf<Value> = Readonly<Record<string, Readonly<Record<string, FieldFunction<Value>>>>>;

/** Facts that several sources hold, in the source's own spelling. */
export interface Facts {
  readonly FULL_NAME?: string | null | undefined;
  readonly DATE_OF_BIRTH?: PartialDate | null | undefined;
  readonly SEX?: string | null | undefined;
}

/** Configuration that every source's connector has. */
export interface SourceSettings {
  readonly url: string;
  /** Connections held open to the source. */
  readonly connections: number;
  readonly maxResponseBytes: number;
  /** PEM files, for an https address. */
  readonly tls?: ClientTlsFiles | undefined;
  /** Address of a proxy, or `none`; without it the environment decides. */
  readonly proxy?: string | undefined;
}

/**
 * A source as `defineSource` gives it. The methods take their own record and settings types: a part receives
 * only records of its own connector, and `connect` only settings checked against `settings`.
 */
export interface SourceDefinition {
  /** Version of the interface that the source is written for. */
  readonly apiVersion: number;
  /** As in the configuration and the folder's name, e.g. `driving-licence`. */
  readonly id: string;
  /** As in the schema, e.g. `DRIVING_LICENCE`. */
  readonly sourceId: SourceId;
  readonly name: Text;
  /** Field of Citizen with this source's answer. */
  readonly field: string;
  /** The part answered in `field`, then the others. */
  readonly parts: readonly [Part<unknown>, ...Part<unknown>[]];
  readonly numberKinds: readonly (NumberKind | OwnNumberKind)[];
  /** The most subjects of one call; 1 means one call a question. */
  readonly batchSize: number;
  /**
   * Codes of the source that refuse a single officer. Any other refusal covers all officers of the agency and
   * purpose. null if the wire does not name the officer.
   */
  readonly officerRefusals: readonly string[] | null;
  readonly contract: Contract<unknown>;
  /** The source's own keys in the configuration, beside those that every source has. */
  readonly settings: TObject;
  /**
   * Fields that are computed from their parent and arguments, by type and field; all others are read from the
   * record.
   */
  readonly fields?: FieldsOf<unknown>;
  /** Fields that lead from a person within a record to the same person as a citizen, by type and field. */
  readonly walks?: FieldsOf<Subject | null>;
  connect(this: void, settings: unknown, host: Host): Connector;
}

/** A kind of numbers that a source declares itself, such as a social insurance number or a dossier code. */
export interface OwnNumberKind {
  readonly name: string;
  readonly pattern: RegExp;
}

/** A loaded source. */
export interface Source extends SourceDefinition {
  readonly numberKinds: readonly NumberKind[];
  /** Contract of the definition, or that of the package. */
  readonly wire: WireModule;
  /**
   * Changes with the contract, the mapping and the schema, so that entries cached under another version are
   * not read.
   */
  readonly version: string;
  /** Its part of the schema, in source form. */
  readonly schema: string;
  /** Set for a source that does not come with the gateway. */
  readonly package?: SourcePackage;
}

/** The package that brings a source, after its checks. */
export interface SourcePackage {
  readonly name: string;
  readonly version: string;
  /** Digest of all its files. */
  readonly integrity: string;
  /** Path of the page that describes the source. */
  readonly docs: string;
  /** Groups of fields that purposes can read, by name. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly numbers: NumberFields;
  /** Address of the module of its mock system. */
  readonly mock?: string;
}

/** Whose number a field contains, by coordinate of the schema. */
export type NumberFields = ReadonlyMap<string, 'person' | 'thing'>;

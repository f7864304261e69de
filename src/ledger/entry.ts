/**
 * Entries of the audit log: caller, data, subject, purpose and outcome of each request. No entry contains a
 * value of a record, or a number or name in clear: people appear by a keyed hash, for search, and sealed, for
 * lawful disclosure.
 */

/**
 * - `start`: begins a chain; names the heads of the chains before it
 * - `intent`: sources will be asked about a person; durable before any of the person's data is shown
 * - `outcome`: the answer of each source to an intent
 * - `disclosed`: another person whose number was in a record that was shown (a parent, a spouse)
 * - `refusal`: a caller was refused; many of one caller are counted together
 * - `flag`: a suspicion about a caller that was not refused, e.g. a stranger to a dossier; counted like
 *   refusals
 * - `search`: the log was searched
 * - `export`: entries were exported
 * - `retention`: old entries were removed
 */
export const ENTRY_KINDS = [
  'start',
  'intent',
  'outcome',
  'disclosed',
  'refusal',
  'flag',
  'search',
  'export',
  'retention',
] as const;

export type EntryKind = (typeof ENTRY_KINDS)[number];

/** A row of the table `entries`, as every store returns it. */
export interface Entry {
  /** Name of the chain. Each start of a process begins a chain. */
  readonly writer: string;
  /** Place in the chain, from 1 on without a gap. */
  readonly sequence: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly kind: EntryKind;
  /** The request's id. */
  readonly request: string | null;
  /** Id of the intent that an outcome or a disclosure belongs to. */
  readonly intent: string | null;
  readonly application: string | null;
  readonly agency: string | null;
  /** Keyed hash of the officer's personal number. */
  readonly officer: string | null;
  /** Keyed hash of the number of the person concerned. */
  readonly subject: string | null;
  readonly purpose: string | null;
  readonly dossier: string | null;
  /** Name of the operation's text in the table `contents`. */
  readonly operation: string | null;
  /** JSON; its members depend on the kind. */
  readonly detail: string;
  /** SHA-256 over the hash of the entry before it and all columns above. */
  readonly hash: Buffer;
}

/** Columns in the order of hashing and storage. */
export const ENTRY_COLUMNS = [
  'writer',
  'sequence',
  'at',
  'kind',
  'request',
  'intent',
  'application',
  'agency',
  'officer',
  'subject',
  'purpose',
  'dossier',
  'operation',
  'detail',
  'hash',
] as const satisfies readonly (keyof Entry)[];

/** The id of an entry outside the store, e.g. `kbndapfhcgelmoij.17`. */
export function entryId({ writer, sequence }: Pick<Entry, 'writer' | 'sequence'>): string {
  return `${writer}.${sequence}`;
}

/** @returns undefined for a text that is no id */
export function parseEntryId(id: string): Pick<Entry, 'writer' | 'sequence'> | undefined {
  const [, writer, sequence] = /^([a-p]{16})\.([1-9]\d{0,14})$/.exec(id) ?? [];
  return writer === undefined ? undefined : { writer, sequence: Number(sequence) };
}

/** A person in clear; never leaves memory. */
export interface Person {
  readonly identityNumber: string;
  readonly fullName?: string;
}

/**
 * An entry that may not be written yet, by its index in its posting. References are posted later, so they
 * become durable in the same commit or a later one, and do not wait for the id.
 */
export interface EntryReference {
  readonly posting: Posting;
  readonly index: number;
  /** Undefined until it is known. */
  readonly id: string | undefined;
}

/** An entry before it is written, with people in clear. It stays in this process. */
export interface Draft {
  readonly at: number;
  readonly kind: EntryKind;
  readonly request?: string | undefined;
  /** Intent of an outcome or a disclosure. */
  readonly intent?: string | EntryReference | undefined;
  readonly application?: string | undefined;
  readonly agency?: string | undefined;
  readonly officer?: Person | undefined;
  /** Number of the person concerned. */
  readonly subject?: string | undefined;
  readonly purpose?: string | undefined;
  readonly dossier?: string | undefined;
  readonly operation?: string | undefined;
  readonly detail: DraftDetail;
}

/** First member in the detail of a disclosure of another number of the subject. Searches rely on this. */
export const OWN = 'own';

/** An object, or its JSON. */
export type DraftDetail = Readonly<Record<string, unknown>> | string;

export function detailText(detail: DraftDetail): string {
  return typeof detail === 'string' ? detail : JSON.stringify(detail);
}

/** A text that many entries name by its SHA-256, in base64url. */
export interface Content {
  readonly hash: string;
  readonly text: string;
}

/** Entries that become durable together or not at all. */
export interface Posting {
  readonly drafts: readonly Draft[];
  readonly contents: readonly Content[];
  /** The text that a receipt proves; undefined without a receipt. */
  readonly statement: string | undefined;
}

/** A posting of one entry, without a receipt. */
export function alone(draft: Draft): Posting {
  return { drafts: [draft], contents: [], statement: undefined };
}

/** The answer of a source for one part, as an outcome keeps it. */
export type OutcomeOfPart = readonly [
  source: string,
  part: string,
  status: string,
  freshness: string,
  ageSeconds: number | null,
  /** Id under which the source was asked; for a shared answer, that of the first request. */
  askedAs: string | null,
  failure: string | null,
];

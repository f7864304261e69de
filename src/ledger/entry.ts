/**
 * The entries of the audit log: who asked what about whom and why, and what came of it. No entry holds a value of a record,
 * and no number or name in clear: people stand in it by a keyed hash, for search, and sealed, for lawful disclosure.
 */

/**
 * - `start`: a process began to write; names the heads of the chains that it found
 * - `intent`: somebody will be asked about; durable before anything about them is shown
 * - `outcome`: what each source said to the intent
 * - `disclosed`: somebody else whose number stood in a record that was shown (a parent, a spouse)
 * - `refusal`: a caller was refused; many of one caller are counted together
 * - `flag`: something was noticed about a caller and not refused, such as a stranger to a dossier; counted like refusals
 * - `search`: the log itself was asked
 * - `export`: entries were taken out of it
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
  /** The chain that it belongs to; each start of a process begins one. */
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
  /** Keyed hash of the personal number of who asked. */
  readonly officer: string | null;
  /** Keyed hash of the number of the person concerned. */
  readonly subject: string | null;
  readonly purpose: string | null;
  readonly dossier: string | null;
  /** Name of the operation's text in the table `contents`. */
  readonly operation: string | null;
  /** JSON; what it holds goes by the kind. */
  readonly detail: string;
  /** SHA-256 over the hash of the entry before it and all the above. */
  readonly hash: Buffer;
}

/** The columns in the order in which they are hashed and stored. */
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

/** How an entry is named outside the store, e.g. `kbndapfhcgelmoij.17`. */
export function entryId({ writer, sequence }: Pick<Entry, 'writer' | 'sequence'>): string {
  return `${writer}.${sequence}`;
}

/** @returns undefined for what is no name of an entry */
export function parseEntryId(id: string): Pick<Entry, 'writer' | 'sequence'> | undefined {
  const [, writer, sequence] = /^([a-p]{16})\.([1-9]\d{0,14})$/.exec(id) ?? [];
  return writer === undefined ? undefined : { writer, sequence: Number(sequence) };
}

/** Who asked, in clear; only ever in memory. */
export interface Person {
  readonly identityNumber: string;
  readonly fullName?: string;
}

/**
 * An entry that may not be written yet, by its place in what it was posted with. What refers to it is posted later, and
 * so becomes durable in the same commit or a later one, and does not wait for the id.
 */
export interface EntryReference {
  readonly posting: Posting;
  readonly index: number;
  /** Undefined until it is known. */
  readonly id: string | undefined;
}

/** An entry before it is written: people are in clear and stay in this process. */
export interface Draft {
  readonly at: number;
  readonly kind: EntryKind;
  readonly request?: string | undefined;
  /** Id of the intent that an outcome or a disclosure belongs to, or where it will stand. */
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

/** First in the detail of a disclosure of another number of the very person asked about; searches tell it by that. */
export const OWN = 'own';

/** An object, or the same as JSON already. */
export type DraftDetail = Readonly<Record<string, unknown>> | string;

export function detailText(detail: DraftDetail): string {
  return typeof detail === 'string' ? detail : JSON.stringify(detail);
}

/** A text that many entries name by its SHA-256, in base64url. */
export interface Content {
  readonly hash: string;
  readonly text: string;
}

/** Entries that one request writes at one time; they become durable together or not at all. */
export interface Posting {
  readonly drafts: readonly Draft[];
  readonly contents: readonly Content[];
  /** What a receipt proves of it; undefined where nobody gets a receipt. */
  readonly statement: string | undefined;
}

/** A posting of one entry, without a receipt. */
export function alone(draft: Draft): Posting {
  return { drafts: [draft], contents: [], statement: undefined };
}

/** What one source said, as an outcome keeps it. */
export type OutcomeOfPart = readonly [
  source: string,
  part: string,
  status: string,
  freshness: string,
  ageSeconds: number | null,
  /** The id under which the source was asked; of a shared answer, that of the ask which it came from. */
  askedAs: string | null,
  failure: string | null,
];

/**
 * Writes the audit log: chains entries, signs commits and reports when they are durable. Postings that arrive
 * while the store is busy go into the next commit, so a slow store makes larger commits and not longer
 * queues. A commit that fails is tried again unchanged, so none is skipped and none is written twice.
 */
import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import {
  CHAIN_START,
  chainHash,
  commitBytes,
  leafHash,
  markBytes,
  merkleTree,
  sha256,
  type Commit,
  type Written,
} from './chain.ts';
import { alone, entryId, type Content, type Draft, type Entry } from './entry.ts';
import type { AuditKeys } from './keys.ts';
import { monthStart } from './month.ts';
import { reasonOf } from './reason.ts';
import type { Sealed } from './sealed.ts';
import { StoreTampered, type Conflict } from './stores/conflict.ts';
import type { AuditStore, Batch } from './stores/store.ts';
import { tupleOf, type DraftTuple, type PostingTuple } from './thread-codec.ts';

/** Takes batches: a store, or a journal in front of a store. */
export type BatchSink = Pick<AuditStore, 'append'>;

export interface WriterOptions {
  readonly sink: BatchSink;
  readonly store: Pick<AuditStore, 'heads' | 'endsBefore' | 'prune'>;
  readonly keys: AuditKeys;
  readonly onDurable: (commit: Commit, written: readonly Written[]) => void;
  /** Called when commits begin to fail, and when they succeed again. */
  readonly onState: (state: WriterState) => void;
  /** Called when other rows have the places of the writer's rows. */
  readonly onConflict?: (conflict: Conflict) => void;
}

export type WriterState = { readonly ready: true } | { readonly ready: false; readonly why: string };

interface Prepared {
  readonly taken: readonly PostingTuple[];
  readonly batch: Batch;
  readonly written: readonly Written[];
}

/** Larger commits would delay the receipts of the first postings. */
const MOST_ENTRIES = 5000;
/** Heads of other chains that a chain's first entry names. */
const MOST_HEADS = 100;
const RETRY_MS = 250;
/** Many times the postings that may be in progress at once. */
const KNOWN_PLACES = 50_000;

/** A commit in the store is not signed with a known key. Retention waits for an investigation. */
class ForgedCommit extends Error {
  constructor(writer: string) {
    super(`A commit of the chain ${writer} is signed by no key that is known.`);
  }
}

export class AuditWriter {
  #name = newName();
  readonly #options: WriterOptions;
  readonly #queue: PostingTuple[] = [];
  /** Few officers ask all day, and about the same people several times. */
  readonly #hashes = new LRUCache<string, string>({
    max: 10_000,
    memoMethod: (number) => this.#options.keys.hash(number),
  });
  readonly #sealed = new LRUCache<string, string>({
    max: 10_000,
    memoMethod: (text) => this.#options.keys.seal(text),
  });
  /** Other rows have places of the chain; a new chain begins before the next commit. */
  #conflict: Conflict | undefined;
  /** Names of texts under which the store has other texts. */
  readonly #misplaced = new Set<string>();
  /** Place of the first entry of each recent posting, for references sent before the id was known. */
  readonly #places = new LRUCache<number, { readonly writer: string; readonly first: number }>({
    max: KNOWN_PLACES,
  });
  #head: Buffer = CHAIN_START;
  #sequence = 0;
  #at = 0;
  #running: Promise<void> | undefined;
  #ready: boolean | undefined;
  #closing = false;
  #wake: (() => void) | undefined;

  constructor(options: WriterOptions) {
    this.#options = options;
  }

  /** Name of the current chain. */
  get name(): string {
    return this.#name;
  }

  /**
   * Begins another chain, whose first entry names the conflict. The rows of the conflict and durable entries
   * stay; all other entries go into the new chain.
   */
  replaceChain(conflict: Conflict): void {
    this.#options.onConflict?.(conflict);
    this.#conflict = conflict;
  }

  post(posting: PostingTuple): void {
    this.#queue.push(posting);
    this.#running ??= this.#run();
  }

  /** Begins the chain with an entry that names the heads of other chains. */
  async start(): Promise<void> {
    this.post(await this.#beginning(Date.now()));
  }

  async #beginning(at: number, conflict?: Conflict): Promise<PostingTuple> {
    const heads = await this.#options.store.heads(MOST_HEADS).catch(() => []);
    const chains = heads.map(({ writer, last, head }) => [writer, last, head]);
    const { publicKey } = this.#options.keys;
    const detail = { chains, publicKey, ...(conflict && { conflict }) };
    return ownPosting({ at, kind: 'start', detail });
  }

  /** Removes entries from before a month, and records that in the log. */
  async prune(before: number): Promise<void> {
    const { store, keys } = this.#options;
    const at = Date.now();
    const marks = (await store.endsBefore(before)).map(({ leaves: _leaves, signature, ...commit }) => {
      // An attacker must not cause a removal by inserting a commit into the store.
      if (!keys.verify(commit.key, commitBytes(commit), signature)) throw new ForgedCommit(commit.writer);
      const { writer, last, head } = commit;
      const mark = { writer, sequence: last, head, at, key: keys.id };
      return { ...mark, signature: keys.sign(markBytes(mark)) };
    });
    if (marks.length === 0) return;
    await store.prune(before, marks);
    // The marks are evidence enough: a closed store is not opened again for the entry.
    if (this.#closing) return;
    // Only the last mark of each chain remains.
    const removed = new Map(marks.map(({ writer, sequence, head }) => [writer, [writer, sequence, head]]));
    const detail = { before, removed: [...removed.values()] };
    this.post(ownPosting({ at: Date.now(), kind: 'retention', detail }));
  }

  /** Writes the queue. Gives up after a last try if the store does not take it. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#wake?.();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { sink, onDurable, onState } = this.#options;
    // Postings of the same message belong into the same commit.
    await this.#pause(0);
    let renewals = 0;
    while (this.#queue.length > 0) {
      if (this.#conflict) {
        await this.#renew(this.#conflict);
        renewals += 1;
      }
      const prepared = this.#prepare();
      while (!(await this.#append(sink, prepared))) {
        if (this.#closing && !(this.#conflict && renewals === 0)) return;
        await this.#pause(RETRY_MS);
        if (this.#conflict) break;
      }
      if (this.#conflict) continue;
      const { batch, written } = prepared;
      if (this.#ready !== true) onState({ ready: true });
      this.#ready = true;
      const { leaves: _leaves, ...commit } = batch.commit;
      onDurable(commit, written);
    }
    this.#running = undefined;
  }

  async #renew(conflict: Conflict): Promise<void> {
    this.#conflict = undefined;
    // The first entry of the new chain contains the text whose name another text has.
    if ('content' in conflict) this.#misplaced.add(conflict.content.hash);
    this.#name = newName();
    this.#head = CHAIN_START;
    this.#sequence = 0;
    this.#at = 0;
    // The first entry is no younger than the waiting postings.
    const [next] = this.#queue;
    const at = next ? latestOf(next) : Date.now();
    this.#queue.unshift(await this.#beginning(at, conflict));
  }

  async #append(sink: BatchSink, { batch, taken }: Prepared): Promise<boolean> {
    try {
      await sink.append(batch);
      return true;
    } catch (error) {
      if (error instanceof StoreTampered) {
        this.#queue.unshift(...taken.filter((posting) => !isStart(posting)));
        this.replaceChain(error.conflict);
      }
      if (this.#ready !== false) this.#options.onState({ ready: false, why: reasonOf(error) });
      this.#ready = false;
      return false;
    }
  }

  /** Makes a batch of the queue. The chain advances at once, since no batch is given up. */
  #prepare(): Prepared {
    const { keys } = this.#options;
    const taken = this.#take();
    const entries: Entry[] = [];
    const contents = new Map<string, Content>();
    const places = taken.map((posting) => {
      const [number, drafts, texts, statement] = posting;
      const first = this.#sequence + 1;
      this.#places.set(number, { writer: this.name, first });
      for (const content of texts)
        if (!this.#misplaced.has(content.hash)) contents.set(content.hash, content);
      const at = latestOf(posting);
      for (const draft of drafts) entries.push(this.#next(draft, at));
      const head = this.#head.toString('base64url');
      return {
        number,
        first,
        last: this.#sequence,
        head,
        statement: statement === undefined ? undefined : sha256(statement),
      };
    });
    const leaves = places.flatMap(({ first, last, head, statement }) =>
      statement === undefined ? [] : [{ first, last, head, statement }],
    );
    const tree = merkleTree(
      leaves.map(({ first, last, head, statement }) => leafHash(first, last, head, statement)),
    );
    const commit = {
      writer: this.name,
      first: this.#sequence - entries.length + 1,
      last: this.#sequence,
      at: this.#at,
      head: this.#head.toString('base64url'),
      root: tree.root,
      key: keys.id,
    };
    let leaf = 0;
    return {
      taken,
      batch: {
        entries,
        contents: [...contents.values()],
        commit: {
          ...commit,
          signature: keys.sign(commitBytes(commit)),
          leaves: leaves.map(({ first, last, statement }) => [first, last, statement]),
        },
      },
      written: places.map(({ number, first, last, head, statement }) => ({
        posting: number,
        first,
        last,
        receipt: statement === undefined ? undefined : { head, inclusionProof: tree.inclusionProof(leaf++) },
      })),
    };
  }

  /** Takes the postings of the next commit. They are of one month, so that whole months can be removed. */
  #take(): readonly PostingTuple[] {
    let entries = 0;
    let [begins, ends] = [0, 0];
    const end = this.#queue.findIndex((posting) => {
      const own = Math.max(this.#at, latestOf(posting));
      const more = posting[1].length;
      if (entries === 0) [begins, ends] = [monthStart(own, 0), monthStart(own, 1)];
      else if (own < begins || own >= ends || entries + more > MOST_ENTRIES) return true;
      entries += more;
      return false;
    });
    return this.#queue.splice(0, end === -1 ? this.#queue.length : end);
  }

  /** @param at time of the whole posting, whose entries are of one month too */
  #next(draft: DraftTuple, at: number): Entry {
    const [, kind, request, intent, application, agency, identityNumber, fullName, subject, ...rest] = draft;
    const [purpose, dossier, operation, detail] = rest;
    // A clock may be set back; times in a chain never decrease.
    this.#at = Math.max(this.#at, at);
    this.#sequence += 1;
    // An intent seals its people. Entries that follow it seal new people only.
    const isNew = intent === undefined;
    const isNewSubject = subject !== undefined && (isNew || kind === 'disclosed');
    const hasNewOfficer = identityNumber !== undefined && isNew;
    const sealed = {
      officer: hasNewOfficer ? this.#sealed.memo(JSON.stringify({ identityNumber, fullName })) : undefined,
      subject: isNewSubject ? this.#sealed.memo(subject) : undefined,
    };
    const entry = {
      writer: this.name,
      sequence: this.#sequence,
      at: this.#at,
      kind,
      request: storable(request),
      intent: storable(this.#idOf(intent)),
      application: storable(application),
      agency: storable(agency),
      officer: identityNumber === undefined ? null : this.#hashes.memo(identityNumber),
      subject: subject === undefined ? null : this.#hashes.memo(subject),
      purpose: storable(purpose),
      dossier: storable(dossier),
      operation: storable(operation),
      detail: withSealed(detail, sealed),
    };
    this.#head = chainHash(this.#head, entry);
    return { ...entry, hash: this.#head };
  }

  #idOf(intent: DraftTuple[3]): string | undefined {
    if (typeof intent !== 'object') return intent;
    const [posting, index] = intent;
    const place = this.#places.get(posting);
    return place && entryId({ writer: place.writer, sequence: place.first + index });
  }

  async #pause(milliseconds: number): Promise<void> {
    if (this.#closing) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      if (milliseconds === 0) setImmediate(resolve);
      else setTimeout(resolve, milliseconds);
    });
  }
}

/** 16 letters, so that no name contains a number. */
function newName(): string {
  return randomBytes(8)
    .toString('hex')
    .replaceAll(/./g, (digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)] ?? '');
}

function isStart([, drafts]: PostingTuple): boolean {
  return drafts.some(([, kind]) => kind === 'start');
}

/** A posting of the writer's own. No caller waits for it. */
function ownPosting(draft: Draft): PostingTuple {
  return tupleOf(-1, alone(draft));
}

function latestOf([, drafts]: PostingTuple): number {
  return drafts.reduce((latest, [at]) => Math.max(latest, at), 0);
}

/** Appends people to the JSON of an object. */
function withSealed(detail: string, people: Readonly<Record<keyof Sealed, string | undefined>>): string {
  if (people.officer === undefined && people.subject === undefined) return detail;
  const before = detail === '{}' ? '{' : `${detail.slice(0, -1)},`;
  return `${before}"sealed":${JSON.stringify(people)}}`;
}

/** Replaces characters that a store would refuse or change: lone surrogates and zeros. */
function storable(text: string | undefined): string | null {
  return text?.toWellFormed().replaceAll('\0', '\uFFFD') ?? null;
}

/**
 * Queries of the audit log through the schema: a citizen's log of accesses, and an auditor's search. Both are
 * on record before they are answered.
 */
import type { Purpose } from '../access/purposes/purpose.ts';
import type { SchemaRules } from '../graphql/schema-rules.ts';
import type { Source } from '../source-api/source.ts';
import type { AccountPath } from '../fairness/shared-pool.ts';
import type { Text } from '../messages.ts';
import { inOrder, openedCursor, opaqueId, sealedCursor, searchesAfter, type Access } from './access-log.ts';
import { Detail } from '../ledger/detail.ts';
import { entryId, type Entry, type EntryKind } from '../ledger/entry.ts';
import type { AuditKeys } from '../ledger/keys.ts';
import { connectionOf, cursorOf, placeAfter, sizeOf, type Page } from '../ledger/paging.ts';
import { recordedOperation, type RecordedOperation } from './operation-text.ts';
import type { AuditReader } from '../ledger/reader.ts';
import { maskedDossier, disclosedOutcome } from './redaction.ts';
import type { AuditConfig } from '../ledger/settings.ts';
import type { EntryQuery } from '../ledger/stores/store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export interface AuditQueryOptions {
  /** A reader of its own, so that an auditor's long search does not delay citizens. */
  readonly citizens: AuditReader;
  readonly auditors: AuditReader;
  readonly keys: AuditKeys;
  readonly rules: SchemaRules;
  readonly purposes: ReadonlyMap<string, Purpose>;
  readonly sources: readonly Source[];
  readonly withheld: AuditConfig['withheld'];
}

/** A purpose; without a title once it is no longer registered. */
export interface NamedPurpose {
  readonly code: string;
  readonly title: Text | undefined;
}

/** An entry with its operation and outcome. */
export interface QueriedEntry {
  readonly entry: Entry;
  readonly detail: Detail;
  readonly operation: RecordedOperation | undefined;
  /** Outcome of the intent, or of a disclosure's intent; undefined until it is written. */
  readonly outcome: Detail | undefined;
  /** The subject is another person than the citizen whose log it is. */
  readonly isOfAnother: boolean;
}

export type EntryFilter = Pick<
  EntryQuery,
  'application' | 'agency' | 'purpose' | 'dossier' | 'request' | 'from' | 'until'
> & {
  readonly subject?: string | undefined;
  readonly officer?: string | undefined;
  readonly kinds?: readonly EntryKind[] | undefined;
};

/** A reader, and the account whose share of it is taken. */
interface Asking {
  readonly reader: AuditReader;
  readonly account: AccountPath;
}

export class AuditQuery {
  readonly #options: AuditQueryOptions;

  constructor(options: AuditQueryOptions) {
    this.#options = options;
  }

  /** Accesses to the data of a person, newest first, without those that are withheld now. */
  async accessesTo(number: string, page: Page, account: AccountPath) {
    const { citizens, keys, withheld } = this.#options;
    const now = Date.now();
    const size = sizeOf(page);
    const { own, others } = searchesAfter(openedCursor(page.after, keys));
    const shown = {
      subjects: keys.hashes(number),
      withheld: withheld.map(({ days, ...rule }) => ({ ...rule, since: now - days * DAY_MS })),
      order: 'newest first',
      limit: size + 1,
    } as const;
    const found = inOrder(
      ...(await Promise.all([
        citizens.search({ ...shown, ...own }, account),
        citizens.search({ ...shown, ...others }, account),
      ])),
    );
    const placed = found.slice(0, size);
    const nodes = await this.#complete({ reader: citizens, account }, placed);
    const edges = placed.flatMap((access, index) => {
      const node = nodes[index];
      return node ? [{ cursor: sealedCursor(access, keys), node }] : [];
    });
    return connectionOf(edges, found.length > size && size > 0);
  }

  /** Id of an access in the citizen's log. */
  accessIdOf({ entry, isOfAnother }: QueriedEntry): string {
    return isOfAnother ? opaqueId(entry, this.#options.keys) : entryId(entry);
  }

  /** Entries that fit a filter, newest first. */
  async search({ subject, officer, dossier, ...filter }: EntryFilter, page: Page, account: AccountPath) {
    const { auditors, keys } = this.#options;
    return this.#page({ reader: auditors, account }, page, {
      ...filter,
      dossier: maskedDossier(dossier),
      subjects: subject === undefined ? undefined : keys.hashes(subject),
      officers: officer === undefined ? undefined : keys.hashes(officer),
    });
  }

  /** A filter as it is recorded: without the subject, with hashes for values that may be names or numbers. */
  describe({ subject: _subject, ...filter }: EntryFilter): Readonly<Record<string, unknown>> {
    const { keys } = this.#options;
    const recorded = (name: string, value: unknown): unknown =>
      typeof value !== 'string' || (name !== 'officer' && isCode(value)) ? value : `hash:${keys.hash(value)}`;
    const entries = Object.entries(filter).map(([name, value]): [string, unknown] => [
      name,
      recorded(name, value),
    ]);
    return Object.fromEntries(entries);
  }

  officerOf({ detail }: QueriedEntry) {
    return detail.officer(this.#options.keys) ?? null;
  }

  procedureOf({ entry: { purpose } }: QueriedEntry): NamedPurpose | null {
    if (purpose === null) return null;
    return { code: purpose, title: this.#options.purposes.get(purpose)?.title };
  }

  /** Requested fields that the caller was not allowed to read; null without any. Older entries list them. */
  deniedOf({ detail, operation }: QueriedEntry): string[] | null {
    const denied = detail.texts('denied') ?? operation?.denied ?? [];
    return denied.length > 0 ? [...denied] : null;
  }

  /**
   * Requested data by source: the groups of data that were allowed, and the status of the answer.
   *
   * @param seesMismatch whether the caller may know that a record is of another person
   */
  dataOf(accessed: QueriedEntry, seesMismatch: boolean) {
    const { isOfAnother, detail, operation, outcome } = accessed;
    const { rules, sources } = this.#options;
    if (isOfAnother) {
      const ids = detail.texts('sources');
      const named = sources.filter(({ id }) => ids?.includes(id));
      return named.map(({ sourceId }) => ({ source: sourceId, groups: [], status: null }));
    }
    const denied = new Set(this.deniedOf(accessed));
    const coordinates = operation?.coordinates.filter((coordinate) => !denied.has(coordinate)) ?? [];
    const scopes = [
      ...new Set(coordinates.flatMap((coordinate) => rules.guarded.get(coordinate)?.[0] ?? [])),
    ];
    const ids = detail.texts('parts')?.map((part) => part.split('/', 1)[0] ?? '');
    return sources
      .filter(({ id }) => ids?.includes(id))
      .map((source) => {
        const base = rules.guarded.get(`Citizen.${source.field}`)?.flat() ?? [];
        const ofSource = scopes.filter((scope) =>
          base.some((own) => scope === own || scope.startsWith(`${own}:`)),
        );
        return {
          source: source.sourceId,
          groups: ofSource.toSorted(),
          status: statusOf(outcome, source.id, seesMismatch),
        };
      });
  }

  async #page(asking: Asking, page: Page, query: Omit<EntryQuery, 'after' | 'order' | 'limit'>) {
    const size = sizeOf(page);
    const found = await asking.reader.search(
      { ...query, after: placeAfter(page), order: 'newest first', limit: size + 1 },
      asking.account,
    );
    const entries = found.slice(0, size).map((entry) => ({ entry, isOfAnother: false }));
    const edges = (await this.#complete(asking, entries)).map((node) => ({
      cursor: cursorOf(node.entry),
      node,
    }));
    return connectionOf(edges, found.length > size && size > 0);
  }

  /** In the same order. */
  async #complete(
    { reader, account }: Asking,
    accesses: readonly Access[],
  ): Promise<readonly QueriedEntry[]> {
    const intentOf = (entry: Entry) => (entry.kind === 'intent' ? entryId(entry) : entry.intent);
    const intents = [...new Set(accesses.flatMap(({ entry }) => intentOf(entry) ?? []))];
    const hashes = [...new Set(accesses.flatMap(({ entry }) => entry.operation ?? []))];
    const [outcomes, contents] = await Promise.all([
      intents.length === 0
        ? []
        : reader.search(
            { intents, kinds: ['outcome'], order: 'oldest first', limit: 2 * intents.length },
            account,
          ),
      hashes.length === 0 ? [] : reader.contents(hashes, account),
    ]);
    const outcomeOf = new Map<string | null, Detail>();
    for (const outcome of outcomes) {
      const detail = new Detail(outcome);
      // An outcome that came too late to be shown is followed by one that says so.
      if (!outcomeOf.has(outcome.intent) || detail.isNotShown) outcomeOf.set(outcome.intent, detail);
    }
    const textOf = new Map(contents.map(({ hash, text }) => [hash, recordedOperation(text)]));
    return accesses.map(({ entry, isOfAnother }) => ({
      entry,
      isOfAnother,
      detail: new Detail(entry),
      operation: entry.operation === null ? undefined : textOf.get(entry.operation),
      outcome: outcomeOf.get(intentOf(entry)),
    }));
  }
}

/** A text that can hold neither a name nor a number of a person. */
function isCode(text: string): boolean {
  return /^[A-Za-z0-9._:-]{1,64}$/.test(text) && !/\d{9}/.test(text);
}

/** The best status of the source's parts; null without an outcome on record. */
function statusOf(outcome: Detail | undefined, sourceId: string, seesMismatch: boolean) {
  const parts = outcome?.outcomes?.filter(([source]) => source === sourceId) ?? [];
  const statuses = parts.map((part) => disclosedOutcome(part, seesMismatch)[2]);
  return (
    (['FOUND', 'MISMATCH', 'NOT_FOUND', 'REFUSED', 'UNAVAILABLE', 'NOT_ASKED'] as const).find((status) =>
      statuses.includes(status),
    ) ?? null
  );
}

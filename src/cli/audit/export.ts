/**
 * Exports entries for an inspector or the notice of a breach, page by page, oldest first. The outcomes of
 * each intent follow it, even if they do not fit the filter.
 */
import { entryId, type Entry } from '../../ledger/entry.ts';
import { ExportedRows, type ExportRow } from './export-row.ts';
import type { AuditKeys } from '../../ledger/keys.ts';
import type { AuditStore, EntryQuery } from '../../ledger/stores/store.ts';

export type ExportFilter = Pick<
  EntryQuery,
  'subjects' | 'officers' | 'purpose' | 'request' | 'from' | 'until'
>;

export interface ExportOptions {
  readonly store: Pick<AuditStore, 'search' | 'entries' | 'contents'>;
  readonly keys: Pick<AuditKeys, 'open'>;
  readonly filter: ExportFilter;
  /** Unseals the numbers of the people concerned. */
  readonly reveal: boolean;
}

const PAGE = 500;

/** @throws whatever the store throws when it cannot be read */
export async function* exportRows({ store, keys, filter, reveal }: ExportOptions): AsyncGenerator<ExportRow> {
  const rows = new ExportedRows(store, keys, reveal);
  for await (const page of pagesOf(store, filter)) {
    const outcomes = await outcomesOf(page, store, filter);
    for (const entry of page) {
      yield await rows.of(entry);
      for (const outcome of outcomes.get(entryId(entry)) ?? []) yield await rows.of(outcome);
    }
  }
}

async function* pagesOf(
  store: Pick<AuditStore, 'search'>,
  query: Omit<EntryQuery, 'after' | 'order' | 'limit'>,
): AsyncGenerator<readonly Entry[]> {
  let page: readonly Entry[];
  let after: Entry | undefined;
  do {
    page = await store.search({ ...query, after, order: 'oldest first', limit: PAGE });
    yield page;
    after = page.at(-1);
  } while (page.length === PAGE);
}

/** Outcomes by their intents, without those that fit the filter themselves. */
async function outcomesOf(
  page: readonly Entry[],
  store: Pick<AuditStore, 'search'>,
  filter: ExportFilter,
): Promise<ReadonlyMap<string | null, readonly Entry[]>> {
  const intents = page.filter(({ kind }) => kind === 'intent').map(entryId);
  const found: Entry[] = [];
  if (intents.length === 0) return new Map();
  for await (const outcomes of pagesOf(store, { intents, kinds: ['outcome'] }))
    found.push(...outcomes.filter((entry) => !fits(entry, filter)));
  return Map.groupBy(found, ({ intent }) => intent);
}

function fits(entry: Entry, { subjects, officers, purpose, request, from, until }: ExportFilter): boolean {
  return (
    (!subjects || (entry.subject !== null && subjects.includes(entry.subject))) &&
    (!officers || (entry.officer !== null && officers.includes(entry.officer))) &&
    (purpose === undefined || entry.purpose === purpose) &&
    (request === undefined || entry.request === request) &&
    (from === undefined || entry.at >= from) &&
    (until === undefined || entry.at < until)
  );
}

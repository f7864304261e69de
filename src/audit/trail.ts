/**
 * The audit log as it is asked through the schema: a citizen's own view of who looked, and an auditor's search. Both are
 * put on record before they are answered.
 */
import { fits } from '../access/pattern.ts';
import type { Purpose } from '../access/purposes/purpose.ts';
import type { SchemaRules } from '../access/schema-rules.ts';
import type { Source } from '../ask/source.ts';
import type { Text } from '../messages.ts';
import { Detail } from './detail.ts';
import { entryId, type Entry, type EntryKind } from './entry.ts';
import type { AuditKeys } from './keys.ts';
import { connectionOf, placeAfter, sizeOf, type Page, type Place } from './paging.ts';
import type { AuditReader } from './reader.ts';
import type { AuditConfig } from './settings.ts';
import type { EntryQuery } from './stores/store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Pages of withheld entries that are passed over for one page that is shown. */
const MOST_LOOKS = 20;

export interface TrailOptions {
  readonly reader: AuditReader;
  readonly keys: AuditKeys;
  readonly rules: SchemaRules;
  readonly purposes: ReadonlyMap<string, Purpose>;
  readonly sources: readonly Source[];
  readonly withheld: AuditConfig['withheld'];
}

/** A purpose; without a title when it is no longer registered. */
export interface TrailProcedure {
  readonly code: string;
  readonly title: Text | undefined;
}

/** An entry with what belongs to it. */
export interface TrailEntry {
  readonly entry: Entry;
  readonly detail: Detail;
  /** The operation's text and the guarded fields that it reads. */
  readonly operation: { readonly text: string; readonly coordinates: readonly string[] } | undefined;
  /** Of an intent, or of the intent that a disclosure belongs to; undefined as long as there is none. */
  readonly outcome: Detail | undefined;
}

export type TrailFilter = Pick<
  EntryQuery,
  'application' | 'agency' | 'purpose' | 'dossier' | 'request' | 'from' | 'until'
> & {
  readonly subject?: string | undefined;
  readonly officer?: string | undefined;
  readonly kinds?: readonly EntryKind[] | undefined;
};

export class AuditTrail {
  readonly #options: TrailOptions;

  constructor(options: TrailOptions) {
    this.#options = options;
  }

  /** Accesses to the data of a person, newest first, without those that are withheld at the moment. */
  async accessesTo(number: string, page: Page) {
    const { reader, keys } = this.#options;
    const size = sizeOf(page);
    const shown: Entry[] = [];
    let after: Place | undefined = placeAfter(page);
    let isMore = true;
    for (let looks = 0; looks < MOST_LOOKS && isMore && shown.length <= size; looks += 1) {
      const limit = size + 1;
      const found = await reader.search({
        subjects: keys.hashes(number),
        kinds: ['intent', 'disclosed'],
        after,
        order: 'newest first',
        limit,
      });
      shown.push(...found.filter((entry) => !this.#isWithheld(entry)));
      after = found.at(-1);
      isMore = found.length === limit;
    }
    const entries = await this.#complete(shown.slice(0, size));
    return connectionOf(entries.map(placed), isMore || shown.length > size);
  }

  /** Entries that fit a filter, newest first. */
  async search({ subject, officer, ...filter }: TrailFilter, page: Page) {
    const { reader, keys } = this.#options;
    const size = sizeOf(page);
    const found = await reader.search({
      ...filter,
      subjects: subject === undefined ? undefined : keys.hashes(subject),
      officers: officer === undefined ? undefined : keys.hashes(officer),
      after: placeAfter(page),
      order: 'newest first',
      limit: size + 1,
    });
    const entries = await this.#complete(found.slice(0, size));
    return connectionOf(entries.map(placed), found.length > size);
  }

  /** A filter as it stands on record: the officer by hash; the subject stands in its own column. */
  describe({ subject: _subject, officer, ...filter }: TrailFilter): Readonly<Record<string, unknown>> {
    return { ...filter, ...(officer !== undefined && { officer: this.#options.keys.hash(officer) }) };
  }

  officerOf({ detail }: TrailEntry) {
    return detail.officer(this.#options.keys) ?? null;
  }

  procedureOf({ entry: { purpose } }: TrailEntry): TrailProcedure | null {
    if (purpose === null) return null;
    return { code: purpose, title: this.#options.purposes.get(purpose)?.title };
  }

  /** What was asked for, by source: the groups of data that were allowed, and what the source answered. */
  dataOf({ entry, detail, operation, outcome }: TrailEntry) {
    const { rules, sources } = this.#options;
    const denied = new Set(detail.texts('denied'));
    const coordinates = operation?.coordinates.filter((coordinate) => !denied.has(coordinate)) ?? [];
    const scopes = [
      ...new Set(coordinates.flatMap((coordinate) => rules.guarded.get(coordinate)?.[0] ?? [])),
    ];
    const isDisclosed = entry.kind === 'disclosed';
    const ids = isDisclosed
      ? detail.texts('sources')
      : detail.texts('parts')?.map((part) => part.split('/', 1)[0] ?? '');
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
          status: isDisclosed ? 'FOUND' : statusOf(outcome, source.id),
        };
      });
  }

  #isWithheld({ at, purpose, agency, dossier }: Entry): boolean {
    const now = Date.now();
    return this.#options.withheld.some(
      (rule) =>
        now < at + rule.days * DAY_MS &&
        fits(rule.purposes, purpose ?? '') &&
        fits(rule.agencies, agency ?? '') &&
        fits(rule.dossiers, dossier ?? ''),
    );
  }

  async #complete(entries: readonly Entry[]): Promise<readonly TrailEntry[]> {
    const { reader } = this.#options;
    const intentOf = (entry: Entry) => (entry.kind === 'intent' ? entryId(entry) : entry.intent);
    const intents = [...new Set(entries.flatMap((entry) => intentOf(entry) ?? []))];
    const hashes = [...new Set(entries.flatMap(({ operation }) => operation ?? []))];
    const [outcomes, contents] = await Promise.all([
      intents.length === 0
        ? []
        : reader.search({ intents, kinds: ['outcome'], order: 'oldest first', limit: intents.length }),
      hashes.length === 0 ? [] : reader.contents(hashes),
    ]);
    const outcomeOf = new Map(outcomes.map((entry) => [entry.intent, new Detail(entry)]));
    const textOf = new Map(contents.map(({ hash, text }) => [hash, operationIn(text)]));
    return entries.map((entry) => ({
      entry,
      detail: new Detail(entry),
      operation: entry.operation === null ? undefined : textOf.get(entry.operation),
      outcome: outcomeOf.get(intentOf(entry)),
    }));
  }
}

function placed(node: TrailEntry) {
  return { place: node.entry, node };
}

function operationIn(text: string): TrailEntry['operation'] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as src/audit/operation-text.ts wrote it
  return JSON.parse(text) as NonNullable<TrailEntry['operation']>;
}

/** The least good of what the source's parts said; what is not on record is not known. */
function statusOf(outcome: Detail | undefined, sourceId: string) {
  const statuses =
    outcome?.outcomes?.filter(([source]) => source === sourceId).map(([, , status]) => status) ?? [];
  return (
    (['FOUND', 'MISMATCH', 'NOT_FOUND', 'REFUSED', 'UNAVAILABLE', 'NOT_ASKED'] as const).find((status) =>
      statuses.includes(status),
    ) ?? null
  );
}

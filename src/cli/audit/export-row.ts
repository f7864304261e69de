/** A row of an export, with people unsealed as far as allowed. */
import { LRUCache } from 'lru-cache';
import { Detail } from '../../ledger/detail.ts';
import { entryId, parseEntryId, type Entry } from '../../ledger/entry.ts';
import { recordedOperation, type RecordedOperation } from '../../audit/operation-text.ts';
import type { AuditKeys } from '../../ledger/keys.ts';
import { isoTime } from '../../ledger/month.ts';
import { openOfficer, type Sealed } from '../../ledger/sealed.ts';
import type { AuditStore } from '../../ledger/stores/store.ts';

/** Columns of an export, in order. */
export interface ExportRow {
  readonly id: string;
  /** ISO 8601 in UTC. */
  readonly time: string;
  readonly kind: string;
  readonly request: string | null;
  readonly intent: string | null;
  readonly application: string | null;
  readonly agency: string | null;
  /** Number of the officer, or the keyed hash if it cannot be unsealed. */
  readonly officer: string | null;
  readonly officerName: string | null;
  /** Number of the person concerned with `--reveal`, otherwise the keyed hash. */
  readonly subject: string | null;
  readonly purpose: string | null;
  readonly dossier: string | null;
  /** Name of the operation's text. */
  readonly operation: string | null;
  /** Parts as `source/part`; in an outcome with the status, `source/part STATUS`. */
  readonly sources: readonly string[];
  readonly clientAddress: string | null;
  readonly clientPort: string | null;
  /** Other members of the entry's detail. */
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Cached intents and operations. */
const MOST_REMEMBERED = 1000;

export class ExportedRows {
  readonly #store: Pick<AuditStore, 'entries' | 'contents'>;
  readonly #keys: Pick<AuditKeys, 'open'>;
  readonly #reveal: boolean;
  readonly #intents = new LRUCache<string, Sealed>({ max: MOST_REMEMBERED });
  readonly #operations = new LRUCache<string, RecordedOperation>({ max: MOST_REMEMBERED });

  constructor(
    store: Pick<AuditStore, 'entries' | 'contents'>,
    keys: Pick<AuditKeys, 'open'>,
    reveal: boolean,
  ) {
    this.#store = store;
    this.#keys = keys;
    this.#reveal = reveal;
  }

  /** @throws whatever the store throws when it cannot be read */
  async of(entry: Entry): Promise<ExportRow> {
    const detail = new Detail(entry);
    const { sealed: _sealed, client, parts, ...rest } = detail.values;
    const sealed = await this.#sealedOf(entry, detail.sealed);
    const officer = openOfficer(sealed, this.#keys);
    const [, address = null, port = null] =
      typeof client === 'string' ? (/^(\[.*\]|[^:]*):(\d+)$/.exec(client) ?? []) : [];
    const isOutcome = entry.kind === 'outcome';
    const denied = entry.kind === 'intent' ? await this.#deniedIn(entry.operation) : [];
    return {
      id: entryId(entry),
      time: isoTime(entry.at),
      kind: entry.kind,
      request: entry.request,
      intent: entry.intent,
      application: entry.application,
      agency: entry.agency,
      officer: officer?.identityNumber ?? entry.officer,
      officerName: officer?.fullName ?? null,
      subject: this.#subject(sealed.subject) ?? entry.subject,
      purpose: entry.purpose,
      dossier: entry.dossier,
      operation: entry.operation,
      sources: sourcesOf(parts ?? rest['sources']),
      clientAddress: address ?? (typeof client === 'string' ? client : null),
      clientPort: port,
      // An outcome has more members of each part than the column.
      detail: {
        ...(isOutcome && parts !== undefined && { parts }),
        ...(denied.length > 0 && { denied }),
        ...rest,
      },
    };
  }

  /** Fields of an operation that the caller was not allowed to read. */
  async #deniedIn(hash: string | null): Promise<readonly string[]> {
    if (hash === null) return [];
    const known = this.#operations.get(hash);
    if (known) return known.denied;
    const [content] = await this.#store.contents([hash]);
    const operation = recordedOperation(content?.text ?? '');
    this.#operations.set(hash, operation);
    return operation.denied;
  }

  /** An outcome has the officer and subject of its intent, a disclosure has its officer. */
  async #sealedOf(entry: Entry, own: Sealed): Promise<Sealed> {
    if (entry.kind === 'intent') this.#intents.set(entryId(entry), own);
    if (entry.intent === null) return own;
    const { officer, subject } = this.#intents.get(entry.intent) ?? (await this.#intent(entry.intent));
    return {
      ...(officer !== undefined && { officer }),
      ...(entry.kind === 'outcome' && subject !== undefined && { subject }),
      ...own,
    };
  }

  async #intent(id: string): Promise<Sealed> {
    const place = parseEntryId(id);
    const [intent] = place ? await this.#store.entries(place.writer, place.sequence - 1, 1) : [];
    const sealed = intent && entryId(intent) === id ? new Detail(intent).sealed : {};
    this.#intents.set(id, sealed);
    return sealed;
  }

  #subject(sealed: string | undefined): string | undefined {
    return this.#reveal && sealed !== undefined ? this.#keys.open(sealed) : undefined;
  }
}

function sourcesOf(parts: unknown): readonly string[] {
  if (!Array.isArray(parts)) return [];
  return parts.flatMap((part: unknown): readonly string[] => {
    if (typeof part === 'string') return [part];
    if (!Array.isArray(part)) return [];
    const [source, name, status] = part.map(String);
    return [`${source}/${name} ${status}`];
  });
}

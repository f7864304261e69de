/**
 * Room for entries that wait to be written, by number and by bytes. Accounts share it, so that an account
 * that posts much is refused alone. Intents leave room for their outcomes.
 */
import type { AccountPath, Denial, Permit, SharedPool } from '../fairness/shared-pool.ts';
import type { SharedResources } from '../fairness/shared-resources.ts';
import type { Posting } from './entry.ts';
import type { AuditConfig } from './settings.ts';

/** Estimated size of an entry without its detail. */
const ENTRY_BYTES = 512;

/** An outcome follows each intent. */
const ROOM_FOR_INTENT = 2;

/** Above this fill level the log counts as unavailable. */
const FULL = 0.9;

export class AuditQueue {
  readonly #entries: SharedPool;
  readonly #bytes: SharedPool;

  constructor({ queue, queueBytes }: Pick<AuditConfig, 'queue' | 'queueBytes'>, shared: SharedResources) {
    this.#entries = shared.pool({ name: 'audit_entries', capacity: queue });
    this.#bytes = shared.pool({ name: 'audit_bytes', capacity: queueBytes });
  }

  /** Waiting entries. */
  get entries(): number {
    return this.#entries.used;
  }

  get isFull(): boolean {
    return [this.#entries, this.#bytes].some(({ used, capacity }) => used >= capacity * FULL);
  }

  get hasRoomForRefusals(): boolean {
    return [this.#entries, this.#bytes].every(({ used, capacity }) => used < capacity / 4);
  }

  hasRoomFor(account: AccountPath): boolean {
    return this.#entries.free(account) >= ROOM_FOR_INTENT && this.#bytes.free(account) >= ENTRY_BYTES;
  }

  take(posting: Posting, account: AccountPath): Permit | Denial {
    const { length } = posting.drafts;
    const needed = posting.drafts[0]?.kind === 'intent' ? ROOM_FOR_INTENT * length : length;
    const entries = this.#entries.take(account, length, needed);
    if (typeof entries === 'string') return entries;
    const bytes = this.#bytes.take(account, bytesOf(posting));
    if (typeof bytes !== 'string')
      return {
        release: () => {
          entries.release();
          bytes.release();
        },
      };
    entries.release();
    return bytes;
  }
}

function bytesOf({ drafts, contents, statement }: Posting): number {
  let bytes = statement?.length ?? 0;
  for (const { detail, dossier } of drafts) {
    bytes +=
      ENTRY_BYTES + (dossier?.length ?? 0) + (typeof detail === 'string' ? detail.length : ENTRY_BYTES);
  }
  for (const { text } of contents) bytes += text.length;
  return bytes;
}

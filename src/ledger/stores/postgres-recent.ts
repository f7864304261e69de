/**
 * The batches that the database took last. A standby that is promoted may not have received them yet: the server that takes
 * over is brought what it lacks. Bringing it what it has changes nothing.
 */
import type { Batch } from './store.ts';

/** What the database took longer ago counts as copied. */
const KEPT_MS = 60_000;
/** About as many bytes are kept. */
const KEPT_BYTES = 16_777_216;
/** Of an entry beside its detail. */
const ENTRY_BYTES = 500;

interface Kept {
  readonly batch: Batch;
  readonly bytes: number;
  /** In milliseconds of the monotonic clock. */
  readonly at: number;
}

export class RecentBatches {
  readonly #kept: Kept[] = [];
  #bytes = 0;
  #server: string | undefined;

  /**
   * @param server what tells the server that has just answered from others
   * @param write rejects when the server does not take a batch; then all are brought again the next time
   */
  async bring(server: string, write: (batch: Batch) => Promise<void>): Promise<void> {
    if (this.#server !== undefined && this.#server !== server) {
      // Others may be noted meanwhile.
      const kept = this.#kept.slice();
      for (const { batch } of kept) await write(batch);
    }
    this.#server = server;
  }

  /** Time passes only by what the database takes: while it is away, nothing is forgotten. */
  note(batch: Batch): void {
    const at = performance.now();
    const bytes = sizeOf(batch);
    this.#kept.push({ batch, bytes, at });
    this.#bytes += bytes;
    while (this.#bytes > KEPT_BYTES || (this.#kept[0]?.at ?? at) < at - KEPT_MS) {
      this.#bytes -= this.#kept.shift()?.bytes ?? 0;
      if (this.#kept.length === 0) return;
    }
  }
}

function sizeOf({ entries, contents }: Batch): number {
  const texts = [...entries.map(({ detail }) => detail), ...contents.map(({ text }) => text)];
  return texts.reduce((sum, { length }) => sum + length, entries.length * ENTRY_BYTES);
}

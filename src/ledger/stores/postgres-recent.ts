/**
 * The batches that the database took last. A promoted standby may not have received them, so they are written
 * to it again. Writing a batch that the server has changes nothing.
 */
import type { Batch } from './store.ts';

/** Older batches count as replicated. */
const KEPT_MS = 60_000;
/** About the most bytes that are kept. */
const KEPT_BYTES = 16_777_216;
/** Estimated size of an entry without its detail. */
const ENTRY_BYTES = 500;

interface Kept {
  readonly batch: Batch;
  readonly bytes: number;
  /** Milliseconds of the monotonic clock. */
  readonly at: number;
}

export class RecentBatches {
  readonly #kept: Kept[] = [];
  #bytes = 0;
  #server: string | undefined;

  /**
   * Writes the kept batches to a server that is not the last one.
   *
   * @param server identifies the server that has just answered
   * @param write rejects when the server does not take a batch; the next call then writes all batches again
   */
  async replay(server: string, write: (batch: Batch) => Promise<void>): Promise<void> {
    if (this.#server !== undefined && this.#server !== server) {
      // More batches may be noted meanwhile.
      const kept = this.#kept.slice();
      for (const { batch } of kept) await write(batch);
    }
    this.#server = server;
  }

  /** Called when the database has taken a batch, so no old batch is dropped while it is away. */
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

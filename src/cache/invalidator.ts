/** Invalidation by an event: entries about its numbers are no longer served. */
import type { IdentityNumber } from '../subject/identity-number.ts';

export interface Invalidator {
  /**
   * Drops all entries about these numbers of one source, on all replicas. Idempotent.
   *
   * @throws unknown if that is not certain
   */
  invalidate(sourceId: string, numbers: readonly IdentityNumber[]): Promise<void>;
}

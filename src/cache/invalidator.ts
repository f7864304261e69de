/** What an event does: nothing cached about these numbers may be served any more. */
import type { IdentityNumber } from '../subject/identity-number.ts';

export interface Invalidator {
  /**
   * Drops what is cached about these numbers of one source, on all replicas. Doing it again does no harm.
   *
   * @throws unknown when it cannot be made sure
   */
  invalidate(sourceId: string, numbers: readonly IdentityNumber[]): Promise<void>;
}

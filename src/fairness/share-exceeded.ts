import type { SharedPool } from './shared-pool.ts';

/** A caller has its full share of a resource and requests more: answered as RATE_LIMITED. */
export class ShareExceeded extends Error {
  /** After the pool's window, what was spent is free again. */
  readonly retryAfterSeconds: number;

  constructor(pool: SharedPool) {
    super(pool.name);
    this.retryAfterSeconds = Math.ceil(pool.windowMs / 1000);
  }
}

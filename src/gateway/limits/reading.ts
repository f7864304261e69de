/**
 * Reading a text that is not known takes processor time that all callers share: parsing, measuring, validating and
 * estimating it. The time is measured and charged to the caller afterwards; a caller who has overdrawn the share is
 * refused before the next new text is read.
 */
import type { Consumer } from '../../access/consumer.ts';
import { ShareExceeded } from '../../fairness/share-exceeded.ts';
import type { AccountPath, SharedPool } from '../../fairness/shared-pool.ts';

export class ReadingBudget {
  readonly #pool: SharedPool;

  /** @param pool milliseconds of processor time in its window */
  constructor(pool: SharedPool) {
    this.#pool = pool;
  }

  /** @throws ShareExceeded when the caller's account is overdrawn */
  open(consumer: Consumer): Reading {
    const path = accountOf(consumer);
    const pool = this.#pool;
    // What this text costs is not known yet; a single millisecond shows whether anything is left.
    const lease = pool.take(path);
    if (typeof lease === 'string') throw new ShareExceeded(pool.name, Math.ceil(pool.windowMs / 1000));
    lease.release();
    return new Reading(pool, path);
  }
}

/** The reading of one new text. */
export class Reading {
  readonly #pool: SharedPool;
  readonly #path: AccountPath;
  #measuredMs = 0;
  #chargedMs = 0;

  constructor(pool: SharedPool, path: AccountPath) {
    this.#pool = pool;
    this.#path = path;
  }

  /** Does a part of the work that has no pause in it, and charges its time. */
  time<Result>(work: () => Result): Result {
    const stop = this.start();
    try {
      return work();
    } finally {
      stop();
    }
  }

  /** @returns ends the measurement */
  start(): () => void {
    const began = performance.now();
    return () => {
      this.#measuredMs += performance.now() - began;
      const owed = Math.round(this.#measuredMs) - this.#chargedMs;
      if (owed <= 0) return;
      this.#chargedMs += owed;
      this.#pool.charge(this.#path, owed);
    };
  }
}

export function accountOf({ application, officer = '' }: Consumer): AccountPath {
  return [application, officer];
}

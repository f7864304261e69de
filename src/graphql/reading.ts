/**
 * Reading a text that is not known takes processor time that all callers share: parsing, measuring,
 * validating and estimating it. The time is measured and charged to the caller afterwards; a caller who has
 * overdrawn the share is refused before the next new text is read.
 */
import { threadCpuUsage } from 'node:process';
import { LRUCache } from 'lru-cache';
import { ShareExceeded } from '../fairness/share-exceeded.ts';
import type { AccountPath, SharedPool } from '../fairness/shared-pool.ts';

/** Accounts whose debt is remembered. */
const DEBTORS = 10_000;

export class ReadingBudget {
  readonly #pool: SharedPool;
  /** Milliseconds that an account has had beyond its share, to be paid before it reads again. */
  readonly #debts = new LRUCache<string, number>({ max: DEBTORS });

  /** @param pool milliseconds of processor time in its window */
  constructor(pool: SharedPool) {
    this.#pool = pool;
  }

  /** @throws ShareExceeded when the caller's account is overdrawn */
  open(path: AccountPath): Reading {
    this.charge(path, 0);
    const debt = this.#debts.get(nameOf(path)) ?? 0;
    // The cost of the text is not known yet: all debt must be paid, and something left.
    const permit = this.#pool.take(path, debt + 1);
    if (typeof permit === 'string') {
      throw new ShareExceeded(this.#pool);
    }
    permit.release();
    return new Reading(this, path);
  }

  /**
   * Charges what the share of the account allows. The rest is its debt, not the pool's: work that was under
   * way before the account was overdrawn must not leave others without a share.
   */
  charge(path: AccountPath, ms: number): void {
    const name = nameOf(path);
    const owed = ms + (this.#debts.get(name) ?? 0);
    const paid = Math.min(owed, Math.floor(this.#pool.free(path)));
    if (paid > 0) this.#pool.charge(path, paid);
    if (owed > paid) this.#debts.set(name, owed - paid);
    else this.#debts.delete(name);
  }
}

/** The reading of one new text. */
export class Reading {
  readonly #budget: ReadingBudget;
  readonly #path: AccountPath;
  #measuredMs = 0;
  #chargedMs = 0;

  constructor(budget: ReadingBudget, path: AccountPath) {
    this.#budget = budget;
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
    const began = processorMs();
    return () => {
      this.#measuredMs += processorMs() - began;
      const owed = Math.round(this.#measuredMs) - this.#chargedMs;
      if (owed <= 0) return;
      this.#chargedMs += owed;
      this.#budget.charge(this.#path, owed);
    };
  }
}

/** Of this thread; time in which the machine did something else does not count. */
function processorMs(): number {
  const { user, system } = threadCpuUsage();
  return (user + system) / 1000;
}

function nameOf(path: AccountPath): string {
  return path.join('\n');
}

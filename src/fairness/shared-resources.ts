/** The resources that callers share, as one process has them: made in one place, and reported together in metrics. */
import { SharedPool, type AccountPath, type SharedPoolOptions } from './shared-pool.ts';

export interface Denied {
  /** Name of the pool. */
  readonly resource: string;
  readonly account: AccountPath;
  readonly isAddress: boolean;
}

/** Reports that an account was denied more of a resource than its share. */
export type OnDenied = (denied: Denied) => void;

export class SharedResources {
  readonly #pools: SharedPool[] = [];
  readonly #onDenied: OnDenied | undefined;

  constructor(onDenied?: OnDenied) {
    this.#onDenied = onDenied;
  }

  /** Makes a pool that metrics report. */
  pool(options: Omit<SharedPoolOptions, 'onDenied'>): SharedPool {
    const { name: resource, holdPerFreeUnit } = options;
    const pool = new SharedPool({
      ...options,
      // Only applications and officers share by the default factors.
      onDenied: (account) =>
        this.#onDenied?.({ resource, account, isAddress: holdPerFreeUnit !== undefined }),
    });
    this.#pools.push(pool);
    return pool;
  }

  get pools(): readonly SharedPool[] {
    return this.#pools;
  }
}

/** The resources that callers share, as one process has them: made in one place, and reported together in metrics. */
import { SharedPool, type SharedPoolOptions } from './shared-pool.ts';

export class SharedResources {
  readonly #pools: SharedPool[] = [];

  /** Makes a pool that metrics report. */
  pool(options: SharedPoolOptions): SharedPool {
    const pool = new SharedPool(options);
    this.#pools.push(pool);
    return pool;
  }

  get pools(): readonly SharedPool[] {
    return this.#pools;
  }
}

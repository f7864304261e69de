/**
 * A bounded resource that callers share. Each caller may take more only while its own units are few beside
 * the free ones (dynamic thresholds: Choudhury and Hahne, IEEE/ACM Transactions on Networking 6, 1998). A
 * single caller may use most of the resource; greedy callers together always leave room for a caller without
 * units.
 */

/**
 * Holder of units, from coarse to fine: application and officer, or a network address. Each level is bounded
 * by the units free above it. An empty path is bounded by the capacity alone.
 */
export type AccountPath = readonly string[];

/** Units taken from a pool, as of a semaphore. */
export interface Permit {
  /** Gives them back. Further calls do nothing. */
  release(this: void): void;
}

export interface SharedPoolOptions {
  /** As metrics name it, e.g. `audit_entries`. */
  readonly name: string;
  /** Units that there are. */
  readonly capacity: number;
  /** Milliseconds after which what was spent is free again; see `spend`. Default 1000. */
  readonly windowMs?: number;
  /**
   * By level of the path: units that a holder may hold for each unit that is free above it. A small figure
   * keeps more free for others, a large one gives more to a holder who is alone. Default 2 for applications,
   * 1/4 for their officers.
   */
  readonly holdPerFreeUnit?: readonly number[];
  /** Reports each denial. */
  readonly onDenied?: (path: AccountPath) => void;
}

/** Reason for a rejection: the resource is exhausted, or the caller has its full share. */
export type Denial = 'EXHAUSTED' | 'OVERDRAWN';

/** An application alone may hold 2/3 of a resource, an officer alone 2/7. */
const HOLD_PER_FREE_UNIT = [2, 0.25];

export class SharedPool {
  readonly name: string;
  readonly capacity: number;
  readonly windowMs: number;
  readonly #holdPerFreeUnit: readonly number[];
  readonly #onDenied: SharedPoolOptions['onDenied'];
  readonly #root = new Holder();
  readonly #spent: Spending[] = [];
  #denied = 0;

  constructor({
    name,
    capacity,
    windowMs = 1000,
    holdPerFreeUnit = HOLD_PER_FREE_UNIT,
    onDenied,
  }: SharedPoolOptions) {
    this.#onDenied = onDenied;
    this.name = name;
    this.#holdPerFreeUnit = holdPerFreeUnit;
    this.capacity = capacity;
    this.windowMs = windowMs;
  }

  /** Units taken and not given back. */
  get used(): number {
    this.#expire();
    return this.#root.held;
  }

  /** Rejections since the start. */
  get denied(): number {
    return this.#denied;
  }

  /** Units that this caller could take now. */
  free(path: AccountPath): number {
    this.#expire();
    let least = this.capacity - this.#root.held;
    let free = least;
    let holder: Holder | undefined = this.#root;
    for (const [level, name] of path.entries()) {
      holder = holder?.below.get(name);
      free = (this.#holdPerFreeUnit[level] ?? 1) * free - (holder?.held ?? 0);
      least = Math.min(least, free);
    }
    return Math.max(least, 0);
  }

  /**
   * Takes units until they are released.
   *
   * @param needed units that must be free for it, where more than the amount will follow
   */
  take(path: AccountPath, amount = 1, needed = amount): Permit | Denial {
    if (needed > this.free(path)) return this.#deny(path, needed);
    this.#add(path, amount);
    let isHeld = true;
    return {
      release: () => {
        if (isHeld) this.#add(path, -amount);
        isHeld = false;
      },
    };
  }

  /**
   * Spends units, which are free again after the window: of a rate, as of processor time.
   *
   * @returns undefined when they were given
   */
  spend(path: AccountPath, amount = 1): Denial | undefined {
    if (amount > this.free(path)) return this.#deny(path, amount);
    this.charge(path, amount);
    return undefined;
  }

  /** Spends units whose number is known only afterwards; nothing is denied. */
  charge(path: AccountPath, amount: number): void {
    this.#expire();
    this.#add(path, amount);
    this.#spent.push({ path, amount, until: performance.now() + this.windowMs });
  }

  #deny(path: AccountPath, amount: number): Denial {
    this.#denied += 1;
    this.#onDenied?.(path);
    return amount > this.capacity - this.#root.held ? 'EXHAUSTED' : 'OVERDRAWN';
  }

  #add(path: AccountPath, amount: number): void {
    this.#root.held += amount;
    let holder = this.#root;
    for (const name of path) {
      const next = holder.below.get(name) ?? new Holder();
      holder.below.set(name, next);
      next.held += amount;
      // Holders come and go; one without units is removed, with those below it.
      if (next.held <= 0) {
        holder.below.delete(name);
        return;
      }
      holder = next;
    }
  }

  #expire(): void {
    const now = performance.now();
    let past = 0;
    for (; past < this.#spent.length; past += 1) {
      const spending = this.#spent[past];
      if (!spending || spending.until > now) break;
      this.#add(spending.path, -spending.amount);
    }
    if (past > 0) this.#spent.splice(0, past);
  }
}

interface Spending {
  readonly path: AccountPath;
  readonly amount: number;
  /** By the monotonic clock. */
  readonly until: number;
}

class Holder {
  held = 0;
  readonly below = new Map<string, Holder>();
}

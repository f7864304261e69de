/** Counts of this process by key within windows of time, in a bounded LRU. */
import { LRUCache } from 'lru-cache';

export interface Window {
  /** Counted in this window. */
  readonly used: number;
  /** End, in milliseconds of the monotonic clock. */
  readonly endsAt: number;
}

export class Windows {
  readonly #windows: LRUCache<string, Window>;

  /** @param most windows that are kept */
  constructor(most: number) {
    this.#windows = new LRUCache({ max: most });
  }

  /** The window that has not ended yet. */
  read(key: string): Window | undefined {
    const window = this.#windows.get(key);
    return window && window.endsAt > performance.now() ? window : undefined;
  }

  /** Counts more, or less where something is taken back; a window begins with the first. */
  add(key: string, amount: number, seconds: number): Window {
    const { used, endsAt } = this.read(key) ?? { used: 0, endsAt: performance.now() + seconds * 1000 };
    return this.set(key, { used: Math.max(0, used + amount), endsAt });
  }

  set(key: string, window: Window): Window {
    this.#windows.set(key, window);
    return window;
  }

  /** Takes over a count that others keep too, unless more is known here. */
  learn(key: string, window: Window): void {
    const known = this.read(key);
    if (!known || window.used >= known.used) this.set(key, window);
  }
}

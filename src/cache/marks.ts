/**
 * Marks of record changes and refusals. A value is valid only with the mark that is current under its name.
 * Marks are sealed for their name and strictly ordered, and this process remembers the latest it has met: a
 * mark deleted, forged or rolled back in Redis is detected, and the remembered mark stays valid.
 */
import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { KeyRing } from '../lib/key-ring.ts';

export interface Mark {
  /** Milliseconds since 1970, raised where necessary above the mark before. */
  readonly order: number;
  /** Form in values. */
  readonly text: string;
  /** Form in Redis. */
  readonly sealed: string;
}

/** Stored mark compared with the remembered one. */
export interface Judged {
  /** Valid mark: '' for none, undefined if unreadable. */
  readonly text: string | undefined;
  /** Remembered mark that is missing in Redis. */
  readonly lost: Mark | undefined;
}

/** Largest difference between the clocks of replicas. */
export const CLOCKS_MS = 60_000;

const REMEMBERED = 100_000;

export class Marks {
  readonly #ring: KeyRing;
  readonly #lifeMs: number;
  readonly #met: LRUCache<string, Mark>;
  #forgotten = 0;

  /** @param lifeMs longest lifetime of a value */
  constructor(ring: KeyRing, lifeMs: number, remembered = REMEMBERED) {
    this.#ring = ring;
    this.#lifeMs = lifeMs + CLOCKS_MS;
    this.#met = new LRUCache({
      max: remembered,
      dispose: ({ order }, _name, reason) => {
        if (reason === 'evict') this.#forgotten = Math.max(this.#forgotten, order);
      },
    });
  }

  /** Order of the latest mark evicted from memory: a value fetched before it may be outdated. */
  get forgotten(): number {
    return this.#forgotten;
  }

  /** The mark remembered under a name. */
  met(name: string, now = Date.now()): Mark | undefined {
    const mark = this.#met.get(name);
    return mark && mark.order + this.#lifeMs > now ? mark : undefined;
  }

  /**
   * Creates a mark later than all before it.
   *
   * @param stored mark in Redis
   */
  next(name: string, stored: string | null, now = Date.now()): Mark {
    const before = Math.max(this.met(name)?.order ?? 0, this.#open(name, stored)?.order ?? 0);
    const order = Math.max(now, before + 1);
    const text = `${order.toString(36)}.${randomUUID()}`;
    const mark = { order, text, sealed: this.#ring.seal(name, text).toString('base64url') };
    this.#met.set(name, mark);
    return mark;
  }

  /** @param stored mark in Redis, or from another replica */
  judge(name: string, stored: string | null): Judged {
    const met = this.met(name);
    if (stored === null) return { text: met?.text ?? '', lost: met };
    if (stored === met?.sealed) return { text: met.text, lost: undefined };
    const opened = this.#open(name, stored);
    if (!opened || opened.order <= (met?.order ?? 0)) return { text: met?.text, lost: met };
    this.#met.set(name, opened);
    return { text: opened.text, lost: undefined };
  }

  /** Remaining lifetime in milliseconds. */
  lifeOf({ order }: Mark, now = Date.now()): number {
    return Math.min(this.#lifeMs, order + this.#lifeMs - now);
  }

  #open(name: string, sealed: string | null): Mark | undefined {
    if (sealed === null) return undefined;
    const text = this.#ring.open(name, Buffer.from(sealed, 'base64url'));
    if (text === undefined) return undefined;
    return { order: Number.parseInt(text, 36), text, sealed };
  }
}

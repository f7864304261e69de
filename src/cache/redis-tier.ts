/**
 * The tier that replicas share: sealed values in Redis, each of which dies by itself. Beside a bundle stands the mark of
 * its last change, and every value carries the mark that stood there when its source was asked: if they differ, the
 * value is outdated, whenever it was written and whatever the clocks say.
 */
import { randomUUID } from 'node:crypto';
import Type from 'typebox';
import { Check } from 'typebox/value';
import type { Entry } from './entry.ts';
import type { Impatience } from './impatience.ts';
import type { Place } from './place.ts';
import type { Slot } from './record-cache.ts';
import type { RedisClient } from './redis.ts';
import type { KeyRing } from './sealing.ts';

/** Changes with the form of what is kept. */
const PREFIX = 'lienthong:1:';

const Kept = Type.Object({
  tombstone: Type.String(),
  entry: Type.Object({
    reply: Type.Union([
      Type.Object({ candidates: Type.Array(Type.Object({ evidence: Type.Object({}) })) }),
      Type.Object({ mismatch: Type.Literal(true) }),
    ]),
    requestId: Type.Union([Type.String(), Type.Null()]),
    fetchedAt: Type.Number(),
    freshUntil: Type.Number(),
    keptUntil: Type.Number(),
  }),
});

export interface Shared {
  readonly record: Entry | undefined;
  readonly negative: Entry | undefined;
  readonly licensed: boolean;
  readonly tombstone: string;
}

export class RedisTier {
  readonly #redis: RedisClient;
  readonly #impatience: Impatience;
  readonly #ring: KeyRing;

  constructor(redis: RedisClient, impatience: Impatience, ring: KeyRing) {
    this.#redis = redis;
    this.#impatience = impatience;
    this.#ring = ring;
  }

  /** @returns undefined when Redis does not answer in time */
  async read(place: Place): Promise<Shared | undefined> {
    const names = [this.#name(place, 'record'), this.#name(place, 'negative')] as const;
    const found = await this.#impatience.attempt(() =>
      Promise.all([
        this.#redis.mgetBuffer([...names, tombstoneOf(place.bundle)]),
        this.#redis.exists(licenceOf(place.licence)),
      ]),
    );
    if (!found) return undefined;
    const [[record, negative, mark], licences] = found;
    const tombstone = mark?.toString() ?? '';
    return {
      record: this.#open(names[0], record, tombstone),
      negative: this.#open(names[1], negative, tombstone),
      licensed: licences > 0,
      tombstone,
    };
  }

  /** @returns undefined when Redis does not answer in time */
  async tombstone(bundle: string): Promise<string | undefined> {
    const mark = await this.#impatience.attempt(() => this.#redis.mget(tombstoneOf(bundle)));
    return mark && (mark[0] ?? '');
  }

  write(place: Place, slot: Slot, entry: Entry, tombstone: string): void {
    const name = this.#name(place, slot);
    const sealed = this.#ring.seal(name, JSON.stringify({ tombstone, entry }));
    const lifeMs = Math.ceil(entry.keptUntil - Date.now());
    if (lifeMs > 0) void this.#impatience.attempt(() => this.#redis.set(name, sealed, 'PX', lifeMs));
  }

  remove(place: Place): void {
    void this.#impatience.attempt(() => this.#redis.del(this.#name(place, 'record')));
  }

  grant(licence: string, lifeMs: number): void {
    void this.#impatience.attempt(() => this.#redis.set(licenceOf(licence), '1', 'PX', lifeMs));
  }

  /** @throws Error when it cannot be made sure */
  async revoke(licence: string): Promise<void> {
    await this.#redis.del(licenceOf(licence));
  }

  /**
   * Marks a bundle as changed.
   *
   * @param lifeMs no less than anything in it may still live
   * @throws Error when it cannot be made sure
   */
  async change(bundle: string, lifeMs: number): Promise<void> {
    await this.#redis.set(tombstoneOf(bundle), randomUUID(), 'PX', lifeMs);
  }

  #name(place: Place, slot: Slot): string {
    return `${PREFIX}${place.bundle}:${place[slot]}`;
  }

  #open(name: string, sealed: Buffer | null | undefined, tombstone: string): Entry | undefined {
    const text = sealed ? this.#ring.open(name, sealed) : undefined;
    if (text === undefined) return undefined;
    const kept: unknown = JSON.parse(text);
    if (!Check(Kept, kept) || kept.tombstone !== tombstone || kept.entry.keptUntil <= Date.now())
      return undefined;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- sealed by a process with the same keys, the same source version and the same form
    return kept.entry as Entry;
  }
}

function tombstoneOf(bundle: string): string {
  return `${PREFIX}${bundle}:changed`;
}

function licenceOf(licence: string): string {
  return `${PREFIX}licence:${licence}`;
}

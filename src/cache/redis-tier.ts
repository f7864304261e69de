/**
 * Redis tier, shared by replicas: sealed values with an expiry. A mark is stored per subject key at its last
 * change, and a value carries the mark that was current when its source was asked. A value with another mark
 * is outdated, independent of clocks. Grants carry the marks of refusals in the same way. The age of a value
 * is the larger of two: by the clocks of the machine that wrote it and this one, and by what is left of its
 * life in Redis.
 */
import Type from 'typebox';
import { Check } from 'typebox/value';
import { nameOf, type Authorization, type Grant, type RefusalMarks } from './authorizations.ts';
import { ageOf, isKept, type Entry } from './entry.ts';
import type { RedisGuard } from './redis-guard.ts';
import { CLOCKS_MS, Marks, type Mark } from './marks.ts';
import type { CacheKeys } from './cache-keys.ts';
import type { Slot } from './record-cache.ts';
import type { RedisClient } from './redis.ts';
import type { KeyRing } from '../lib/key-ring.ts';

/** Raised when the format of values changes. */
const PREFIX = 'lienthong:1:';

const Kept = Type.Object({
  tombstone: Type.String(),
  entry: Type.Object({
    reply: Type.Union([
      Type.Object({ candidates: Type.Array(Type.Object({ evidence: Type.Object({}) })) }),
      Type.Object({ unnamed: Type.Object({}) }),
      Type.Object({ mismatch: Type.Literal(true) }),
    ]),
    requestId: Type.Union([Type.String(), Type.Null()]),
    fetchedAt: Type.Number(),
    freshMs: Type.Number(),
    keptMs: Type.Number(),
  }),
});

const KeptGrant = Type.Object({
  marks: Type.Object({ agency: Type.String(), officer: Type.String() }),
  /** Milliseconds since 1970. */
  until: Type.Number(),
});

/** Compare and set: replaces the expected mark, a missing one or garbage. Returns the value stored afterwards. */
const REPLACE = `
  local held = redis.call('MGET', KEYS[1])[1] or ''
  if held ~= ARGV[1] and string.find(held, '^[%w_-]+$') then return held end
  redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
  return ARGV[2]`;

/** Attempts to set a mark while other replicas set the same mark. */
const REPLACE_ATTEMPTS = 20;

export interface Shared {
  readonly record: Entry | undefined;
  readonly negative: Entry | undefined;
  readonly tombstone: string | undefined;
}

/** State of an authorization in Redis. */
export interface SharedGrant {
  readonly marks: RefusalMarks | undefined;
  /** Expiry of the grant by `performance.now()` of this process; undefined without a valid grant. */
  readonly until: number | undefined;
}

export interface RedisTierOptions {
  readonly redis: RedisClient;
  readonly guard: RedisGuard;
  readonly ring: KeyRing;
  /** Longest lifetime of a value. */
  readonly lifeMs: number;
}

export class RedisTier {
  readonly #redis: RedisClient;
  readonly #guard: RedisGuard;
  readonly #ring: KeyRing;
  readonly #lifeMs: number;
  readonly #marks: Marks;

  constructor({ redis, guard, ring, lifeMs }: RedisTierOptions) {
    this.#redis = redis;
    this.#guard = guard;
    this.#ring = ring;
    this.#lifeMs = lifeMs;
    this.#marks = new Marks(ring, lifeMs);
  }

  /** @returns undefined when Redis does not answer in time */
  async read(keys: CacheKeys): Promise<Shared | undefined> {
    const names = [this.#name(keys, 'record'), this.#name(keys, 'negative')] as const;
    const found = await this.#guard.attempt(() =>
      Promise.all([
        this.#redis.mgetBuffer([...names, tombstoneOf(keys.subjectKey)]),
        this.#redis.pttl(names[0]),
        this.#redis.pttl(names[1]),
      ]),
    );
    if (!found) return undefined;
    const [[record, negative, mark], recordLeftMs, negativeLeftMs] = found;
    const tombstone = this.#judge(tombstoneOf(keys.subjectKey), mark?.toString() ?? null);
    return {
      record: this.#open(names[0], record, tombstone, recordLeftMs),
      negative: this.#open(names[1], negative, tombstone, negativeLeftMs),
      tombstone,
    };
  }

  /** @returns undefined when Redis does not answer in time, or its mark cannot be read */
  async tombstone(subjectKey: string): Promise<string | undefined> {
    const name = tombstoneOf(subjectKey);
    const found = await this.#guard.attempt(() => this.#redis.mget(name));
    return found && this.#judge(name, found[0] ?? null);
  }

  write(keys: CacheKeys, slot: Slot, entry: Entry, tombstone: string): void {
    const { arrivedAt: _arrivedAt, ...kept } = entry;
    this.#set(this.#name(keys, slot), { tombstone, entry: kept }, entry.keptMs - ageOf(entry));
  }

  remove(keys: CacheKeys): void {
    void this.#guard.attempt(() => this.#redis.del(this.#name(keys, 'record')));
  }

  /** @returns undefined when Redis does not answer in time */
  async readGrant(authorization: Authorization): Promise<SharedGrant | undefined> {
    const { agency, officer } = authorization;
    const name = grantOf(authorization);
    const marked = [agency, ...(officer === undefined ? [] : [officer])].map(refusalOf);
    const found = await this.#guard.attempt(() => this.#redis.mgetBuffer([name, ...marked]));
    if (!found) return undefined;
    const [sealed, ...stored] = found;
    const judged = marked.map((one, i) => this.#judge(one, stored[i]?.toString() ?? null));
    if (judged.includes(undefined)) return { marks: undefined, until: undefined };
    const [ofAgency = '', ofOfficer = ''] = judged;
    const marks = { agency: ofAgency, officer: ofOfficer };
    return { marks, until: this.#openGrant(name, sealed, marks) };
  }

  grant(authorization: Authorization, { marks, until }: Grant): void {
    const lifeMs = until - performance.now();
    this.#set(grantOf(authorization), { marks, until: Date.now() + lifeMs }, lifeMs);
  }

  /**
   * Marks a subject key as changed.
   *
   * @returns the mark, for other replicas
   * @throws Error if that is not certain
   */
  async change(subjectKey: string): Promise<string> {
    return this.#mark(tombstoneOf(subjectKey));
  }

  /**
   * Marks an authorization as refused.
   *
   * @param name of the agency or of the officer
   * @returns the mark, for other replicas
   * @throws Error if that is not certain
   */
  async refuse(name: string): Promise<string> {
    return this.#mark(refusalOf(name));
  }

  /** Takes over the mark that another replica has set for a changed subject key. */
  heardChange(subjectKey: string, mark: string): void {
    this.#takeOver(tombstoneOf(subjectKey), mark);
  }

  /** Takes over the mark that another replica has set for a refusal. */
  heardRefusal(name: string, mark: string): void {
    this.#takeOver(refusalOf(name), mark);
  }

  /** A mark older than the remembered one comes from a replica that did not know it: a later mark replaces both. */
  #takeOver(name: string, sealed: string): void {
    if (this.#marks.judge(name, sealed).lost) void this.#mark(name).catch(() => undefined);
  }

  async #mark(name: string): Promise<string> {
    // The remembered mark is usually the stored one.
    let stored = this.#marks.met(name)?.sealed ?? null;
    for (let attempt = 0; attempt < REPLACE_ATTEMPTS; attempt += 1) {
      const mark = this.#marks.next(name, stored);
      const held = await this.#replace(name, stored, mark);
      if (held === mark.sealed) return held;
      stored = held || null;
    }
    throw new Error('The mark cannot be put in its place.');
  }

  async #replace(name: string, stored: string | null, mark: Mark): Promise<string> {
    const lifeMs = Math.max(1, Math.ceil(this.#marks.lifeOf(mark)));
    return String(await this.#redis.eval(REPLACE, 1, name, stored ?? '', mark.sealed, lifeMs));
  }

  /** Returns the valid mark, and restores it if Redis has lost it. */
  #judge(name: string, stored: string | null): string | undefined {
    const { text, lost } = this.#marks.judge(name, stored);
    if (lost) void this.#guard.attempt(() => this.#replace(name, stored, lost));
    return text;
  }

  #set(name: string, value: object, lifeMs: number): void {
    if (lifeMs <= 0) return;
    const sealed = this.#ring.seal(name, JSON.stringify(value));
    void this.#guard.attempt(() => this.#redis.set(name, sealed, 'PX', Math.ceil(lifeMs)));
  }

  #name(keys: CacheKeys, slot: Slot): string {
    return `${PREFIX}${keys.subjectKey}:${keys[slot]}`;
  }

  /** @param leftMs of its life in Redis; negative for a value without an end, or that has ended since it was read */
  #open(
    name: string,
    sealed: Buffer | null | undefined,
    tombstone: string | undefined,
    leftMs: number,
  ): Entry | undefined {
    const text = sealed ? this.#ring.open(name, sealed) : undefined;
    if (text === undefined) return undefined;
    const kept: unknown = JSON.parse(text);
    if (!Check(Kept, kept) || kept.tombstone !== tombstone) return undefined;
    const { fetchedAt, keptMs } = kept.entry;
    const byClocks = Date.now() - fetchedAt;
    // A value from the future shows that a clock was set: its age is unknown.
    if (leftMs < 0 || byClocks < -CLOCKS_MS || fetchedAt <= this.#marks.forgotten) return undefined;
    const arrivedAt = performance.now() - Math.max(byClocks, keptMs - leftMs, 0);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- sealed by a process with the same keys, the same source version and the same form
    const entry = { ...kept.entry, arrivedAt } as Entry;
    return isKept(entry) ? entry : undefined;
  }

  #openGrant(name: string, sealed: Buffer | null | undefined, marks: RefusalMarks): number | undefined {
    const text = sealed ? this.#ring.open(name, sealed) : undefined;
    if (text === undefined) return undefined;
    const kept: unknown = JSON.parse(text);
    if (!Check(KeptGrant, kept)) return undefined;
    if (kept.marks.agency !== marks.agency || kept.marks.officer !== marks.officer) return undefined;
    const leftMs = kept.until - Date.now();
    // A grant that ends later than the longest lifetime comes from a clock that was set.
    if (leftMs <= 0 || leftMs > this.#lifeMs + CLOCKS_MS) return undefined;
    return kept.until - this.#lifeMs > this.#marks.forgotten
      ? performance.now() + Math.min(leftMs, this.#lifeMs)
      : undefined;
  }
}

function tombstoneOf(subjectKey: string): string {
  return `${PREFIX}${subjectKey}:changed`;
}

function grantOf(authorization: Authorization): string {
  return `${PREFIX}authorization:${nameOf(authorization)}:granted`;
}

function refusalOf(name: string): string {
  return `${PREFIX}authorization:${name}:refused`;
}

/**
 * Memory tier: parsed, frozen records, bounded by bytes. It is closed while the process receives no changes,
 * since its entries might be outdated.
 */
import { LRUCache } from 'lru-cache';
import { Changes } from './changes.ts';
import { isKept, type Entry } from './entry.ts';

/** Entries of one subject key, by their key within it. */
interface SubjectEntries {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly bytes: ReadonlyMap<string, number>;
}

/** Estimated overhead of an entry: names, map, list links. */
const OVERHEAD_BYTES = 500;

export class MemoryTier {
  readonly changes = new Changes();
  readonly #subjects: LRUCache<string, SubjectEntries>;
  #open = true;

  constructor(maxBytes: number) {
    this.#subjects = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: ({ bytes }) => bytes.values().reduce((sum, one) => sum + one, OVERHEAD_BYTES),
    });
  }

  /** Estimated bytes in use. */
  get bytes(): number {
    return this.#subjects.calculatedSize;
  }

  /** @returns the entry of each name, in their order */
  read(
    subjectKey: string,
    names: readonly string[],
    now = performance.now(),
  ): readonly (Entry | undefined)[] {
    const entries = this.#subjects.get(subjectKey)?.entries;
    return names.map((name) => {
      const entry = entries?.get(name);
      return entry && isKept(entry, now) ? entry : undefined;
    });
  }

  /** @param since the count of changes when the answer was asked for */
  write(subjectKey: string, name: string, entry: Entry, since: number): void {
    if (!this.#open || this.changes.hasChanged(subjectKey, since)) return;
    const held = this.#subjects.get(subjectKey);
    const now = performance.now();
    // Two answers may have been in flight at once; the later one wins.
    if ((held?.entries.get(name)?.arrivedAt ?? Number.NEGATIVE_INFINITY) > entry.arrivedAt) return;
    const others = [...(held?.entries ?? [])].filter(([other, kept]) => other !== name && isKept(kept, now));
    const bytes = 2 * JSON.stringify(entry).length + OVERHEAD_BYTES;
    this.#subjects.set(subjectKey, {
      entries: new Map([...others, [name, frozen(entry)]]),
      bytes: new Map([
        ...others.map(([other]) => [other, held?.bytes.get(other) ?? 0] as const),
        [name, bytes],
      ]),
    });
  }

  remove(subjectKey: string, name: string): void {
    const held = this.#subjects.get(subjectKey);
    if (!held?.entries.has(name)) return;
    const without = <Value>(map: ReadonlyMap<string, Value>) =>
      new Map([...map].filter(([key]) => key !== name));
    this.#subjects.set(subjectKey, { entries: without(held.entries), bytes: without(held.bytes) });
  }

  /** A record has changed: drops all entries of its subject key. */
  drop(subjectKey: string): void {
    this.changes.note(subjectKey);
    this.#subjects.delete(subjectKey);
  }

  /** The process no longer receives changes. */
  close(): void {
    this.#open = false;
    this.#subjects.clear();
    this.changes.noteUnknown();
  }

  /** The process receives changes again. */
  reopen(): void {
    this.changes.noteUnknown();
    this.#open = true;
  }
}

/** Freezes a record, since many requests share it. */
function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

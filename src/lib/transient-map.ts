/**
 * A Map for much that comes and goes. V8's Map leaves behind the tables that it has outgrown, each pointing
 * to the next; once one of them has grown old, they and whatever they held stay until the next full
 * collection, and every scavenge copies it. Here they hold handles that have let go.
 */
export class TransientMap<Key, Value> {
  readonly #handles = new Map<Key, { value: Value | undefined }>();

  get size(): number {
    return this.#handles.size;
  }

  get(key: Key): Value | undefined {
    return this.#handles.get(key)?.value;
  }

  set(key: Key, value: Value): this {
    const handle = this.#handles.get(key);
    if (handle) handle.value = value;
    else this.#handles.set(key, { value });
    return this;
  }

  delete(key: Key): void {
    const handle = this.#handles.get(key);
    if (!handle) return;
    handle.value = undefined;
    this.#handles.delete(key);
  }

  keys(): IterableIterator<Key> {
    return this.#handles.keys();
  }

  /** In the order in which they were set first. */
  *values(): Generator<Value> {
    for (const { value } of this.#handles.values()) if (value !== undefined) yield value;
  }
}

/** Several under each key, in the order in which they came. */
export class TransientLists<Key, Item> {
  readonly #lists = new TransientMap<Key, readonly Item[]>();

  get(key: Key): readonly Item[] {
    return this.#lists.get(key) ?? [];
  }

  add(key: Key, item: Item): void {
    this.#lists.set(key, [...this.get(key), item]);
  }

  remove(key: Key, item: Item): void {
    const others = this.get(key).filter((one) => one !== item);
    if (others.length > 0) this.#lists.set(key, others);
    else this.#lists.delete(key);
  }
}

/**
 * A queue in which accounts take turns: first the applications, then the officers of the application whose
 * turn it is. A caller with one item waits for one turn of each other account, however many items those have.
 */
import type { AccountPath } from './shared-pool.ts';

export class FairQueue<Item> {
  readonly #root = new Branch<Item>();

  get size(): number {
    return this.#root.size;
  }

  /** @returns how to take the item out again before its turn; without effect afterwards */
  push(path: AccountPath, item: Item): () => void {
    const place = new Place(item);
    const branches = [this.#root];
    for (const name of path) branches.push((branches.at(-1) ?? this.#root).branchOf(name));
    branches.at(-1)?.items.push(place);
    for (const branch of branches) branch.size += 1;
    place.leave = () => {
      for (const branch of branches) branch.size -= 1;
    };
    return () => place.take();
  }

  /** Takes out the item whose turn it is. */
  shift(): Item | undefined {
    return this.#root.next()?.take();
  }
}

class Place<Item> {
  leave: () => void = () => undefined;
  #item: Item | undefined;

  constructor(item: Item) {
    this.#item = item;
  }

  get isTaken(): boolean {
    return this.#item === undefined;
  }

  take(): Item | undefined {
    const item = this.#item;
    if (item !== undefined) this.leave();
    this.#item = undefined;
    return item;
  }
}

/** The items of one account and of those below it. */
class Branch<Item> {
  size = 0;
  readonly items: Place<Item>[] = [];
  /** In the order of their turns. */
  readonly #below = new Map<string, Branch<Item>>();

  branchOf(name: string): Branch<Item> {
    const branch = this.#below.get(name) ?? new Branch<Item>();
    this.#below.set(name, branch);
    return branch;
  }

  next(): Place<Item> | undefined {
    for (let place = this.items.shift(); place; place = this.items.shift()) if (!place.isTaken) return place;
    for (const [name, branch] of this.#below) {
      this.#below.delete(name);
      const place = branch.next();
      if (!place) continue;
      // Back in line for its next turn, behind all others.
      if (branch.size > 1) this.#below.set(name, branch);
      return place;
    }
    return undefined;
  }
}

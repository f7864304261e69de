/**
 * Group commit: collects postings and hands them to the writer thread, since few large commits cost a
 * fraction of many small ones. An urgent posting goes at once, but at least `paceMs` after the last batch;
 * several urgent ones a little later; others within 20 ms. Nothing is sent while the thread writes a batch.
 */
export type Urgency = 'now' | 'soon';

export interface GroupCommitOptions<Item> {
  /** Least time between two batches, in milliseconds. */
  readonly paceMs: number;
  readonly send: (items: readonly Item[]) => void;
}

/** Delay of postings that no answer waits for, in milliseconds; shorter than an answer of a source takes. */
const SOON_MS = 20;
/** Least time between two batches while answers of several callers wait, in milliseconds. */
const GATHER_MS = 10;
/** More waiting answers count as several. */
const FEW = 2;

type Pace = Urgency | 'gather';

export class GroupCommit<Item> {
  readonly #options: GroupCommitOptions<Item>;
  #items = new Set<Item>();
  /** Items that answers wait for. */
  #urgent = 0;
  /** Items that were sent and are not done. */
  #inProgress = 0;
  #sentAt = Number.NEGATIVE_INFINITY;
  #timer: { readonly pace: Pace; readonly cancel: () => void } | undefined;

  constructor(options: GroupCommitOptions<Item>) {
    this.#options = options;
  }

  add(item: Item, urgency: Urgency): void {
    this.#items.add(item);
    if (urgency === 'now') this.#urgent += 1;
    this.#schedule();
  }

  /** Called when an answer begins to wait for the item. */
  hurry(item: Item): void {
    if (!this.#items.has(item)) return;
    this.#urgent += 1;
    this.#schedule();
  }

  /** Called when an item that was sent is durable. */
  done(): void {
    this.#inProgress -= 1;
    if (this.#inProgress <= 0) this.#schedule();
  }

  /** Sends all items again, to a new thread. */
  restart(items: readonly Item[]): void {
    this.#items = new Set(items);
    this.flush();
  }

  /** Sends all items at once, even while a batch is in progress. */
  flush(): void {
    this.#inProgress = 0;
    this.#send();
  }

  #schedule(): void {
    if (this.#inProgress > 0 || this.#items.size === 0) return;
    const pace = this.#urgent === 0 ? 'soon' : this.#urgent > FEW ? 'gather' : 'now';
    if (this.#timer?.pace === pace) return;
    this.#timer?.cancel();
    this.#timer = { pace, cancel: this.#after(this.#waitOf(pace)) };
  }

  #waitOf(pace: Pace): number {
    if (pace === 'soon') return SOON_MS;
    const { paceMs } = this.#options;
    const sinceLast = pace === 'gather' ? Math.max(paceMs, GATHER_MS) : paceMs;
    return this.#sentAt + sinceLast - performance.now();
  }

  /** Without a wait, sends after this turn of the event loop, which may add more items. */
  #after(wait: number): () => void {
    const send = () => this.#send();
    if (wait > 0) {
      const timer = setTimeout(send, wait);
      return () => clearTimeout(timer);
    }
    const immediate = setImmediate(send);
    return () => clearImmediate(immediate);
  }

  #send(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    const items = [...this.#items];
    if (items.length === 0) return;
    this.#items.clear();
    this.#urgent = 0;
    this.#inProgress = items.length;
    this.#sentAt = performance.now();
    this.#options.send(items);
  }
}

/**
 * Decides when postings go to the thread that writes. Few large commits cost a fraction of many small ones, so postings that
 * no answer waits for gather. One that an answer waits for goes at once, but for a moment after the commit before; several
 * gather until a somewhat longer moment after it. While the thread is at work nothing is sent: it could not be written
 * sooner.
 */
export type Urgency = 'now' | 'soon';

export interface GroupCommitOptions<Item> {
  /** Least time between two batches, in milliseconds. */
  readonly paceMs: number;
  readonly send: (items: readonly Item[]) => void;
}

/** How long postings gather that no answer waits for, in milliseconds; less than what a source takes to answer. */
const SOON_MS = 20;
/** Least time between two batches when answers of several callers wait, in milliseconds. */
const GATHER_MS = 10;
/** More answers that wait are several. */
const FEW = 2;

type Pace = Urgency | 'gather';

export class GroupCommit<Item> {
  readonly #options: GroupCommitOptions<Item>;
  #items = new Set<Item>();
  /** Items that answers wait for. */
  #urgent = 0;
  /** Items that were sent and are not done. */
  #atWork = 0;
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

  /** An answer waits for it by now. */
  hurry(item: Item): void {
    if (!this.#items.has(item)) return;
    this.#urgent += 1;
    this.#schedule();
  }

  /** One item that was sent is done with. */
  done(): void {
    this.#atWork -= 1;
    if (this.#atWork <= 0) this.#schedule();
  }

  /** Sends everything again, since whoever had it is gone. */
  restart(items: readonly Item[]): void {
    this.#items = new Set(items);
    this.flush();
  }

  /** Sends what there is, whoever is at work. */
  flush(): void {
    this.#atWork = 0;
    this.#send();
  }

  #schedule(): void {
    if (this.#atWork > 0 || this.#items.size === 0) return;
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

  /** At once is after what this turn of the event loop still brings. */
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
    this.#atWork = items.length;
    this.#sentAt = performance.now();
    this.#options.send(items);
  }
}
